// What a folder is as a medium: known or not, what lies on it, and every reason for or against writing to it.
import { z } from 'zod';
import { hardwareSchema } from './drive.ts';
import { fitnessReasonSchema } from './fitness-reason.ts';
import { mediumSummarySchema } from './reports.ts';
import { copyStatuses, mediumTypes, verificationLevels } from './words.ts';

export const inspectedCopySchema = z.strictObject({
  snapshot: z.string(),
  /** Name of its set; null where this catalogue does not know the snapshot. */
  set: z.string().nullable(),
  seq: z.int().positive().nullable(),
  /** Null for a copy that this catalogue does not know: verify it to take it up. */
  status: z.enum(copyStatuses).nullable(),
  level: z.enum(verificationLevels).nullable(),
  verifiedAtMs: z.int().nullable(),
  /** Whether its folder is there now. */
  onMedium: z.boolean(),
});
export type InspectedCopy = z.infer<typeof inspectedCopySchema>;

export const mediumInspectionSchema = z.strictObject({
  folder: z.string(),
  /** What the system reports of the drive below. */
  drive: z.strictObject({ description: z.string().nullable(), type: z.enum(mediumTypes) }),
  /** Our own id, where it has a marker that can be read. */
  medium: z.string().nullable(),
  /** What this vault knows of the medium. */
  known: mediumSummarySchema.nullable(),
  /** True where a folder of this vault is on it. */
  carriesThisVault: z.boolean(),
  /** How many other vaults have a folder on it. */
  otherVaults: z.int().nonnegative(),
  copies: z.array(inspectedCopySchema),
  lastVerifiedMs: z.int().nullable(),
  freeBytes: z.int().nonnegative().nullable(),
  maxFileBytes: z.int().nonnegative().nullable(),
  /** Hints of the hardware that it is on now; null where nothing tells. */
  hardware: hardwareSchema.nullable(),
  /** What it announces beside storage, each with its article: "a keyboard". */
  announces: z.array(z.string()),
  /** What a person types to write to it all the same: "keyboard"; null where it announces nothing but storage. */
  announcedWords: z.string().nullable(),
  /** Where another medium with the same marker is plugged in. */
  twinAt: z.string().nullable(),
  /** Errors first. */
  reasons: z.array(fitnessReasonSchema),
  /** True where no reason is an error. */
  fit: z.boolean(),
});
export type MediumInspection = z.infer<typeof mediumInspectionSchema>;
