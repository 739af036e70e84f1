// KES signing keys as cardano-base stores them (Cardano.Crypto.KES.Sum over ed25519, BLAKE2b-256), at any evolution.
import { concatBytes, equalBytes } from '../../../../crypto/bytes.ts';
import { ed25519PublicFromSeed } from '../../../../crypto/curves.ts';
import { blake2b } from '../../../../crypto/hash.ts';

export const kesDepth = 6;
/** 608. A key of depth d is one of depth d - 1, a seed of 32 bytes and the verification keys of both halves. */
export const kesKeyBytes = 32 + 96 * kesDepth;
/** 704: a tree one deeper, as files of early test networks have it under the same type. */
export const deeperKesKeyBytes = 32 + 96 * (kesDepth + 1);

export interface KesKey {
  readonly verificationKey: Uint8Array;
  /** How often it was evolved; 0 as it was made. */
  readonly evolution: number;
  /** False where parts of it do not belong together: it signs nothing that the verification key accepts, now or later. */
  readonly holds: boolean;
}

/** Null for a length that no tree of depth 6 or 7 has. The verification key comes from the two at the top of the tree. */
export function readKesKey(key: Uint8Array): KesKey | null {
  if (key.length !== kesKeyBytes && key.length !== deeperKesKeyBytes) return null;
  const depth = (key.length - 32) / 96;
  const tree = readTree(key, depth);
  return {
    verificationKey: blake2b(key.subarray(-64), 32),
    evolution: tree?.evolution ?? 0,
    holds: tree !== null,
  };
}

interface Tree {
  readonly verificationKey: Uint8Array;
  readonly evolution: number;
}

/** Null where a half is not the one that its parent names. */
function readTree(key: Uint8Array, depth: number): Tree | null {
  if (depth === 0) return { verificationKey: ed25519PublicFromSeed(key), evolution: 0 };
  const below = key.subarray(0, -96);
  const seed = key.subarray(-96, -64);
  const left = key.subarray(-64, -32);
  const right = key.subarray(-32);
  const half = readTree(below, depth - 1);
  if (half === null) return null;
  const verificationKey = blake2b(concatBytes(left, right), 32);
  if (equalBytes(half.verificationKey, right)) {
    // In the right half the seed is spent and overwritten.
    return { verificationKey, evolution: half.evolution + 2 ** (depth - 1) };
  }
  if (!equalBytes(half.verificationKey, left)) return null;
  return equalBytes(verificationKeyOfSeed(seed, depth - 1), right)
    ? { verificationKey, evolution: half.evolution }
    : null;
}

/** The verification key of the tree that grows from a seed: its halves grow from BLAKE2b-256 of 1 and 2 before the seed. */
function verificationKeyOfSeed(seed: Uint8Array, depth: number): Uint8Array {
  if (depth === 0) return ed25519PublicFromSeed(seed);
  const halves = ([1, 2] as const).map((which) => {
    const input = concatBytes(Uint8Array.of(which), seed);
    const half = blake2b(input, 32);
    const key = verificationKeyOfSeed(half, depth - 1);
    input.fill(0);
    half.fill(0);
    return key;
  });
  return blake2b(concatBytes(...halves), 32);
}
