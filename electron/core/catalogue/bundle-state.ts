// Bundles in the intake of a set, read from the facts: what was imported last of each, and was not removed since.
import { z } from 'zod';
import { importedBundleSchema, type ImportedBundle } from '../../../shared/domain/bundle-conditions.ts';
import type { Database } from './open-database.ts';
import { jsonColumn, readRows } from './rows.ts';

const row = z.object({
  set_id: z.string(),
  id: z.string(),
  bundle: jsonColumn(importedBundleSchema).nullable(),
});

/** Of one set, or of all where it is null; in the order of their last import. Errors: catalogue-damaged. */
export function readBundles(database: Database, setId: string | null): ImportedBundle[] {
  const rows = readRows(
    database,
    row,
    `SELECT body ->> 'set' AS set_id, coalesce(body -> 'bundle' ->> 'id', body ->> 'id') AS id, body -> 'bundle' AS bundle
     FROM facts WHERE kind IN ('bundle-imported', 'bundle-removed') ORDER BY position`,
  );
  const kept = new Map<string, ImportedBundle>();
  for (const { set_id, id, bundle } of rows) {
    if (setId !== null && set_id !== setId) continue;
    const name = `${set_id} ${id}`;
    kept.delete(name);
    if (bundle !== null) kept.set(name, bundle);
  }
  return [...kept.values()];
}
