// What can be restored from a medium, what is lost by taking something older than the newest, and what stands in the way.
import { z } from 'zod';
import { holderSchema, kindCountSchema, snapshotReferenceSchema, itemChangeSchema } from './contents.ts';
import { failureSchema } from './facts.ts';

const count = z.int().nonnegative();

/** A newer snapshot is known than the one on the medium. */
export const staleSchema = z.strictObject({
  newest: snapshotReferenceSchema,
  /** Where the newest one can be had; empty where no medium holds it. */
  holders: z.array(holderSchema),
  /** From the snapshot on the medium to the newest one: what a restore would miss, have old, or bring back. */
  changes: z.array(itemChangeSchema),
  /** Whole days between the two. */
  days: count,
});
export type Stale = z.infer<typeof staleSchema>;

export const restorableSchema = z.strictObject({
  ...snapshotReferenceSchema.shape,
  set: z.string(),
  profile: z.string(),
  items: count,
  bytes: count,
  kinds: z.array(kindCountSchema),
  /** Null where nothing newer is known. */
  stale: staleSchema.nullable(),
});
export type Restorable = z.infer<typeof restorableSchema>;

export const restoreOptionsSchema = z.strictObject({
  medium: z.string().nullable(),
  label: z.string(),
  /** By set, newest first. */
  snapshots: z.array(restorableSchema),
  /** Copies that cannot be trusted or opened, and why. */
  failures: z.array(failureSchema),
});
export type RestoreOptions = z.infer<typeof restoreOptionsSchema>;

/** A file of the copy whose place in the target folder is taken. */
export const restoreConflictSchema = z.strictObject({
  path: z.string(),
  same: z.boolean(),
  there: z.strictObject({ size: count, mtimeSeconds: z.int() }),
  copy: z.strictObject({ size: count, mtimeSeconds: z.int() }),
});
export type RestoreConflict = z.infer<typeof restoreConflictSchema>;

export const restoreTargetSchema = z.strictObject({
  into: z.string(),
  /** A restore goes into a folder that is new or empty, never among other files. */
  state: z.enum(['new', 'empty', 'occupied', 'not-a-folder', 'interrupted']),
  neededBytes: count,
  freeBytes: count.nullable(),
  conflicts: z.array(restoreConflictSchema),
});
export type RestoreTarget = z.infer<typeof restoreTargetSchema>;
