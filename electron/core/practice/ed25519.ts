// ed25519 from a 32-byte seed, by node:crypto: the DER frames of RFC 8410 around the bare bytes.
import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Secret seed and public key, 32 bytes each. */
export interface Ed25519Pair {
  readonly seed: Uint8Array;
  readonly publicKey: Uint8Array;
}

export const ed25519Pair = (seed: Uint8Array): Ed25519Pair => ({ seed, publicKey: ed25519PublicKey(seed) });

export function ed25519PublicKey(seed: Uint8Array): Uint8Array {
  const spki = createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' });
  return new Uint8Array(spki.subarray(spkiPrefix.length));
}

/** 64 bytes. */
export const ed25519Sign = (seed: Uint8Array, message: Uint8Array): Uint8Array =>
  new Uint8Array(sign(null, message, privateKey(seed)));

export function ed25519Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' });
  return verify(null, message, key, signature);
}

const privateKey = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
