// Reproducible bytes for fixtures: SHA-256 in counter mode over a seed.
import { createHash } from 'node:crypto';

export function pseudoRandomBytes(seed: string, byteCount: number): Uint8Array {
  const bytes = new Uint8Array(byteCount);
  for (let offset = 0; offset < byteCount; offset += 32) {
    const block = createHash('sha256').update(`${seed}:${offset}`).digest();
    bytes.set(block.subarray(0, Math.min(32, byteCount - offset)), offset);
  }
  return bytes;
}

/** A source of bytes with the signature of the system's, which gives the same ones in every run. */
export function pseudoRandomSource(seed: string): (byteCount: number) => Uint8Array {
  let calls = 0;
  return (byteCount) => pseudoRandomBytes(`${seed}/${calls++}`, byteCount);
}
