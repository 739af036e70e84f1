// A derived value: what a scan works out from items and shows, so that a person recognises their own system by it. Never a secret.
import { z } from 'zod';

export const derivedValueSchema = z.strictObject({
  /** A stable name: "pool-id", "opcert-number", "kes-expires". */
  name: z.string().min(1),
  title: z.string().min(1),
  value: z.string(),
  /** The item path that it was worked out from. */
  subject: z.string(),
  /** What a person should compare it with, or how sure it is; empty where there is nothing to say. */
  note: z.string(),
});

export type DerivedValue = z.infer<typeof derivedValueSchema>;
