// Reads a key of Tendermint (privval/file.go, p2p/key.go): ed25519 in base64 of seed ‖ public key, with what a validator signed last.
// The private half is decoded into bytes that are zeroed; no string is made of it.
import { createHash } from 'node:crypto';
import { ed25519PublicFromSeed } from '../../../crypto/curves.ts';
import { walkJson } from '../../forms/json-walk.ts';
import { decodeBase64 } from '../base64-bytes.ts';

export interface TendermintKey {
  /** Derived from the private half. */
  readonly publicKeyBase64: string;
  /** The first 20 bytes of SHA-256 of the public key, lower case. */
  readonly addressHex: string;
  /** What the last signature was for; null in a file that keeps none. */
  readonly height: number | null;
  readonly round: number;
  readonly step: number;
  /** What in the file does not belong to the private half, in one sentence; null where all does. */
  readonly contradiction: string | null;
}

const asText = (raw: Uint8Array): string => Buffer.from(raw.subarray(0, 100)).toString('latin1');
const numberOf = (text: string | undefined): number =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : 0;

/** Null where there is no whole ed25519 private key in it. Total. */
export function readTendermintKey(bytes: Uint8Array): TendermintKey | null {
  const said = new Map<string, string>();
  const secrets: Uint8Array[] = [];
  const end = walkJson(bytes, (path, kind, raw) => {
    const name = path.length <= 2 ? path.join('.') : '';
    if (name === 'priv_key.value' && kind === 'string') {
      const secret = decodeBase64(raw);
      if (secret !== null) secrets.push(secret);
    } else if (kind === 'string' || kind === 'number') {
      if (/^(?:address|pub_key\.value|last_height|last_round|last_step)$/.test(name))
        said.set(name, asText(raw));
    }
  });
  try {
    const secret = secrets.at(-1);
    if (end !== 'complete' || secret?.length !== 64) return null;
    const publicKey = ed25519PublicFromSeed(secret.subarray(0, 32));
    const addressHex = createHash('sha256').update(publicKey).digest('hex').slice(0, 40);
    const publicKeyBase64 = Buffer.from(publicKey).toString('base64');
    const height = said.get('last_height');
    return {
      publicKeyBase64,
      addressHex,
      height: height === undefined ? null : numberOf(height),
      round: numberOf(said.get('last_round')),
      step: numberOf(said.get('last_step')),
      contradiction: contradictionIn(said, {
        publicKeyBase64,
        addressHex,
        sameInside: sameBytes(secret.subarray(32), publicKey),
      }),
    };
  } finally {
    for (const secret of secrets) secret.fill(0);
  }
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

function contradictionIn(
  said: ReadonlyMap<string, string>,
  derived: { publicKeyBase64: string; addressHex: string; sameInside: boolean },
): string | null {
  const publicKey = said.get('pub_key.value');
  const address = said.get('address');
  if (!derived.sameInside) return 'The two halves of its private key do not belong together.';
  if (publicKey !== undefined && publicKey !== derived.publicKeyBase64) {
    return `Its public key is ${publicKey.slice(0, 12)}…, that of its private key ${derived.publicKeyBase64.slice(0, 12)}….`;
  }
  if (address !== undefined && address.toLowerCase() !== derived.addressHex) {
    return `Its address is ${address.slice(0, 12)}…, that of its private key ${derived.addressHex.slice(0, 12).toUpperCase()}….`;
  }
  return null;
}
