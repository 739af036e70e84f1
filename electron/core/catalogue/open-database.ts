// The only place that opens SQLite: it chooses a binding that fits this process and sets what every connection must have.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { builtBindingPath, prebuiltFits } from './binding-path.ts';

export type Database = BetterSqlite3.Database;

const headerBytes = 100;
const magic = 'SQLite format 3\0';

/** A new database in memory. Errors: sqlite-unavailable. */
export const createDatabase = (): Database => connect(':memory:');

/**
 * Opens the bytes of a database in memory; changes stay in memory. Nothing of the contents is trusted: the header, every page
 * and every constraint are looked at first. The caller compares the schema (schema.ts).
 * Errors: catalogue-damaged, sqlite-unavailable.
 */
export function openDatabaseBytes(bytes: Uint8Array): Database {
  refuseUnlessWhole(bytes);
  // better-sqlite3 copies a Buffer into SQLite's own memory; this only lends it a view.
  const database = connect(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  try {
    const found = database.pragma('quick_check(1)', { simple: true });
    if (found !== 'ok') throw damaged(String(found));
    return database;
  } catch (error) {
    database.close();
    throw error instanceof BetterSqlite3.SqliteError ? damaged(error.message) : error;
  }
}

/** Opens a database file that holds nothing and serves only to be locked. A held lock is an error at once, without waiting. */
export const openLockDatabase = (file: string): Database => connect(file);

export const isSqliteError = (error: unknown): error is InstanceType<typeof BetterSqlite3.SqliteError> =>
  error instanceof BetterSqlite3.SqliteError;

function connect(source: string | Buffer): Database {
  const nativeBinding = chooseBinding();
  const database = new BetterSqlite3(source, {
    timeout: 0,
    ...(nativeBinding === null ? {} : { nativeBinding }),
  });
  // Before anything else, the schema included, is read. Without temp_store SQLite sorts large results in files on disk.
  database.pragma('temp_store = MEMORY');
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  database.pragma('foreign_keys = ON');
  // REPLACE deletes the row it displaces; only with this do the triggers that refuse deletions see it.
  database.pragma('recursive_triggers = ON');
  return database;
}

/** The fixed part of the file format (https://sqlite.org/fileformat2.html, "The Database Header"). */
function refuseUnlessWhole(bytes: Uint8Array): void {
  if (
    bytes.length < headerBytes ||
    Buffer.from(bytes.subarray(0, magic.length)).toString('latin1') !== magic
  ) {
    throw damaged('it is not an SQLite database');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerBytes);
  const declared = view.getUint16(16);
  const pageBytes = declared === 1 ? 65536 : declared;
  const isPowerOfTwo = pageBytes >= 512 && (pageBytes & (pageBytes - 1)) === 0;
  if (!isPowerOfTwo || bytes.length !== view.getUint32(28) * pageBytes)
    throw damaged('its length is not the one it declares');
  // 1 and 1: a rollback journal, which is what we write. 2 would ask for a write-ahead log beside it.
  if (bytes[18] !== 1 || bytes[19] !== 1) throw damaged('it is not in the form in which Coldkeep stores it');
}

const damaged = (why: string): ColdkeepError =>
  new ColdkeepError('catalogue-damaged', `The catalogue is damaged: ${why}.`);

let chosen: string | null | undefined;

/** Absolute path of the binding to load, null for the one inside the npm package. Chosen once a process. */
function chooseBinding(): string | null {
  chosen ??= process.env['COLDKEEP_SQLITE_BINDING']
    ? probed(path.resolve(process.env['COLDKEEP_SQLITE_BINDING']))
    : prebuiltFits()
      ? null
      : builtBinding();
  return chosen;
}

function builtBinding(): string {
  const file = builtBindingPath();
  if (existsSync(file)) return file;
  throw new ColdkeepError('sqlite-unavailable', `SQLite is not set up for Node ${process.versions.node}.`);
}

/** A binding named by hand is tried in a child process first: one that does not fit would end this one without a word. */
function probed(file: string): string {
  const script =
    'new (require(process.argv[1]))(":memory:", { nativeBinding: process.argv[2] }).pragma("user_version")';
  const better = createRequire(import.meta.url).resolve('better-sqlite3');
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const trial = spawnSync(process.execPath, ['-e', script, better, file], { env, stdio: 'ignore' });
  if (trial.status === 0) return file;
  throw new ColdkeepError(
    'sqlite-unavailable',
    `COLDKEEP_SQLITE_BINDING names ${file}, which does not open a database.`,
    {
      hint: 'Correct or unset COLDKEEP_SQLITE_BINDING.',
    },
  );
}
