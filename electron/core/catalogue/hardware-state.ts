// Current state of media as things: the hardware they were last seen on, their newest test, how they were read, their parity.
import { z } from 'zod';
import { hardwareSchema, type Hardware } from '../../../shared/domain/drive.ts';
import {
  readingSchema,
  writtenFileSchema,
  type Reading,
  type WrittenFile,
} from '../../../shared/domain/facts.ts';
import { mediumTestSchema, type MediumTest } from '../../../shared/domain/medium-test.ts';
import type { Database } from './open-database.ts';
import { jsonColumn, readRow, readRows } from './rows.ts';

export interface SeenHardware extends Hardware {
  readonly medium: string;
  readonly atMs: number;
}

export interface DatedTest extends MediumTest {
  readonly atMs: number;
}

export interface DatedReading extends Reading {
  readonly snapshot: string;
  readonly atMs: number;
}

/** A copy was written, or files of it were written anew. */
export interface DatedWriting {
  readonly snapshot: string;
  readonly atMs: number;
  /** Files that a repair wrote; 0 where the whole copy was written. */
  readonly repaired: number;
}

export interface ParityState {
  readonly medium: string;
  readonly snapshot: string;
  readonly files: WrittenFile[];
  readonly atMs: number;
}

const hardwareRow = z
  .object({ medium: z.string(), hardware: jsonColumn(hardwareSchema), at_ms: z.int() })
  .transform(({ medium, hardware, at_ms }): SeenHardware => ({ medium, ...hardware, atMs: at_ms }));

const testRow = z
  .object({ test: jsonColumn(mediumTestSchema), at_ms: z.int() })
  .transform(({ test, at_ms }): DatedTest => ({ ...test, atMs: at_ms }));

const readingRow = z
  .object({ snapshot: z.string(), reading: jsonColumn(readingSchema), at_ms: z.int() })
  .transform(({ snapshot, reading, at_ms }): DatedReading => ({ snapshot, ...reading, atMs: at_ms }));

const writingRow = z
  .object({ snapshot: z.string(), repaired: z.int(), at_ms: z.int() })
  .transform(({ at_ms, ...rest }): DatedWriting => ({ ...rest, atMs: at_ms }));

const parityRow = z
  .object({
    medium: z.string(),
    snapshot: z.string(),
    files: jsonColumn(z.array(writtenFileSchema)),
    at_ms: z.int(),
  })
  .transform(({ at_ms, ...rest }): ParityState => ({ ...rest, atMs: at_ms }));

/** Of every medium that was seen on hardware that told something. Errors, here and below: catalogue-damaged. */
export const readHardware = (database: Database): SeenHardware[] =>
  readRows(database, hardwareRow, 'SELECT * FROM media_hardware ORDER BY position');

/** The newest test of a medium; null where it was never tested. */
export const readTest = (database: Database, mediumId: string): DatedTest | null =>
  readRow(database, testRow, 'SELECT * FROM media_tests WHERE medium = ?', mediumId);

/** How a medium did each time that it was read, oldest first. */
export const readReadings = (database: Database, mediumId: string): DatedReading[] =>
  readRows(database, readingRow, 'SELECT * FROM readings WHERE medium = ? ORDER BY position', mediumId);

/** When copies on a medium were written, oldest first. */
export const readWritings = (database: Database, mediumId: string): DatedWriting[] =>
  readRows(
    database,
    writingRow,
    `SELECT body ->> 'snapshot' AS snapshot, at_ms,
       CASE kind WHEN 'copy-repaired' THEN json_array_length(body -> 'files') ELSE 0 END AS repaired
     FROM facts WHERE kind IN ('copy-recorded', 'copy-repaired') AND body ->> 'medium' = ? ORDER BY position`,
    mediumId,
  );

/** The parity beside every copy of a medium, that of retired copies too. */
export const readParity = (database: Database, mediumId: string): ParityState[] =>
  readRows(database, parityRow, 'SELECT * FROM parity WHERE medium = ? ORDER BY position', mediumId);
