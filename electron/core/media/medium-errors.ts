// What an error number of the operating system means for a medium, in words and with the next step.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { fileSystemDamaged } from '../../../shared/domain/file-system-words.ts';
import type { FileSystemFault } from './file-system-fault.ts';

export interface FailedAct {
  readonly root: string;
  /** Relative to the root; "" is the root itself. */
  readonly path: string;
  readonly act: 'read' | 'write';
  /** What isPresent() said after the failure. */
  readonly present: boolean;
  /** Where the file system is damaged and the medium itself did not fail. */
  readonly fault?: FileSystemFault | null;
}

const isErrno = (error: unknown): error is NodeJS.ErrnoException & { code: string } =>
  error instanceof Error && 'errno' in error && typeof (error as NodeJS.ErrnoException).code === 'string';

/** Numbers of Linux that Node has no name for (include/uapi/asm-generic/errno.h). */
const nameless = new Map([
  [-74, 'EBADMSG'],
  [-117, 'EUCLEAN'],
]);

/** The name of the error number ("ENOENT"), or null for anything that the operating system did not say. */
export function errnoOf(error: unknown): string | null {
  if (!isErrno(error)) return null;
  const { errno = 0, code } = error;
  return process.platform === 'linux' ? (nameless.get(errno) ?? code) : code;
}

export const removedError = (root: string, cause?: unknown): ColdkeepError =>
  new ColdkeepError('medium-removed', `The medium at ${root} is no longer there.`, { cause });

/** Something stands where a file or folder of ours should be. `why` completes "PATH on the medium …". */
export const damagedError = (root: string, path: string, why: string): ColdkeepError =>
  new ColdkeepError('medium-damaged', `${path === '' ? 'The root' : path} on the medium at ${root} ${why}.`);

/**
 * Turns what a file operation on a medium threw into what it means. A medium that is gone explains every error number;
 * everything that is not an error number (our own errors, bugs) is returned unchanged.
 */
export function explainFailure(error: unknown, failed: FailedAct): unknown {
  const errno = errnoOf(error);
  if (errno === null) return error;
  const { root, path, act, present, fault = null } = failed;
  if (!present) return removedError(root, error);
  const place = `${path === '' ? 'the root' : path} on the medium at ${root}`;
  if (fault !== null) return faultError(error, `${place} (${errno})`, act, fault);
  switch (errno) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new ColdkeepError('medium-full', `There is no room left for ${place}.`, { cause: error });
    case 'EFBIG':
      return new ColdkeepError('medium-full', `The file system cannot hold a file as large as ${place}.`, {
        hint: 'Use a medium with another file system (exFAT or ext4).',
        cause: error,
      });
    case 'EROFS':
      return new ColdkeepError('medium-read-only', `The medium at ${root} is mounted read-only.`, {
        cause: error,
      });
    case 'EACCES':
    case 'EPERM':
      return permissionError(error, place, act);
    case 'ELOOP':
      return damagedError(root, path, 'is a symbolic link, which Coldkeep never writes and never follows');
    case 'ENOTDIR':
    case 'EISDIR':
      return damagedError(
        root,
        path,
        'is not what should be there: a file in place of a folder, or the reverse',
      );
    case 'EEXIST':
    case 'ENOTEMPTY':
      return damagedError(root, path, 'is there already and was not touched');
    case 'ENOENT':
      return damagedError(root, path, 'is not there');
    case 'ENAMETOOLONG':
    case 'EILSEQ':
      return damagedError(root, path, 'has a name that the file system cannot hold');
    default:
      return new ColdkeepError(
        'medium-io',
        `The medium failed while ${act === 'read' ? 'reading' : 'writing'} ${place} (${errno}).`,
        {
          cause: error,
        },
      );
  }
}

function faultError(
  cause: unknown,
  place: string,
  act: 'read' | 'write',
  { repair }: FileSystemFault,
): ColdkeepError {
  return new ColdkeepError('medium-io', fileSystemDamaged(`${act} ${place}`), {
    hint: `It may have been pulled out while it was mounted. Repair its file system with ${repair}, mount it again and try again. What it held is verified anew.`,
    cause,
  });
}

function permissionError(cause: unknown, place: string, act: 'read' | 'write'): ColdkeepError {
  if (act === 'write') {
    return new ColdkeepError('medium-read-only', `You are not allowed to write ${place}.`, {
      hint: 'Mount the medium so that your user may write to it, or change the owner of the folder, then try again.',
      cause,
    });
  }
  return new ColdkeepError('medium-io', `You are not allowed to read ${place}.`, {
    hint: 'Mount the medium so that your user may read it, or run this as the user who owns the files.',
    cause,
  });
}
