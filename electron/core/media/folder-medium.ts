// A medium that is mounted as a folder: a stick, a disk, a network share, or any folder at all.
import type { Stats } from 'node:fs';
import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { lstat, mkdir, open, readdir, realpath, rename, rmdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { canReadPastCache, readCapacity } from './file-system.ts';
import { componentsOf, lstatBelow, parentOf } from './folder-path.ts';
import { writeThrough } from './folder-write.ts';
import { watchFileSystem } from './file-system-fault.ts';
import { listFolder, typeOf, type Ground } from './folder-list.ts';
import { damagedError, errnoOf, explainFailure, removedError } from './medium-errors.ts';
import type { Capacity, Entry, Medium, ReadBack, WrittenBytes } from './medium.ts';
import { deviceName, rememberPresence } from './presence.ts';
import { readFromMedium } from './read-back.ts';

export interface FolderMediumOptions {
  /** A smaller limit than the file system's own, to write slices where they would not be needed. */
  readonly maxFileBytes?: number;
}

// What lies on a medium is ciphertext, and on the worst day it is read on another machine by another user.
const fileMode = 0o644;
const folderMode = 0o755;

const streamBytes = 1024 * 1024;

// O_NONBLOCK: opening a pipe that a hostile medium put in a file's place must not wait for a writer.
const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const createFlags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
const folderFlags = constants.O_RDONLY | (constants.O_DIRECTORY ?? 0) | (constants.O_NOFOLLOW ?? 0);

/**
 * Opens the folder at which a medium is mounted. Throws `not-a-medium` if it is not a folder that can be entered,
 * `medium-io` if the medium fails already.
 */
export async function openFolderMedium(folder: string, options: FolderMediumOptions = {}): Promise<Medium> {
  try {
    const root = await realpath(folder);
    if (!(await lstat(root)).isDirectory())
      throw new ColdkeepError('not-a-medium', `${folder} is not a folder.`);
    const { dev } = await stat(root, { bigint: true });
    return new FolderMedium(
      root,
      { presence: await rememberPresence(root), fileSystem: await watchFileSystem(deviceName(dev)) },
      await canReadPastCache(root),
      options,
    );
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'ENOENT' || errno === 'ENOTDIR') {
      throw new ColdkeepError('not-a-medium', `There is no folder at ${folder}.`, { cause: error });
    }
    throw explainFailure(error, { root: folder, path: '', act: 'read', present: true });
  }
}

class FolderMedium implements Medium {
  readonly root: string;
  readonly #ground: Ground;
  readonly #pastCache: boolean;
  readonly #options: FolderMediumOptions;

  constructor(root: string, ground: Ground, pastCache: boolean, options: FolderMediumOptions) {
    this.root = root;
    this.#ground = ground;
    this.#pastCache = pastCache;
    this.#options = options;
  }

  isPresent(): Promise<boolean> {
    return this.#ground.presence.isPresent();
  }

  isPresentAfter(errno: string): Promise<boolean> {
    return this.#ground.presence.isPresentAfter(errno);
  }

