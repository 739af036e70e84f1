// The cheapest plan to all rules met: acts in order, minutes, trips, and a way without the trip where there is one.
import { z } from 'zod';
import { actSchema } from './act.ts';

export const planActSchema = z.strictObject({
  /** "Export to Blue stick and Red stick". */
  title: z.string(),
  /** "Mends: three copies, one off-site." */
  why: z.string(),
  /** What has to be fetched or known before. Empty where nothing. */
  note: z.string(),
  /** An estimate; say "about". */
  minutes: z.int().positive(),
  act: actSchema,
});
export type PlanAct = z.infer<typeof planActSchema>;

export const planSchema = z.strictObject({
  set: z.string(),
  acts: z.array(planActSchema),
  minutes: z.int().nonnegative(),
  /** How many off-site places have to be gone to. */
  trips: z.int().nonnegative(),
  /** "2 acts, about 15 min and one trip." */
  sentence: z.string(),
  withoutTheTrip: z
    .strictObject({ text: z.string(), minutes: z.int().positive(), act: actSchema })
    .nullable(),
});
export type Plan = z.infer<typeof planSchema>;
