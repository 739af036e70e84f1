// A checklist run: one working-through of a checklist by one or two persons, step by step; it can be taken up again after a lock.
import { z } from 'zod';

export const checklistResults = ['running-again', 'given-up', 'rehearsed'] as const;
export type ChecklistResult = (typeof checklistResults)[number];

export const checklistTickSchema = z.strictObject({
  /** Who did it: a name or initials. */
  by: z.string(),
  /** Who watched a critical step; empty where nobody did. */
  second: z.string(),
  atMs: z.int(),
  /** What it took; null where nobody said. */
  minutes: z.number().nonnegative().nullable(),
  note: z.string(),
});
export type ChecklistTick = z.infer<typeof checklistTickSchema>;

export const checklistRunSchema = z.strictObject({
  id: z.string(),
  set: z.string(),
  scenario: z.string(),
  title: z.string(),
  begunAtMs: z.int(),
  begunBy: z.string(),
  /** Who works on it with them; empty where nobody does. */
  second: z.string(),
  steps: z.array(
    z.strictObject({ title: z.string(), critical: z.boolean(), tick: checklistTickSchema.nullable() }),
  ),
  /** Null while it is under way. */
  ended: z.strictObject({ atMs: z.int(), result: z.enum(checklistResults), notes: z.string() }).nullable(),
});
export type ChecklistRun = z.infer<typeof checklistRunSchema>;
