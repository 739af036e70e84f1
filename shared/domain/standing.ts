// Where every set stands without reading its originals again: judged by the newest recorded scan, whose age is told.
import { z } from 'zod';
import { findingSchema } from './finding.ts';
import { statusReportSchema } from './reports.ts';

export const lastReadingSchema = z.strictObject({
  /** Name of the set. */
  set: z.string(),
  /** When its sources were last read; null: never on this machine. */
  readAtMs: z.int().nullable(),
  /** True where that was since the vault was unlocked: only then do the originals count as seen. */
  inThisSession: z.boolean(),
  items: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  /** True where what was read then differs from the newest snapshot that a medium holds. */
  differed: z.boolean(),
  findings: z.array(findingSchema),
});
export type LastReading = z.infer<typeof lastReadingSchema>;

/** A copy on an active medium that was never read after unplugging and plugging in again. */
export const coldReadingDueSchema = z.strictObject({
  set: z.string(),
  snapshot: z.string(),
  medium: z.string(),
  label: z.string(),
  location: z.string(),
  writtenAtMs: z.int(),
  dueAtMs: z.int(),
});
export type ColdReadingDue = z.infer<typeof coldReadingDueSchema>;

export const standingSchema = z.strictObject({
  revision: z.int().nonnegative(),
  nowMs: z.int(),
  newestWitnessedMs: z.int().nullable(),
  report: statusReportSchema,
  readings: z.array(lastReadingSchema),
  coldReadings: z.array(coldReadingDueSchema),
});
export type Standing = z.infer<typeof standingSchema>;
