// From a header to the key of its file: some identity must fit, and the header must then prove authentic.
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import { headerIsAuthentic, parseHeader } from './header.ts';
import type { Identity, Stanza } from './stanza.ts';

const supportedTypes: readonly string[] = ['X25519', 'scrypt'];

/** Recipient types that other age implementations know. Anything else may be a decoy, which the format encourages. */
const foreignTypes: ReadonlyMap<string, string> = new Map([
  ['mlkem768x25519', 'a post-quantum recipient'],
  ['mlkem768p256tag', 'a post-quantum hardware key'],
  ['p256tag', 'a hardware key'],
  ['piv-p256', 'a hardware key'],
  ['ssh-ed25519', 'an SSH key'],
  ['ssh-rsa', 'an SSH key'],
]);

/**
 * The 16-byte file key, which the caller zeroes.
 * Errors: header-damaged, no-matching-identity, recipient-unsupported, header-mac-wrong.
 */
export function openFileKey(headerBytes: Uint8Array, identities: readonly Identity[]): Uint8Array {
  const header = parseHeader(headerBytes);
  for (const identity of identities) {
    const fileKey = identity.unwrap(header.stanzas);
    if (fileKey === null) continue;
    if (headerIsAuthentic(header, fileKey)) return fileKey;
    fileKey.fill(0);
    throw new ColdkeepError(
      'header-mac-wrong',
      'The header of the sealed file was altered after it was sealed.',
    );
  }
  throw noMatch(header.stanzas);
}

function noMatch(stanzas: readonly Stanza[]): ColdkeepError {
  const types = stanzas.map((stanza) => stanza.words[0] ?? '');
  const foreign = types.map((type) => foreignTypes.get(type)).find((name) => name !== undefined);
  return foreign !== undefined && !types.some((type) => supportedTypes.includes(type))
    ? new ColdkeepError(
        'recipient-unsupported',
        `The file was sealed for ${foreign}, which this version cannot open.`,
      )
    : new ColdkeepError('no-matching-identity', 'The file was not sealed for this identity or passphrase.');
}
