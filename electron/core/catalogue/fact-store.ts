// The journal as stored: facts go in at the end and come out parsed.
import { z } from 'zod';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { factBodies, type Fact, type FactKind, type NewFact } from '../../../shared/domain/facts.ts';
import { factHash, noPredecessor, verifyFacts, type ChainVerdict, type FactRow } from './fact-chain.ts';
import type { Database } from './open-database.ts';
import { jsonColumn, readRow, readRows } from './rows.ts';

const factRowSchema = z.object({
  position: z.int(),
  installation: z.string(),
  number: z.int(),
  at_ms: z.int(),
  kind: z.string(),
  body: z.string(),
  previous_hash: z.string(),
  hash: z.string(),
});

/** The newest fact: printed on sheets, and what the next fact follows. */
export interface JournalHead {
  readonly installation: string;
  readonly number: number;
  readonly hash: string;
}

/** Appends a fact after the newest one. `atMs` is whole milliseconds since 1970. A body that its schema refuses is a bug. */
export function insertFact(database: Database, installation: string, fact: NewFact, atMs: number): Fact {
  const newest = readRow(database, factRowSchema, 'SELECT * FROM facts ORDER BY position DESC LIMIT 1');
  const last = readRow(
    database,
    z.object({ number: z.int().nullable() }),
    'SELECT max(number) AS number FROM facts WHERE installation = ?',
    installation,
  );
  const body = factBodies[fact.kind].parse(fact.body);
  const unhashed = {
    installation,
    number: (last?.number ?? 0) + 1,
    at_ms: z.int().parse(atMs),
    kind: fact.kind,
    body: JSON.stringify(body),
    previous_hash: newest?.hash ?? noPredecessor,
  };
  const row: FactRow = { position: (newest?.position ?? 0) + 1, ...unhashed, hash: factHash(unhashed) };
  database
    .prepare(
      `INSERT INTO facts (position, installation, number, at_ms, kind, body, previous_hash, hash)
       VALUES (@position, @installation, @number, @at_ms, @kind, @body, @previous_hash, @hash)`,
    )
    .run(row);
  return toFact(row);
}

/** Every fact in the order in which it was recorded. Errors: catalogue-damaged. */
export const readFacts = (database: Database): Fact[] =>
  readRows(database, factRowSchema, 'SELECT * FROM facts ORDER BY position').map(toFact);

export const readHead = (database: Database): JournalHead | null =>
  readRow(
    database,
    z.object({ installation: z.string(), number: z.int(), hash: z.string() }),
    'SELECT installation, number, hash FROM facts ORDER BY position DESC LIMIT 1',
  );

/** Walks the whole chain; the rows are taken as they are, so that a forged one is judged and not stumbled over. */
export const verifyJournal = (database: Database): ChainVerdict =>
  verifyFacts(readRows(database, factRowSchema, 'SELECT * FROM facts ORDER BY position'));

/** The newest time that any fact witnessed, the age of an adopted medium included; null while there are none. */
export function readNewestTimeMs(database: Database): number | null {
  const row = readRow(
    database,
    z.object({ newest: z.int().nullable() }),
    `SELECT max(at_ms) AS newest FROM (
       SELECT at_ms FROM facts UNION ALL SELECT body ->> 'asOfMs' FROM facts WHERE kind = 'vault-adopted')`,
  );
  return row?.newest ?? null;
}

const isFactKind = (kind: string): kind is FactKind => Object.hasOwn(factBodies, kind);

function toFact(row: FactRow): Fact {
  const body = isFactKind(row.kind)
    ? jsonColumn(factBodies[row.kind] as z.ZodType).safeParse(row.body)
    : undefined;
  if (body?.success !== true) {
    throw new ColdkeepError(
      'catalogue-damaged',
      `Fact ${row.number} of the journal is not one that Coldkeep writes.`,
    );
  }
  // The body was parsed by the schema of this kind; that the two belong together is beyond the type checker.
  return {
    kind: row.kind,
    body: body.data,
    installation: row.installation,
    number: row.number,
    atMs: row.at_ms,
    previousHash: row.previous_hash,
    hash: row.hash,
  } as Fact;
}
