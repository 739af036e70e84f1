// Reads a file of a source and says whether it held still meanwhile.
import { createHash, hash } from 'node:crypto';
import { fstatSync, readSync, type BigIntStats } from 'node:fs';
import type { Pace } from './pace.ts';

export const readBufferBytes = 1024 * 1024;

export interface Reading {
  /** As it was before the last read. */
  readonly stat: BigIntStats;
  /** Of the bytes that were read, as many as `sizeBytes`. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** False if it changed during both attempts: then hash and size are of no moment in particular. */
  readonly heldStill: boolean;
  /** The whole content where it fits the buffer, valid until the next read; else nothing. */
  readonly content: Uint8Array | null;
}

const held = (before: BigIntStats, after: BigIntStats, readBytes: number): boolean =>
  before.size === BigInt(readBytes) &&
  before.size === after.size &&
  before.mtimeNs === after.mtimeNs &&
  before.ctimeNs === after.ctimeNs;

/** One buffer serves all files; it has seen secrets and is zeroed by `dispose`. */
export class FileReader {
  readonly #buffer = Buffer.alloc(readBufferBytes);
  readonly #pace: Pace;

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  /** True if `readSmall` can take it. */
  isSmall(stat: BigIntStats): boolean {
    return stat.size < BigInt(readBufferBytes);
  }

  /** Reads a file that fits the buffer in one go; `stat` is fstat of now. One more attempt if it changes. Throws what read(2) gives. */
  readSmall(fd: number, stat: BigIntStats): Reading {
    const first = this.#attemptSmall(fd, stat);
    if (first.heldStill) return first;
    const now = fstatSync(fd, { bigint: true });
    return this.isSmall(now) ? this.#attemptSmall(fd, now) : first;
  }

  #attemptSmall(fd: number, stat: BigIntStats): Reading {
    const expected = Number(stat.size);
    let length = 0;
    // One byte more than expected is asked for: an answer that is shorter is the end of the file.
    while (length <= expected) {
      const count = readSync(fd, this.#buffer, length, expected + 1 - length, length);
      length += count;
      if (count === 0 || length === expected) break;
    }
    const content = this.#buffer.subarray(0, Math.min(length, expected));
    const after = fstatSync(fd, { bigint: true });
    const sha256 = hash('sha256', content, 'hex');
    this.#pace.spend(content.length, 1);
    return { stat, sha256, sizeBytes: content.length, heldStill: held(stat, after, length), content };
  }

  /** Reads a file of any size; otherwise as `readSmall`. Throws `cancelled` too. */
  async readLarge(fd: number, stat: BigIntStats): Promise<Reading> {
    const first = await this.#attemptLarge(fd, stat);
    return first.heldStill ? first : this.#attemptLarge(fd, fstatSync(fd, { bigint: true }));
  }

  async #attemptLarge(fd: number, stat: BigIntStats): Promise<Reading> {
    const expected = Number(stat.size);
    const hasher = createHash('sha256');
    let length = 0;
    while (length < expected) {
      const count = readSync(fd, this.#buffer, 0, Math.min(readBufferBytes, expected - length), length);
      if (count === 0) break;
      hasher.update(this.#buffer.subarray(0, count));
      length += count;
      this.#pace.spend(count, 0);
      if (this.#pace.due) await this.#pace.rest();
    }
    this.#pace.spend(0, 1);
    const after = fstatSync(fd, { bigint: true });
    return {
      stat,
      sha256: hasher.digest('hex'),
      sizeBytes: length,
      heldStill: held(stat, after, length),
      content: null,
    };
  }

  dispose(): void {
    this.#buffer.fill(0);
  }
}
