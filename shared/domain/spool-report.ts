// What waits in the spool: a snapshot that was sealed for media which did not get it yet.
import { z } from 'zod';

export const spoolReportSchema = z.strictObject({
  snapshot: z.string(),
  /** The set whose newest snapshot it is; null where the set has a newer one or is gone. */
  set: z.string().nullable(),
  /** Bytes that it takes in the vault folder. */
  bytes: z.int().nonnegative(),
  /** ISO 8601. */
  sealedAt: z.string(),
  /** When it is removed by itself, ISO 8601. */
  until: z.string(),
  /** Known media that have not got their copy; a label that is null belongs to a new one. */
  waiting: z.array(z.strictObject({ id: z.string(), label: z.string().nullable() })),
});
export type SpoolReport = z.infer<typeof spoolReportSchema>;
