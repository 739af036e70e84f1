// The result of a capacity test: whether a medium keeps what it is given, up to the size that it claims.
import { z } from 'zod';

const count = z.int().nonnegative();

export const mediumTestSchema = z.strictObject({
  /** `sampled`: some blocks spread over all free space. `full`: every byte of it. */
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
});
export type MediumTest = z.infer<typeof mediumTestSchema>;
