// The stair of 3-2-1: a row for copies, for types of media, for off-site; every slot named, those that do not count dashed.
import { z } from 'zod';
import { glyphSchema } from './glyph.ts';
import { mediumTypes, ruleStatuses } from './words.ts';

export const slotSchema = z.strictObject({
  is: z.enum(['original', 'copy', 'type', 'empty']),
  title: z.string(),
  /** Where it is; for a type, what of it there is: "1 in sync, 1 behind". */
  place: z.string(),
  /** "In sync", "Does not count". Empty in an empty slot. */
  words: z.string(),
  glyph: glyphSchema,
  /** False: drawn dashed. */
  counts: z.boolean(),
  /** Why it does not count; empty where it does. */
  why: z.string(),
  /** Medium id of a copy. */
  medium: z.string().nullable(),
  /** Null for the original, and in a slot that any type could fill. */
  mediumType: z.enum(mediumTypes).nullable(),
});
export type Slot = z.infer<typeof slotSchema>;

export const stairRowSchema = z.strictObject({
  wanted: z.int().nonnegative(),
  have: z.int().nonnegative(),
  status: z.enum(ruleStatuses),
  slots: z.array(slotSchema),
  /** One or two sentences beside a short row. */
  note: z.string(),
});
export type StairRow = z.infer<typeof stairRowSchema>;

export const stairSchema = z.strictObject({
  copies: stairRowSchema,
  types: stairRowSchema,
  offsite: stairRowSchema,
});
export type Stair = z.infer<typeof stairSchema>;
