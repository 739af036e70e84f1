// Finds the type of a Cardano key file: the `type` of a TextEnvelope, or what the prefix of a bare bech32 key says. The rest may be a
// secret key, so no strings are made of it.
import { isSecretEnvelope } from '../../../shared/profiles/envelope.ts';
import { bech32KeyType } from './checks/cardano/parse/bech32-key.ts';
import { eachMember, shortString } from './json-bytes.ts';

/** Larger files are not looked into. */
export const maxEnvelopeBytes = 64 * 1024;

const payloadKeys: ReadonlySet<string> = new Set(['cborHex', 'cborXPubKeyHex', 'encrHex']);

/**
 * The `type` of a TextEnvelope: an object with a string of that name and a payload beside it. Null for any other bytes. A type that
 * speaks of a private key counts without a payload, and in a file that breaks off after it: what is left may still be secret.
 * As in every JSON parser the last of several `type` keys counts. A file that is one bech32 key and nothing else answers the type
 * that an envelope of the same key would have.
 */
export function envelopeType(bytes: Uint8Array): string | null {
  if (bytes.length > maxEnvelopeBytes) return null;
  const seen: { type: string | null; hasPayload: boolean } = { type: null, hasPayload: false };
  const whole = eachMember(bytes, ({ name, text }) => {
    if (name === 'type') seen.type = text === null ? null : shortString(text);
    if (name !== null && payloadKeys.has(name) && text !== null) seen.hasPayload = true;
  });
  if (whole === null) return bech32KeyType(bytes);
  const { type, hasPayload } = seen;
  return type !== null && (hasPayload || isSecretEnvelope(type)) ? type : null;
}
