// KES keys as Cardano stores them: Sum of depth 6 over ed25519, BLAKE2b-256 (cardano-crypto-class, Cardano.Crypto.KES.Sum).
import { blake2b } from '../crypto/hash.ts';
import { ed25519PublicKey } from './ed25519.ts';

export const kesDepth = 6;

/** A signing key at period 0 and its verification key: 608 and 32 bytes at depth 6. */
export interface KesPair {
  readonly skey: Uint8Array;
  readonly vkey: Uint8Array;
}

/**
 * A fresh key of the given depth from a 32-byte seed. Layout: key of the left half ‖ seed of the right half ‖ both halves'
 * verification keys; a leaf is an ed25519 seed. 32 + 96 × depth bytes. `loadSodium()` must have resolved.
 */
export function kesPair(seed: Uint8Array, depth: number = kesDepth): KesPair {
  if (depth === 0) return { skey: Uint8Array.from(seed), vkey: ed25519PublicKey(seed) };
  const left = kesPair(halfSeed(1, seed), depth - 1);
  const rightSeed = halfSeed(2, seed);
  const right = kesPair(rightSeed, depth - 1);
  return {
    skey: join(left.skey, rightSeed, left.vkey, right.vkey),
    vkey: blake2b(join(left.vkey, right.vkey), 32),
  };
}

/** The seed of the left (1) or right (2) half: BLAKE2b-256 of that byte and the seed. */
const halfSeed = (which: 1 | 2, seed: Uint8Array): Uint8Array =>
  blake2b(join(Uint8Array.of(which), seed), 32);

const join = (...pieces: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(pieces));
