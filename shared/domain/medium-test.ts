// The result of a capacity test: whether a medium keeps what it is given, up to the size that it claims.
import { z } from 'zod';

const count = z.int().nonnegative();

export const mediumTestSchema = z.strictObject({
  /** `sampled`: some blocks spread over all free space; of a folder on the system disk, a little of it. `full`: every free byte. */
  extent: z.enum(['sampled', 'full']),
  verdict: z.enum(['passed', 'failed']),
  /** Bytes that were free when it began. */
  freeBytes: count,
  /** Bytes written and read back. */
  testedBytes: count,
  writeBytesPerSecond: count,
  readBytesPerSecond: count,
  /** How far in, counted in bytes of free space, the first wrong or lost byte was; null where there was none. */
  firstFailureAt: count.nullable(),
  /** What did not hold, as sentences; empty where it passed. */
  failures: z.array(z.string().min(1)).max(100),
  /** What it really holds, as far as that shows, where it is less than what it claims. */
  estimatedBytes: count.optional(),
  /** How it was read back: `cached` where the system gives no way past its memory, and a fake may go unnoticed. */
  level: z.enum(['cached', 'readback']).optional(),
});
export type MediumTest = z.infer<typeof mediumTestSchema>;

export const mediumTestReportSchema = z.strictObject({
  /** Its id, where it has a marker that can be read; null for what is not a medium yet. */
  medium: z.string().nullable(),
  label: z.string().nullable(),
  /** True where the catalogue keeps the result. */
  recorded: z.boolean(),
  test: mediumTestSchema,
  /** What a person should know that is no failure. */
  notes: z.array(z.string()),
});
export type MediumTestReport = z.infer<typeof mediumTestReportSchema>;
