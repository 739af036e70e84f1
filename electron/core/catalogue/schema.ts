// The schema of a catalogue file: brought up to date by migrations, and compared with ours before anything in it is used.
import { z } from 'zod';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { migrations } from './migrations/migrations.ts';
import { createDatabase, type Database } from './open-database.ts';

/** The version this program writes. */
export const schemaVersion = migrations.length;

const schemaRows = z.array(
  z.object({ type: z.string(), name: z.string(), tbl_name: z.string(), sql: z.string().nullable() }),
);

/** Brings the file from the version it has to `version`, each step in a transaction of its own. */
export function migrate(database: Database, version: number = schemaVersion): void {
  for (let step = versionOf(database); step < version; step++) {
    database.transaction(() => {
      migrations[step]?.(database);
      database.pragma(`user_version = ${step + 1}`);
    })();
  }
}

/**
 * Refuses a file whose schema is not, object for object and letter for letter, what our migrations make of an empty file at its
 * version: a trigger or view that someone added would run with our rights. Errors: catalogue-newer, catalogue-damaged, catalogue-forged.
 */
export function refuseForeignSchema(database: Database): void {
  const version = versionOf(database);
  if (version > schemaVersion) {
    throw new ColdkeepError(
      'catalogue-newer',
      `The catalogue has version ${version}, and this Coldkeep knows versions up to ${schemaVersion}.`,
    );
  }
  if (version < 1)
    throw new ColdkeepError('catalogue-damaged', 'The catalogue is damaged: it has no version.');
  const ours = createDatabase();
  try {
    migrate(ours, version);
    if (describe(database) !== describe(ours)) {
      throw new ColdkeepError(
        'catalogue-forged',
        'The catalogue holds tables, views or triggers that Coldkeep did not make.',
      );
    }
  } finally {
    ours.close();
  }
}

const versionOf = (database: Database): number =>
  z.int().parse(database.pragma('user_version', { simple: true }));

const describe = (database: Database): string => {
  const sql = 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name, tbl_name';
  return JSON.stringify(schemaRows.parse(database.prepare(sql).all()));
};
