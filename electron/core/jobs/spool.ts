// The spool: sealed parts (ciphertext only) in the vault folder, on their way to every medium of one export.
import { createReadStream } from 'node:fs';
import { mkdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { formatBytes } from '../../../shared/domain/text.ts';
import type { Item } from '../../../shared/domain/item.ts';
import type { Part } from '../../../shared/domain/manifest.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { assignParts, partName } from '../bundle/parts.ts';
import type { JobContext } from './context.ts';
import type { ReadFrom } from './scan.ts';

/** Sealing gives no more than this: tar headers, padding and the tags of age come on top of the content. */
export const sealedBytesAtMost = (items: number, bytes: number): number =>
  Math.ceil(bytes + items * 4096 + bytes / 2048 + 65536);

export class Spool {
  readonly #folder: string;
  readonly parts: Part[] = [];

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Removes what an earlier, killed export left. */
  static async clear({ home }: JobContext): Promise<void> {
    if (home !== null) await rm(join(home, 'spool'), { recursive: true, force: true });
  }

  /** Seals all items into parts below the vault folder. */
  static async fill(
    context: JobContext,
    from: ReadFrom,
    items: readonly Item[],
    partBytes: number | undefined,
    run: RunOptions,
  ): Promise<Spool> {
    if (context.home === null) throw new Error('a visitor has no spool');
    const folder = join(context.home, 'spool');
    await Spool.clear(context);
    const total = items.reduce((sum, item) => sum + item.size, 0);
    await mkdir(folder, { mode: 0o700 });
    await assertRoom(folder, sealedBytesAtMost(items.length, total));
    const spool = new Spool(folder);
    try {
      await spool.#seal(context, from, items, partBytes, total, run);
      return spool;
    } catch (error) {
      await spool.remove();
      throw error;
    }
  }

  async #seal(
    context: JobContext,
    from: ReadFrom,
    items: readonly Item[],
    partBytes: number | undefined,
    total: number,
    run: RunOptions,
  ): Promise<void> {
    const runs = assignParts(items, partBytes);
    let sealedBefore = 0;
    for (const [index, partItems] of runs.entries()) {
      const name = partName(index, runs.length);
      const before = sealedBefore;
      const sealed = await context.worker.call(
        'sealPart',
        { items: partItems, sources: from.sources, bundles: from.bundles, outPath: join(this.#folder, name) },
        {
          ...run,
          onProgress: (progress) =>
            run.onProgress?.({
              ...progress,
              phase: 'sealing',
              step: 'sealing',
              done: before + progress.done,
              total,
            }),
        },
      );
      sealedBefore += partItems.reduce((sum, item) => sum + item.size, 0);
      this.parts.push({ name, bytes: sealed.bytes, sha256: sealed.sha256, items: partItems.length });
    }
  }

  /** Reads a byte range of a sealed part. */
  read(name: string, offset: number, bytes: number): AsyncIterable<Uint8Array> {
    if (bytes === 0) return emptyStream();
    return createReadStream(join(this.#folder, name), {
      start: offset,
      end: offset + bytes - 1,
      highWaterMark: 1024 * 1024,
    });
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function* emptyStream(): AsyncGenerator<Uint8Array> {}

async function assertRoom(folder: string, neededBytes: number): Promise<void> {
  const system = await statfs(folder);
  const freeBytes = system.bavail * system.bsize;
  if (freeBytes >= neededBytes) return;
  throw new ColdkeepError(
    'catalogue-unwritable',
    `The vault folder has ${formatBytes(freeBytes)} free, and sealing this set needs ${formatBytes(neededBytes)} there for a moment.`,
    { hint: 'Make room on the disk of the vault folder, or move the vault to a larger disk.' },
  );
}
