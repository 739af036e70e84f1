// A finding: one deviation that a scan saw, as a value.
import { z } from 'zod';
import { severities } from './words.ts';

export const findingSchema = z.strictObject({
  /** A stable name of the condition, e.g. "missing-required". */
  code: z.string().min(1),
  severity: z.enum(severities),
  /** The item path or profile key that the finding is about. */
  subject: z.string(),
  /** What was seen, in one sentence. */
  message: z.string().min(1),
  /** Why it matters, in one sentence. */
  why: z.string().optional(),
  /** What else does not hold because of the same fault: one fault is one finding. */
  consequences: z.array(z.string()).optional(),
  /** The cheapest way to mend it; empty where there is nothing to do. */
  fix: z.string(),
  /** When something runs out, where that is what was found: it becomes a duty with a date. */
  expiresAtMs: z.int().optional(),
});

export type Finding = z.infer<typeof findingSchema>;
