// A folder held open, whose entries are reached through its descriptor: nobody can swap a parent for a link meanwhile.
// Node has no openat(2); on Linux /proc/self/fd/N/NAME does the same. Elsewhere the path is used.
import { closeSync, constants, existsSync, fstatSync, openSync, readdirSync, type Dirent } from 'node:fs';

const slash = Buffer.from('/');
const reachesThroughDescriptors = process.platform === 'linux' && existsSync('/proc/self/fd');

/** O_NOFOLLOW and O_DIRECTORY do not exist on Windows, where Node leaves them undefined. */
const folderFlags = constants.O_RDONLY | (constants.O_DIRECTORY ?? 0);
const noFollow = constants.O_NOFOLLOW ?? 0;

export class OpenedFolder {
  readonly fd: number;
  readonly #base: Buffer;

  private constructor(fd: number, path: Buffer) {
    this.fd = fd;
    this.#base = reachesThroughDescriptors
      ? Buffer.from(`/proc/self/fd/${fd}/`)
      : Buffer.concat([path, slash]);
  }

  /** Opens a folder that a person named; links on the way are followed, they are the person's own. Throws what open(2) gives. */
  static open(path: string): OpenedFolder {
    return new OpenedFolder(openSync(path, folderFlags), Buffer.from(path));
  }

  /** Opens the folder `name` in this one; throws ELOOP or ENOTDIR if it is a link or no folder. */
  folder(name: Buffer): OpenedFolder {
    const path = this.at(name);
    return new OpenedFolder(openSync(path, folderFlags | noFollow), path);
  }

  /** Opens the file `name` for reading: never through a link, and without waiting for the other end of a fifo. */
  file(name: Buffer): number {
    return openSync(
      this.at(name),
      constants.O_RDONLY | noFollow | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0),
    );
  }

  /** A path by which the entry `name` can be handed to node:fs; valid while the folder is open. */
  at(name: Buffer): Buffer {
    return Buffer.concat([this.#base, name]);
  }

  /** The entries in byte order of their names. */
  entries(): Dirent<Buffer>[] {
    return readdirSync(this.#base, { encoding: 'buffer', withFileTypes: true }).toSorted((a, b) =>
      Buffer.compare(a.name, b.name),
    );
  }

  /** Number of the file system it is on, as st_dev. */
  device(): bigint {
    return fstatSync(this.fd, { bigint: true }).dev;
  }

  close(): void {
    closeSync(this.fd);
  }
}