  async capacity(): Promise<Capacity> {
    const { freeBytes, maxFileBytes } = await this.#reading('', () => readCapacity(this.root));
    return { freeBytes, maxFileBytes: Math.min(maxFileBytes, this.#options.maxFileBytes ?? maxFileBytes) };
  }

  absolutePath(path: string): string {
    return join(this.root, ...componentsOf(path));
  }

  async list(path: string): Promise<Entry[] | null> {
    return this.#reading(path, async () => {
      const stats = await lstatBelow(this.root, path);
      if (stats === null) return null;
      if (!stats.isDirectory()) throw damagedError(this.root, path, `is ${nounOf(stats)}, not a folder`);
      return listFolder(this.absolutePath(path), this.#ground);
    });
  }

  async readFile(path: string, maxBytes: number): Promise<Uint8Array | null> {
    return this.#reading(path, async () => {
      const stats = await lstatBelow(this.root, path);
      if (stats === null) return null;
      this.#assertFile(path, stats);
      const handle = await open(this.absolutePath(path), readFlags);
      try {
        const { size } = await handle.stat();
        if (size > maxBytes) {
          throw damagedError(
            this.root,
            path,
            `is ${size} bytes long, more than the ${maxBytes} that it may be`,
          );
        }
        return await readUpTo(handle, size);
      } finally {
        await handle.close();
      }
    });
  }

  async writeFile(
    path: string,
    content: Uint8Array | AsyncIterable<Uint8Array>,
    run: RunOptions = {},
  ): Promise<WrittenBytes> {
    const guard = <T>(act: () => Promise<T>): Promise<T> => this.#writing(path, act);
    const place = this.absolutePath(path);
    const handle = await guard(async () => {
      await this.#assertPresent();
      await lstatBelow(this.root, path);
      return open(place, createFlags, fileMode);
    });
    try {
      const written = await writeThrough(handle, content, guard, run);
      await guard(() => handle.close());
      return written;
    } catch (error) {
      // Whatever comes next, the first failure is the one to tell.
      await handle.close().catch(() => undefined);
      await unlink(place).catch(() => undefined);
      throw error;
    }
  }

  async *stream(path: string): AsyncGenerator<Uint8Array> {
    const handle = await this.#reading(path, async () => {
      const stats = await lstatBelow(this.root, path);
      if (stats === null) {
        await this.#assertPresent();
        throw damagedError(this.root, path, 'is not there');
      }
      this.#assertFile(path, stats);
      return open(this.absolutePath(path), readFlags);
    });
    try {
      for (let position = 0; ;) {
        const piece = Buffer.allocUnsafe(streamBytes);
        const at = position;
        const { bytesRead } = await this.#reading(path, () => handle.read(piece, 0, streamBytes, at));
        if (bytesRead === 0) return;
        position += bytesRead;
        yield piece.subarray(0, bytesRead);
      }
    } finally {
      await handle.close().catch(() => undefined);
    }
  }

  async readBack(path: string, run: RunOptions = {}): Promise<ReadBack> {
    return this.#reading(path, async () => {
      const stats = await lstatBelow(this.root, path);
      if (stats === null) {
        await this.#assertPresent();
        throw damagedError(this.root, path, 'is not there');
      }
      this.#assertFile(path, stats);
      return readFromMedium(this.absolutePath(path), this.#pastCache ? 'direct' : 'none', run);
    });
  }

  async makeFolder(path: string): Promise<void> {
    await this.#assertPresent();
    const components = componentsOf(path);
    for (let depth = 1; depth <= components.length; depth++) {
      const at = components.slice(0, depth).join('/');
      await this.#writing(at, async () => {
        const stats = await lstatBelow(this.root, at);
        if (stats?.isDirectory() === true) return;
        if (stats !== null) throw damagedError(this.root, at, `is ${nounOf(stats)}, not a folder`);
        await mkdir(this.absolutePath(at), { mode: folderMode });
        await this.syncFolder(parentOf(at));
      });
    }
  }

  async syncFile(path: string): Promise<void> {
    await this.#writing(path, async () => {
      const stats = await lstatBelow(this.root, path);
      await this.#assertPresent();
      if (stats === null) throw damagedError(this.root, path, 'is not there');
      this.#assertFile(path, stats);
      const handle = await open(this.absolutePath(path), readFlags);
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    });
  }

  async syncFolder(path: string): Promise<void> {
    await this.#writing(path, async () => {
      await lstatBelow(this.root, path);
      const handle = await open(this.absolutePath(path), folderFlags);
      try {
        await handle.sync();
      } catch (error) {
        // Some file systems (FUSE, network) have nothing to sync in a folder and say so.
        if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(errnoOf(error) ?? '')) throw error;
      } finally {
        await handle.close();
      }
      await this.#assertPresent();
    });
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#writing(from, async () => {
      await this.#assertPresent();
      const stats = await lstatBelow(this.root, from);
      const there = await lstatBelow(this.root, to);
      if (there !== null && !there.isFile())
        throw damagedError(this.root, to, 'is there already and was not touched');
      await rename(this.absolutePath(from), this.absolutePath(to));
      // FAT writes the new entry empty: where the content begins and how long it is follows only when the renamed file or folder
      // itself is flushed. Until then a stick that is pulled out has lost it, whatever was read back through the mount.
      if (stats?.isDirectory() === true) await this.syncFolder(to);
      else if (stats?.isFile() === true) await this.syncFile(to);
    });
  }

  async remove(path: string): Promise<void> {
    if (path === '') throw new Error('the root of a medium is never removed');
    await this.#writing(path, async () => {
      await this.#assertPresent();
      const stats = await lstatBelow(this.root, path);
      if (stats !== null) await removeTree(Buffer.from(this.absolutePath(path)), stats);
    });
  }

  #assertFile(path: string, stats: Stats): void {
    if (!stats.isFile()) throw damagedError(this.root, path, `is ${nounOf(stats)}, not a file`);
  }

  async #assertPresent(): Promise<void> {
    if (!(await this.isPresent())) throw removedError(this.root);
  }

  /** What was read, or found absent, counts only if the medium is still there afterwards: a cache may have answered. */
  async #reading<T>(path: string, act: () => Promise<T>): Promise<T> {
    try {
      const failed = await this.#ground.fileSystem.diskErrors();
      const answer = await act();
      // A disk that failed meanwhile may be leaving, before the kernel takes it off its list.
      if ((await this.#ground.fileSystem.diskErrors()) !== failed && !(await this.isPresentAfter('EIO')))
        throw removedError(this.root);
      await this.#assertPresent();
      return answer;
    } catch (error) {
      throw await this.#explain(error, path, 'read');
    }
  }

  async #writing<T>(path: string, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      throw await this.#explain(error, path, 'write');
    }
  }

  async #explain(error: unknown, path: string, act: 'read' | 'write'): Promise<unknown> {
    const errno = errnoOf(error);
    if (errno === null) return error;
    const present = await this.isPresentAfter(errno);
    const fault = present ? await this.#ground.fileSystem.faultBehind(errno) : null;
    return explainFailure(error, { root: this.root, path, act, present, fault });
  }
}

const nouns = {
  file: 'a file',
  folder: 'a folder',
  link: 'a symbolic link',
  other: 'a special file',
} as const;
const nounOf = (stats: Stats): string => nouns[typeOf(stats)];

async function readUpTo(handle: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = Buffer.alloc(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await handle.read(bytes, filled, size - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

/** Names are handled as bytes, so that one that is not UTF-8 cannot keep a folder from being removed. */
async function removeTree(place: Buffer, stats: Stats): Promise<void> {
  if (!stats.isDirectory()) {
    await unlink(place);
    return;
  }
  for (const name of await readdir(place, { encoding: 'buffer' })) {
    const child = Buffer.concat([place, Buffer.from('/'), name]);
    await removeTree(child, await lstat(child));
  }
  await rmdir(place);
}
