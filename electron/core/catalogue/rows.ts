// Rows become values here and nowhere else: what does not parse is not ours.
import { z } from 'zod';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Database } from './open-database.ts';

type Parameter = string | number | null;

/** All rows of a query, parsed. Errors: catalogue-damaged where a row is not what we write. */
export function readRows<T>(
  database: Database,
  schema: z.ZodType<T>,
  sql: string,
  ...parameters: Parameter[]
): T[] {
  return database
    .prepare(sql)
    .all(...parameters)
    .map((row) => parseRow(schema, row));
}

/** The first row of a query, parsed; null where there is none. Errors: catalogue-damaged. */
export function readRow<T>(
  database: Database,
  schema: z.ZodType<T>,
  sql: string,
  ...parameters: Parameter[]
): T | null {
  const row = database.prepare(sql).get(...parameters);
  return row === undefined ? null : parseRow(schema, row);
}

function parseRow<T>(schema: z.ZodType<T>, row: unknown): T {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  throw new ColdkeepError('catalogue-damaged', 'The catalogue holds a row that Coldkeep did not write.', {
    cause: parsed.error,
  });
}

/** A column that holds JSON text. */
export const jsonColumn = <T>(schema: z.ZodType<T>) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

/** SQLite has no booleans. */
export const booleanColumn = z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1);
