// Writes a document whole or not at all, readable by its owner alone: checklists name places and people.
import { randomBytes } from 'node:crypto';
import { lstat, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ColdkeepError } from '../../shared/domain/errors.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** True where something that could be lost has that name. Throws `target-occupied` where it is no file. */
export async function wouldReplace(path: string): Promise<boolean> {
  try {
    const found = await lstat(path);
    if (found.isFile()) return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw unwritable(path, error);
  }
  throw new ColdkeepError('target-occupied', `${path} exists and is not a file.`, {
    hint: 'Name a file that does not exist yet.',
  });
}

const unwritable = (path: string, cause: unknown): ColdkeepError => {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ColdkeepError('target-unwritable', `${path} could not be written (${reason}).`, {
    hint: 'Name a file in a folder that exists, that you may write to, with enough room.',
    cause,
  });
};

/** Beside, synced, then renamed over what had the name. */
export async function replaceFile(path: string, content: string): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.partial`);
  try {
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw unwritable(path, error);
  }
}
