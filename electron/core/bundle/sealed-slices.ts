// Reads the files of a sealed part, slice after slice, as they stand on a medium.
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { errnoOf } from '../capture/errno.ts';

const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

export class SealedSlices {
  readonly #files: { readonly path: string; readonly fd: number }[] = [];
  readonly #hasher = createHash('sha256');
  #index = 0;
  /** Of all slices together. */
  readonly bytes: number;

  /** Opens them all. Errors: medium-io. */
  constructor(paths: readonly string[]) {
    let bytes = 0;
    try {
      for (const path of paths) {
        const fd = reading(path, () => openSync(path, readFlags));
        this.#files.push({ path, fd });
        const stat = reading(path, () => fstatSync(fd));
        if (!stat.isFile()) throw new ColdkeepError('medium-io', `${path} is not a file.`);
        bytes += stat.size;
      }
    } catch (error) {
      this.close();
      throw error;
    }
    this.bytes = bytes;
  }

  /** Fills the beginning of `room`; 0 at the end of the last slice. Errors: medium-io. */
  read(room: Uint8Array): number {
    for (let file = this.#files[this.#index]; file !== undefined; file = this.#files[++this.#index]) {
      const { fd, path } = file;
      const count = reading(path, () => readSync(fd, room, 0, room.length, null));
      if (count === 0) continue;
      this.#hasher.update(room.subarray(0, count));
      return count;
    }
    return 0;
  }

  /** SHA-256, hex, of all that was read. Once. */
  digest(): string {
    return this.#hasher.digest('hex');
  }

  close(): void {
    for (const { fd } of this.#files.splice(0)) closeSync(fd);
  }
}

function reading<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new ColdkeepError('medium-io', `${path} cannot be read (${errnoOf(error)}).`, { cause: error });
  }
}
