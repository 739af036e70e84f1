// The file a part is sealed into: made anew, durable when it is complete, absent when anything went wrong.
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { errnoOf } from '../capture/errno.ts';
import type { ByteSink } from '../crypto/age/sealer.ts';

export class SealedFile implements ByteSink {
  readonly #path: string;
  readonly #fd: number;
  readonly #hasher = createHash('sha256');
  #bytes = 0;
  #open = true;

  /** Creates the file, mode 0600. Errors: catalogue-unwritable, also if it exists. */
  constructor(path: string) {
    this.#path = path;
    try {
      this.#fd = openSync(path, 'wx', 0o600);
    } catch (error) {
      throw this.#unwritable(error);
    }
  }

  /** Errors: catalogue-unwritable. */
  write(bytes: Uint8Array): void {
    try {
      for (let offset = 0; offset < bytes.length;) {
        offset += writeSync(this.#fd, bytes, offset, bytes.length - offset);
      }
    } catch (error) {
      throw this.#unwritable(error);
    }
    this.#hasher.update(bytes);
    this.#bytes += bytes.length;
  }

  /** Syncs and closes it. Errors: catalogue-unwritable. */
  finish(): { bytes: number; sha256: string } {
    try {
      fsyncSync(this.#fd);
      this.#open = false;
      closeSync(this.#fd);
    } catch (error) {
      throw this.#unwritable(error);
    }
    return { bytes: this.#bytes, sha256: this.#hasher.digest('hex') };
  }

  /** Removes it, whatever state it is in. */
  discard(): void {
    if (this.#open) {
      this.#open = false;
      closeSync(this.#fd);
    }
    rmSync(this.#path, { force: true });
  }

  #unwritable(error: unknown): ColdkeepError {
    const errno = errnoOf(error);
    const reason = errno === 'ENOSPC' || errno === 'EDQUOT' ? 'there is no room left' : errno;
    return new ColdkeepError(
      'catalogue-unwritable',
      `The sealed part ${this.#path} cannot be written: ${reason}.`,
      {
        cause: error,
      },
    );
  }
}
