// What repairing a medium did, copy by copy.
import { z } from 'zod';
import { failureSchema } from './facts.ts';

export const repairedCopySchema = z.strictObject({
  snapshot: z.string(),
  set: z.string().nullable(),
  /** `whole`: nothing was wrong. `repaired`: everything holds again. `failed`: what is left stands in failures; nothing was made worse. */
  status: z.enum(['whole', 'repaired', 'failed']),
  /** Files that were written anew, and from what. */
  repaired: z.array(
    z.strictObject({
      path: z.string(),
      from: z.enum(['parity', 'other-copy', 'catalogue']),
      /** Label of the medium that the other copy is on. */
      medium: z.string().nullable(),
    }),
  ),
  failures: z.array(failureSchema),
});
export type RepairedCopy = z.infer<typeof repairedCopySchema>;

export const repairReportSchema = z.strictObject({
  medium: z.string(),
  copies: z.array(repairedCopySchema),
  /** Files outside the copies that were damaged: parity, and what stands beside the copies. */
  files: z.array(
    z.strictObject({
      path: z.string(),
      /** `failed`: why stands in failures, or for parity in notes. */
      status: z.enum(['repaired', 'failed']),
    }),
  ),
  /** What could not be mended outside the copies. */
  failures: z.array(failureSchema),
  notes: z.array(z.string()),
});
export type RepairReport = z.infer<typeof repairReportSchema>;
