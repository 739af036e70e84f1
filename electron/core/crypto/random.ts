// Where randomness comes from: the operating system, unless a test brings its own.
import { randomFillSync } from 'node:crypto';

/** Answers that many fresh random bytes, which the caller owns. */
export type RandomBytes = (byteCount: number) => Uint8Array;

export const systemRandom: RandomBytes = (byteCount) => randomFillSync(new Uint8Array(byteCount));
