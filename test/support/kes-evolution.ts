// Evolves KES keys as cardano-base does (SumKES, updateKES), written apart from the code that reads them.
import { kesPair } from '../../electron/core/practice/kes.ts';

/** The key of that depth that grew from a seed, at a period of its life. */
export function kesKeyAt(seed: Uint8Array, depth: number, period: number): Uint8Array {
  const fresh = Buffer.from(kesPair(seed, depth).skey);
  return evolved(fresh, depth, period);
}

function evolved(fresh: Buffer, depth: number, period: number): Buffer {
  if (depth === 0) return fresh;
  const left = fresh.subarray(0, -96);
  const rightSeed = fresh.subarray(-96, -64);
  const vkeys = fresh.subarray(-64);
  const half = 2 ** (depth - 1);
  if (period < half) return Buffer.concat([evolved(left, depth - 1, period), rightSeed, vkeys]);
  const right = Buffer.from(kesPair(rightSeed, depth - 1).skey);
  return Buffer.concat([evolved(right, depth - 1, period - half), Buffer.alloc(32), vkeys]);
}
