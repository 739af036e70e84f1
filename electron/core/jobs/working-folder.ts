// Folders for what is worked out of ciphertext, in the vault folder: each job has its own, and what killed ones left is cleared.
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ColdkeepError } from '../../../shared/domain/errors.ts';

/** Only one process at a time has the vault: a folder that none of its jobs uses belonged to one that was killed. */
const inUse = new Set<string>();

export interface WorkingFolder {
  readonly path: string;
  /** Removes it with all that is in it. */
  remove(): Promise<void>;
}

/** Errors: target-unwritable. */
export async function openWorkingFolder(home: string): Promise<WorkingFolder> {
  const parent = join(home, 'parity');
  const path = join(parent, randomUUID());
  inUse.add(path);
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    for (const name of await readdir(parent)) {
      const other = join(parent, name);
      if (!inUse.has(other)) await rm(other, { recursive: true, force: true });
    }
  } catch (error) {
    inUse.delete(path);
    throw new ColdkeepError('target-unwritable', `There can be no working folder in ${home}.`, {
      cause: error,
    });
  }
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true });
      inUse.delete(path);
      // Another job may have one of its own in there.
      await rmdir(parent).catch(() => undefined);
    },
  };
}

/** A file of a working folder, opened when it is read. Errors: copy-failed where the disk does not give it. */
export async function* readWorkingFile(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw new ColdkeepError('copy-failed', `The working file ${path} cannot be read.`, {
      hint: 'Try again. If it happens again, verify the disk of the vault folder.',
      cause,
    });
  }
}
