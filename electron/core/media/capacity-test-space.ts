// The free space of a mounted medium as a capacity test uses it: files in one folder, whose name says that they are nothing.
import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { open, rmdir, statfs, type FileHandle } from 'node:fs/promises';
import { canReadPastCache } from './file-system.ts';
import { partialSuffix, rootFolder } from './layout.ts';
import type { Medium, ReadLevel } from './medium.ts';
import type { TestSpace } from './capacity-test.ts';
import { alignedBuffer, dropFromCache, isRefusal } from './read-back.ts';

/** Beside the folders of vaults and named like all that is not finished: the next test and the next export remove it. */
export const testFolder = `${rootFolder}/test${partialSuffix}`;

/** Well below what FAT can hold as one file. A multiple of 1 MiB. */
const fileBytes = 1024 ** 3;
const chunkBytes = 1024 ** 2;

const createFlags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

// f_type of statfs(2), from linux/magic.h.
const fatMagic = 0x4d44;
const exfatMagic = 0x2011_bab0;

interface SpaceKind {
  readonly isFat: boolean;
  /** Whether it gives out its space in order. */
  readonly inOrder: boolean;
  /** Whether reading past the page cache means anything here. */
  readonly pastCache: boolean;
}

const noRoom = (): Error => Object.assign(new Error('no room to set aside'), { errno: -28, code: 'ENOSPC' });

/** Makes the folder of a test, uses it, and takes it away whatever happens. Errors: those of the medium, and of `use`. */
export async function withTestSpace<T>(
  medium: Medium,
  use: (space: TestSpace) => Promise<T>,
): Promise<{ result: T; leftover: boolean }> {
  const { type } = await statfs(medium.root);
  const space = new FolderTestSpace(medium, {
    isFat: type === fatMagic,
    inOrder: type === fatMagic || type === exfatMagic,
    pastCache: await canReadPastCache(medium.root),
  });
  let result: T;
  try {
    await medium.remove(testFolder);
    await medium.makeFolder(testFolder);
    result = await use(space);
  } catch (error) {
    // The first failure is the one to tell; what cannot be removed now is removed by the next test or export.
    await space.remove().catch(() => undefined);
    throw error;
  }
  const leftover = await space.remove().then(
    () => false,
    () => true,
  );
  return { result, leftover };
}

class FolderTestSpace implements TestSpace {
  readonly #medium: Medium;
  readonly #kind: SpaceKind;
  #writing: FileHandle | null = null;
  /** Number of the file that is being written; -1 before the first. */
  #file = -1;
  /** Where the next chunk goes, counted over all files. */
  #end = 0;
  #beside: FileHandle | null = null;
  #besideBytes = 0;
  #besideFiles = 0;
  readonly #finished: FileHandle[] = [];
  #reading: { file: number; handle: FileHandle; buffer: Buffer } | null = null;
  #level: ReadLevel = 'readback';
  #canReserve = true;

  constructor(medium: Medium, kind: SpaceKind) {
    this.#medium = medium;
    this.#kind = kind;
  }

  get root(): string {
    return this.#medium.root;
  }

  isPresent(): Promise<boolean> {
    return this.#medium.isPresent();
  }

  isPresentAfter(errno: string): Promise<boolean> {
    return this.#medium.isPresentAfter(errno);
  }

  get inOrder(): boolean {
    return this.#kind.inOrder;
  }

  level(): ReadLevel {
    return this.#level;
  }

  async reserve(bytes: number): Promise<boolean> {
    for (let done = 0; done < bytes && this.#canReserve;) {
      const taken = this.#kind.isFat
        ? await this.#reserveBeside(bytes - done)
        : await this.#reserveWithin(bytes - done);
      if (taken === 0) {
        const { bavail, bsize } = await statfs(this.root);
        if (bavail * bsize < bytes - done) throw noRoom();
        this.#canReserve = false;
      }
      done += taken;
    }
    return this.#canReserve;
  }

