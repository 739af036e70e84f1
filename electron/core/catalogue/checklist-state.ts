// Current state, read from the views: checklist runs and what was ticked in them.
import { z } from 'zod';
import { checklistResults, type ChecklistRun } from '../../../shared/domain/checklist-run.ts';
import type { Database } from './open-database.ts';
import { booleanColumn, jsonColumn, readRows } from './rows.ts';

/** A run with the id of its set. */
export interface ChecklistRunRecord extends Omit<ChecklistRun, 'set'> {
  readonly setId: string;
}

const runRow = z.object({
  run: z.string(),
  set_id: z.string(),
  scenario: z.string(),
  title: z.string(),
  begun_by: z.string(),
  second: z.string(),
  steps: jsonColumn(z.array(z.object({ title: z.string(), critical: z.boolean() }))),
  begun_at_ms: z.int(),
  result: z.enum(checklistResults).nullable(),
  notes: z.string().nullable(),
  ended_at_ms: z.int().nullable(),
});

const stepRow = z.object({
  run: z.string(),
  step: z.int(),
  ticked: booleanColumn,
  by_whom: z.string(),
  second: z.string(),
  minutes: z.number().nullable(),
  note: z.string(),
  at_ms: z.int(),
});

/** Every run in the order in which they were begun. Errors: catalogue-damaged. */
export function readChecklistRuns(database: Database): ChecklistRunRecord[] {
  const said = readRows(database, stepRow, 'SELECT * FROM checklist_steps');
  return readRows(database, runRow, 'SELECT * FROM checklist_runs ORDER BY position').map((row) => {
    const ticks = new Map(
      said
        .filter((step) => step.run === row.run && step.ticked)
        .map(({ step, by_whom, second, at_ms, minutes, note }) => [
          step,
          { by: by_whom, second, atMs: at_ms, minutes, note },
        ]),
    );
    return {
      id: row.run,
      setId: row.set_id,
      scenario: row.scenario,
      title: row.title,
      begunAtMs: row.begun_at_ms,
      begunBy: row.begun_by,
      second: row.second,
      steps: row.steps.map((step, index) => ({ ...step, tick: ticks.get(index) ?? null })),
      ended:
        row.ended_at_ms === null || row.result === null
          ? null
          : { atMs: row.ended_at_ms, result: row.result, notes: row.notes ?? '' },
    };
  });
}
