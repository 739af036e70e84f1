// Reading a file from the medium itself: a page cache can only make a bad copy look good, so it is gone round
// where the system allows it, and the level that was reached is told truthfully.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { stopIfCancelled } from './cancelled.ts';
import { errnoOf } from './medium-errors.ts';
import type { ReadBack, WrittenBytes } from './medium.ts';

const readBytes = 1024 * 1024;

/** O_DIRECT wants lengths and positions in multiples of the block size; 4096 is a multiple of every one in use. */
const blockBytes = 4096;

/**
 * O_DIRECT also wants the buffer's address aligned, which JavaScript cannot see: offsets into a larger buffer are tried until
 * the kernel takes one. The first two are what Node and Electron were seen to need.
 */
const addressOffsets = [496, 0, ...Array.from({ length: blockBytes / 8 }, (_, index) => index * 8)];

const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The strongest way to try: O_DIRECT; else making the kernel forget the file first; or neither, where going round the cache
 * proves nothing.
 */
export type WayPastCache = 'direct' | 'forgetting' | 'none';

/** Reads the regular file at an absolute path to its end. Throws what the file system throws, and `cancelled`. */
export async function readFromMedium(
  path: string,
  way: WayPastCache,
  run: RunOptions = {},
): Promise<ReadBack> {
  if (way === 'direct') {
    const direct = await readDirect(path, run);
    if (direct !== null) return { ...direct, level: 'readback' };
  }
  const handle = await open(path, openFlags);
  try {
    const forgotten = way !== 'none' && (await dropFromCache(path, handle));
    const { size } = await handle.stat();
    const plain = await readAll(handle, Buffer.allocUnsafeSlow(bufferBytesFor(size)), size, run);
    return { ...plain, level: forgotten ? 'readback' : 'cached' };
  } finally {
    await handle.close();
  }
}

/** Reads with O_DIRECT; null where the system or the file system does not offer it. */
async function readDirect(path: string, run: RunOptions): Promise<WrittenBytes | null> {
  const flag: number | undefined = constants.O_DIRECT;
  if (flag === undefined) return null;
  let handle: FileHandle;
  try {
    handle = await open(path, openFlags | flag);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
  try {
    const { size } = await handle.stat();
    const buffer = await alignedBuffer(handle, bufferBytesFor(size));
    return buffer === null ? null : await readAll(handle, buffer, size, run);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  } finally {
    await handle.close();
  }
}

/** A small file does with whole blocks of its own size: many of them are read one after another. */
const bufferBytesFor = (size: number): number =>
  Math.min(readBytes, Math.max(1, Math.ceil(size / blockBytes)) * blockBytes);

/**
 * A buffer that O_DIRECT reads into, of a multiple of the block size; null where the kernel takes none. It is tried at a position where the
 * file has bytes: a hole is read into any buffer. Throws what reading throws.
 */
export async function alignedBuffer(handle: FileHandle, bytes: number, position = 0): Promise<Buffer | null> {
  const pool = Buffer.allocUnsafeSlow(bytes + blockBytes);
  for (const offset of addressOffsets) {
    try {
      await handle.read(pool, offset, blockBytes, position);
      return pool.subarray(offset, offset + bytes);
    } catch (error) {
      const errno = errnoOf(error);
      // What fails was taken: the medium was asked, and a bad spot says nothing of the buffer.
      if (errno === 'EIO') return pool.subarray(offset, offset + bytes);
      if (errno !== 'EINVAL') throw error;
    }
  }
  return null;
}

/** Reads `size` bytes, or fewer where the file ends before that. */
async function readAll(
  handle: FileHandle,
  buffer: Buffer,
  size: number,
  run: RunOptions,
): Promise<WrittenBytes> {
  const hash = createHash('sha256');
  const report = (done: number) =>
    run.onProgress?.({ phase: 'reading back', done, total: size, unit: 'bytes', cancellable: true });
  let position = 0;
  report(position);
  stopIfCancelled(run.signal);
  // Not up to a read of nothing: at the end of a file the position is no multiple of the block size.
  while (position < size) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
    if (bytesRead === 0) break;
    hash.update(buffer.subarray(0, bytesRead));
    position += bytesRead;
    report(position);
    stopIfCancelled(run.signal);
  }
  return { bytes: position, sha256: hash.digest('hex') };
}

/** Whether an error says that O_DIRECT is not to be had here. */
export const isRefusal = (error: unknown): boolean =>
  ['EINVAL', 'EOPNOTSUPP', 'ENOTSUP'].includes(errnoOf(error) ?? '');

/** Asks the kernel to forget the file's pages (posix_fadvise through GNU dd); false where that cannot be had. */
export async function dropFromCache(path: string, handle: FileHandle): Promise<boolean> {
  // Dirty pages cannot be dropped. A read-only mount has none and may refuse.
  await handle.sync().catch((error: unknown) => {
    if (!['EROFS', 'EINVAL', 'EPERM', 'EBADF'].includes(errnoOf(error) ?? '')) throw error;
  });
  return new Promise((resolve) => {
    execFile('dd', [`if=${path}`, 'iflag=nocache', 'count=0', 'status=none'], (error) =>
      resolve(error === null),
    );
  });
}
