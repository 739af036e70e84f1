// Current state: what a person said of a set, whole as the newest fact has it; and what the newest scan worked out of it.
import { z } from 'zod';
import { derivedValueSchema, type DerivedValue } from '../../../shared/domain/derived-value.ts';
import { noKnowledge, setKnowledgeSchema, type SetKnowledge } from '../../../shared/domain/set-knowledge.ts';
import type { Database } from './open-database.ts';
import { jsonColumn, readRow, readRows } from './rows.ts';

const knowledgeRow = z.object({ knowledge: jsonColumn(setKnowledgeSchema) });

/** Nothing where nothing was said. Errors: catalogue-damaged. */
export const readKnowledge = (database: Database, setId: string): SetKnowledge =>
  readRow(database, knowledgeRow, 'SELECT * FROM set_knowledge WHERE set_id = ?', setId)?.knowledge ??
  noKnowledge;

const derivedRow = z.object({ derived: jsonColumn(z.array(derivedValueSchema)).nullable() });

/** Of the newest scan; empty where there was none, or by a version that worked nothing out. Errors: catalogue-damaged. */
export const readDerived = (database: Database, setId: string): DerivedValue[] =>
  readRow(
    database,
    derivedRow,
    `SELECT body -> 'derived' AS derived FROM facts
     WHERE kind = 'scanned' AND body ->> 'set' = ? ORDER BY position DESC LIMIT 1`,
    setId,
  )?.derived ?? [];

const saidRow = z.object({
  hash: z.string(),
  set_id: z.string(),
  knowledge: jsonColumn(setKnowledgeSchema),
});

/** By the hash of each fact that says something of a set: what was known of that set before it. */
export function readKnowledgeBefore(database: Database): Map<string, SetKnowledge> {
  const known = new Map<string, SetKnowledge>();
  const before = new Map<string, SetKnowledge>();
  const said = readRows(
    database,
    saidRow,
    `SELECT hash, body ->> 'set' AS set_id, body -> 'knowledge' AS knowledge FROM facts
     WHERE kind = 'set-described' ORDER BY position`,
  );
  for (const { hash, set_id, knowledge } of said) {
    before.set(hash, known.get(set_id) ?? noKnowledge);
    known.set(set_id, knowledge);
  }
  return before;
}