  /** In the file that is written: other file systems keep what belongs to one file together and in order. */
  async #reserveWithin(bytes: number): Promise<number> {
    await this.#openForWriting();
    const within = this.#end % fileBytes;
    const taken = Math.min(bytes, fileBytes - within);
    if (!(await allocate(this.#pathOf(String(Math.floor(this.#end / fileBytes))), within, taken))) return 0;
    this.#end += taken;
    return taken;
  }

  /**
   * In files of their own: FAT would fill a file up to where something is written in it, and gives out its clusters in order. They stay
   * open: it takes back what is set aside when their file is forgotten.
   */
  async #reserveBeside(bytes: number): Promise<number> {
    if (this.#beside === null || this.#besideBytes === fileBytes) {
      if (this.#beside !== null) this.#finished.push(this.#beside);
      this.#beside = null;
      this.#besideBytes = 0;
      this.#beside = await open(this.#pathOf(`reserved-${this.#besideFiles++}`), createFlags, 0o644);
    }
    const taken = Math.min(bytes, fileBytes - this.#besideBytes);
    const path = this.#pathOf(`reserved-${this.#besideFiles - 1}`);
    if (!(await allocate(path, this.#besideBytes, taken))) return 0;
    this.#besideBytes += taken;
    return taken;
  }

  async append(chunk: Uint8Array): Promise<number> {
    const writing = await this.#openForWriting();
    const offset = this.#end;
    for (let at = 0; at < chunk.length;) {
      const position = (offset % fileBytes) + at;
      const { bytesWritten } = await writing.write(chunk, at, chunk.length - at, position);
      if (bytesWritten === 0)
        throw Object.assign(new Error('a write took nothing'), { errno: -5, code: 'EIO' });
      at += bytesWritten;
    }
    this.#end += chunk.length;
    return offset;
  }

  async #openForWriting(): Promise<FileHandle> {
    const file = Math.floor(this.#end / fileBytes);
    if (this.#file !== file) {
      await this.#finishWriting();
      this.#writing = await open(this.#pathOf(String(file)), createFlags, 0o644);
      this.#file = file;
    }
    if (this.#writing === null) throw new Error('a chunk goes into a file that was begun');
    return this.#writing;
  }

  async flush(): Promise<void> {
    await this.#writing?.sync();
  }

  async read(offset: number, bytes: number): Promise<Buffer> {
    const file = Math.floor(offset / fileBytes);
    if (this.#reading?.file !== file) {
      await this.#finishWriting();
      await this.#reading?.handle.close();
      this.#reading = null;
      this.#reading = {
        file,
        ...(await this.#openPastCache(this.#pathOf(String(file)), offset % fileBytes)),
      };
    }
    const { handle, buffer } = this.#reading;
    const { bytesRead } = await handle.read(buffer, 0, bytes, offset % fileBytes);
    return buffer.subarray(0, bytesRead);
  }

  /** Closes and removes everything. Errors: those of the medium. */
  async remove(): Promise<void> {
    const handles = [this.#writing, this.#beside, this.#reading?.handle, ...this.#finished];
    for (const handle of handles) await handle?.close().catch(() => undefined);
    await this.#medium.remove(testFolder);
    // Only if it is empty: rmdir removes nothing that is of use.
    await rmdir(this.#medium.absolutePath(rootFolder)).catch(() => undefined);
    await this.#medium.syncFolder('');
  }

  #pathOf(name: string): string {
    return this.#medium.absolutePath(`${testFolder}/${name}`);
  }

  async #finishWriting(): Promise<void> {
    const handle = this.#writing;
    this.#writing = null;
    if (handle === null) return;
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  async #openPastCache(path: string, position: number): Promise<{ handle: FileHandle; buffer: Buffer }> {
    const direct = this.#kind.pastCache ? await openDirect(path, position) : null;
    if (direct !== null) return direct;
    const handle = await open(path, readFlags);
    if (!this.#kind.pastCache || !(await dropFromCache(path, handle))) this.#level = 'cached';
    return { handle, buffer: Buffer.allocUnsafeSlow(chunkBytes) };
  }
}

/** Opens a file to be read with O_DIRECT; null where the system or the file system does not offer it. */
async function openDirect(
  path: string,
  position: number,
): Promise<{ handle: FileHandle; buffer: Buffer } | null> {
  const flag: number | undefined = constants.O_DIRECT;
  if (flag === undefined) return null;
  let handle: FileHandle;
  try {
    handle = await open(path, readFlags | flag);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
  try {
    const buffer = await alignedBuffer(handle, chunkBytes, position);
    if (buffer !== null) return { handle, buffer };
  } catch (error) {
    if (!isRefusal(error)) {
      await handle.close();
      throw error;
    }
  }
  await handle.close();
  return null;
}

/**
 * Sets bytes of a file aside beyond its end without writing them (fallocate(2) through util-linux): ext4, XFS, Btrfs and FAT can. False
 * where it was refused.
 */
const allocate = (path: string, offset: number, bytes: number): Promise<boolean> =>
  new Promise((resolve) => {
    const args = ['--keep-size', '--offset', String(offset), '--length', String(bytes), path];
    execFile('fallocate', args, (error) => resolve(error === null));
  });
