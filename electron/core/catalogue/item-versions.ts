// Items over time: a version of an item is stored once, with the first and last snapshot of its set that has it.
import { z } from 'zod';
import { itemSchema, itemTypes, type Item } from '../../../shared/domain/item.ts';
import { kinds } from '../../../shared/domain/words.ts';
import type { Database } from './open-database.ts';
import { booleanColumn, readRows } from './rows.ts';

const versionRow = z
  .object({
    path: z.string(),
    path_b64: z.string().nullable(),
    type: z.enum(itemTypes),
    key: z.string(),
    kind: z.enum(kinds),
    derivable: booleanColumn,
    size: z.int(),
    mode: z.int(),
    mtime_seconds: z.int(),
    sha256: z.string(),
    target: z.string().nullable(),
  })
  .transform(({ path, path_b64, mtime_seconds, target, ...rest }): Item => ({
    path,
    ...(path_b64 === null ? {} : { pathB64: path_b64 }),
    ...rest,
    mtimeSeconds: mtime_seconds,
    ...(target === null ? {} : { target }),
  }));

/** As an array: the row's own number, then the columns in the order of `valuesOf`. */
const openVersionRow = z.tuple([z.int()]).rest(z.union([z.string(), z.number(), z.null()]));

const rangedRow = z.object({ rowid: z.int(), first_seq: z.int(), last_seq: z.int() });

const columns = 'path, path_b64, type, key, kind, derivable, size, mode, mtime_seconds, sha256, target';

const exactPath = (item: Item): Buffer =>
  item.pathB64 === undefined ? Buffer.from(item.path, 'utf8') : Buffer.from(item.pathB64, 'base64');

/** Every field of an item, in one fixed order: two versions are the same where these are. */
const valuesOf = (item: Item) => [
  item.path,
  item.pathB64 ?? null,
  item.type,
  item.key,
  item.kind,
  item.derivable ? 1 : 0,
  item.size,
  item.mode,
  item.mtimeSeconds,
  item.sha256,
  item.target ?? null,
];

/** The items of a snapshot, in byte order of path; empty where this catalogue does not know them. Errors: catalogue-damaged. */
export function readItems(database: Database, setId: string, seq: number): Item[] {
  const sql = `SELECT ${columns} FROM item_versions WHERE set_id = ? AND first_seq <= ? AND last_seq >= ? ORDER BY path`;
  const items = readRows(database, versionRow, sql, setId, seq, seq);
  // SQLite compares text as UTF-8, which is byte order, except where the text only stands for other bytes.
  if (items.every((item) => item.pathB64 === undefined)) return items;
  return items.toSorted((a, b) => Buffer.compare(exactPath(a), exactPath(b)));
}

/**
 * Stores the items of snapshot `seq` of a set. `earlier` and `later` are its neighbours among the snapshots of the set that are
 * stored already (null where there is none); usually it is the newest one and has no later neighbour.
 */
export function storeItems(
  database: Database,
  setId: string,
  seq: number,
  neighbours: { earlier: number | null; later: number | null },
  items: readonly Item[],
): void {
  if (neighbours.later !== null)
    splitVersions(database, setId, seq, { earlier: neighbours.earlier, later: neighbours.later });
  const open = new Map<string, number>();
  if (neighbours.earlier !== null) {
    const sql = `SELECT rowid, ${columns} FROM item_versions WHERE set_id = ? AND last_seq = ?`;
    for (const row of database.prepare(sql).raw().iterate(setId, neighbours.earlier)) {
      const [rowid, ...values] = openVersionRow.parse(row);
      open.set(JSON.stringify(values), rowid);
    }
  }
  const extend = database.prepare('UPDATE item_versions SET last_seq = ? WHERE rowid = ?');
  const insert = database.prepare(
    `INSERT INTO item_versions (set_id, ${columns}, first_seq, last_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const item of items.map((each) => itemSchema.parse(each))) {
    const values = valuesOf(item);
    const rowid = open.get(JSON.stringify(values));
    if (rowid === undefined) insert.run(setId, ...values, seq, seq);
    else extend.run(seq, rowid);
  }
}

/** A snapshot learned late, from a medium, lies between two known ones: versions that span it end before it and begin again after. */
function splitVersions(
  database: Database,
  setId: string,
  seq: number,
  around: { earlier: number | null; later: number },
): void {
  const spanning = readRows(
    database,
    rangedRow,
    'SELECT rowid, first_seq, last_seq FROM item_versions WHERE set_id = ? AND first_seq < ? AND last_seq > ?',
    setId,
    seq,
    seq,
  );
  const copyTail = database.prepare(
    `INSERT INTO item_versions (set_id, ${columns}, first_seq, last_seq)
     SELECT set_id, ${columns}, ?, last_seq FROM item_versions WHERE rowid = ?`,
  );
  const shorten = database.prepare('UPDATE item_versions SET last_seq = ? WHERE rowid = ?');
  for (const version of spanning) {
    copyTail.run(around.later, version.rowid);
    shorten.run(around.earlier ?? version.first_seq, version.rowid);
  }
}
