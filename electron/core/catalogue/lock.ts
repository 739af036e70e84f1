// One process at a time works on a vault folder. The kernel holds the lock, so it ends with the process, however that ends.
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { isSqliteError, openLockDatabase, type Database } from './open-database.ts';

export interface VaultLock {
  /** Idempotent. */
  release(): void;
}

/**
 * Locks a vault folder through its file `lock`: an SQLite file held with BEGIN EXCLUSIVE.
 * Errors: vault-in-use at once, without waiting; catalogue-unwritable where the file cannot be made or locked; sqlite-unavailable.
 */
export function lockVault(folder: string): VaultLock {
  const file = path.join(folder, 'lock');
  createPrivately(file);
  let database: Database | null = null;
  try {
    database = openLockDatabase(file);
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    throw asCondition(error, folder);
  }
  return { release: () => database.close() };
}

/** A file that is there is not opened: closing it again would, by POSIX rules, drop a lock that this process holds on it. */
function createPrivately(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw new ColdkeepError('catalogue-unwritable', `The file ${file} cannot be created.`, {
        cause: error,
      });
    }
  }
}

function asCondition(error: unknown, folder: string): unknown {
  if (!isSqliteError(error)) return error;
  if (error.code.startsWith('SQLITE_BUSY') || error.code.startsWith('SQLITE_LOCKED')) {
    return new ColdkeepError('vault-in-use', `Another Coldkeep is working with the vault in ${folder}.`, {
      cause: error,
    });
  }
  return new ColdkeepError(
    'catalogue-unwritable',
    `The file ${path.join(folder, 'lock')} cannot be locked: ${error.message}.`,
    {
      cause: error,
      hint: 'See that the vault folder is on a writable disk of this machine. The file "lock" holds nothing and may be deleted.',
    },
  );
}
