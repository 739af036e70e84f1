// Writing one file durably: in whole blocks, synced as it goes, and counted only once the medium has it.
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { stopIfCancelled } from './cancelled.ts';
import type { WrittenBytes } from './medium.ts';

const blockBytes = 1024 * 1024;

/** Unsynced bytes are bytes of which nothing is known: a sync this often keeps progress honest and a cancel quick. */
const syncEveryBytes = 32 * 1024 * 1024;

/** Blocks of 1 MiB, the last one shorter. They are valid until the next one is asked for. */
export async function* inBlocks(content: Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) {
    for (let at = 0; at < content.length; at += blockBytes) yield content.subarray(at, at + blockBytes);
    return;
  }
  const block = new Uint8Array(blockBytes);
  let filled = 0;
  for await (const chunk of content) {
    for (let at = 0; at < chunk.length;) {
      const taken = chunk.subarray(at, at + blockBytes - filled);
      block.set(taken, filled);
      filled += taken.length;
      at += taken.length;
      if (filled === blockBytes) {
        yield block;
        filled = 0;
      }
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}

/** Runs an act on the medium and turns its failure into what it means. */
export type Guard = <T>(act: () => Promise<T>) => Promise<T>;

/**
 * Writes the content to a new, empty file and syncs it. `guard` wraps only what touches the medium, so that an error of the
 * content keeps its meaning. Throws `cancelled`, and Error if the file is not as long afterwards as what was written.
 */
export async function writeThrough(
  handle: FileHandle,
  content: Uint8Array | AsyncIterable<Uint8Array>,
  guard: Guard,
  run: RunOptions,
): Promise<WrittenBytes> {
  const hash = createHash('sha256');
  const total = content instanceof Uint8Array ? content.length : 0;
  let bytes = 0;
  let unsynced = 0;
  const report = () =>
    run.onProgress?.({ phase: 'writing', done: bytes, total, unit: 'bytes', cancellable: true });
  report();
  for await (const block of inBlocks(content)) {
    stopIfCancelled(run.signal);
    hash.update(block);
    await guard(() => writeWhole(handle, block, bytes));
    bytes += block.length;
    unsynced += block.length;
    if (unsynced >= syncEveryBytes) {
      await guard(() => handle.datasync());
      unsynced = 0;
    }
    report();
  }
  stopIfCancelled(run.signal);
  await guard(() => handle.sync());
  await guard(() => assertLength(handle, bytes));
  return { bytes, sha256: hash.digest('hex') };
}

/** write(2) may take less than it was given. */
async function writeWhole(handle: FileHandle, block: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < block.length;) {
    const { bytesWritten } = await handle.write(block, at, block.length - at, position + at);
    if (bytesWritten === 0) throw ioError('a write took nothing');
    at += bytesWritten;
  }
}

async function assertLength(handle: FileHandle, bytes: number): Promise<void> {
  const { size } = await handle.stat();
  if (size !== bytes) throw ioError(`the file is ${size} bytes long after ${bytes} were written`);
}

/** What a medium does that contradicts itself is an input/output error, whoever notices it. */
const ioError = (what: string): Error => Object.assign(new Error(what), { errno: -5, code: 'EIO' });
