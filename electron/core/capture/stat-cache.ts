// Tells whether a large file is the one whose hash is remembered, by everything the file system says about it.
import type { BigIntStats } from 'node:fs';
import { knownFromBytes, type KnownHash } from './known-hash.ts';

/** The coarsest clock of a file system in use (FAT) ticks every two seconds: within a tick a change leaves no trace in the times. */
const coarsestTickMs = 2000;

export class StatCache {
  readonly #known: ReadonlyMap<string, KnownHash>;
  readonly #now: () => number;
  /** What to remember for the next scan. */
  readonly next: KnownHash[] = [];

  /** `now`: milliseconds since 1970. */
  constructor(known: readonly KnownHash[], now: () => number) {
    this.#known = new Map(known.map((entry) => [entry.path, entry]));
    this.#now = now;
  }

  /** The hash of an unchanged large file, or null if it must be read. */
  find(path: string, stat: BigIntStats): string | null {
    const entry = this.#known.get(path);
    if (entry === undefined || stat.size < BigInt(knownFromBytes)) return null;
    const same =
      BigInt(entry.size) === stat.size &&
      entry.mtimeNs === String(stat.mtimeNs) &&
      entry.ctimeNs === String(stat.ctimeNs) &&
      entry.inode === String(stat.ino) &&
      entry.device === String(stat.dev);
    if (!same) return null;
    this.next.push(entry);
    return entry.sha256;
  }

  /** The time to hand to `remember`, taken before the file is read. */
  startReading(): number {
    return this.#now();
  }

  /** Remembers a large file, unless it was written so recently that a later change could leave its times as they are. */
  remember(path: string, stat: BigIntStats, sha256: string, readingSinceMs: number): void {
    if (stat.size < BigInt(knownFromBytes)) return;
    if (Number(stat.mtimeNs / 1_000_000n) > readingSinceMs - coarsestTickMs) return;
    this.next.push({
      path,
      size: Number(stat.size),
      mtimeNs: String(stat.mtimeNs),
      ctimeNs: String(stat.ctimeNs),
      inode: String(stat.ino),
      device: String(stat.dev),
      sha256,
    });
  }
}
