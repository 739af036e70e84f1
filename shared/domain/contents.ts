// What a set consists of: what an export would write now, what is known of it without reading, and its snapshots and drills.
import { z } from 'zod';
import { failureSchema } from './facts.ts';
import { findingSchema } from './finding.ts';
import { itemTypes } from './item.ts';
import { retiredGenerationSchema } from './retention-report.ts';
import {
  copyStatuses,
  drillStatuses,
  kinds,
  mediumStates,
  mediumTypes,
  verificationLevels,
} from './words.ts';

const count = z.int().nonnegative();
const atMs = z.int();

export const listedItemSchema = z.strictObject({
  path: z.string(),
  type: z.enum(itemTypes),
  key: z.string(),
  kind: z.enum(kinds),
  /** True where it can be made again from other items of the set. */
  derivable: z.boolean(),
  size: count,
  sha256: z.string(),
  mtimeSeconds: z.int(),
});
export type ListedItem = z.infer<typeof listedItemSchema>;

export const kindCountSchema = z.strictObject({ kind: z.enum(kinds), items: count, bytes: count });
export type KindCount = z.infer<typeof kindCountSchema>;

const stateOfItemSchema = z.strictObject({ size: count, sha256: z.string(), mtimeSeconds: z.int() });

/** One item that differs between a snapshot (`from`) and now (`to`); null where it is not there. */
export const itemChangeSchema = z.strictObject({
  path: z.string(),
  change: z.enum(['added', 'changed', 'removed']),
  key: z.string(),
  kind: z.enum(kinds),
  from: stateOfItemSchema.nullable(),
  to: stateOfItemSchema.nullable(),
});
export type ItemChange = z.infer<typeof itemChangeSchema>;

export const snapshotReferenceSchema = z.strictObject({
  id: z.string(),
  seq: z.int().positive(),
  takenAtMs: atMs,
});
export type SnapshotReference = z.infer<typeof snapshotReferenceSchema>;

/** What an export of a set would write now. */
export const contentsReportSchema = z.strictObject({
  set: z.string(),
  profile: z.string(),
  readAtMs: atMs,
  contentDigest: z.string(),
  bytes: count,
  /** What a medium must have free for it, at most: ciphertext and what belongs beside it. */
  neededBytes: count,
  /** Kinds that occur, in the order of the vocabulary. */
  kinds: z.array(kindCountSchema),
  items: z.array(listedItemSchema),
  /** The newest snapshot that a medium holds verified; what `changes` are counted against. Null before the first. */
  against: snapshotReferenceSchema.nullable(),
  changes: z.array(itemChangeSchema),
  /** True where `against` holds exactly this content: media that have it need nothing written. */
  unchanged: z.boolean(),
  findings: z.array(findingSchema),
  /** What an export to a medium that holds the set already would remove there; only media where something goes. */
  retires: z.array(
    z.strictObject({
      medium: z.string(),
      label: z.string(),
      generations: z.array(retiredGenerationSchema).min(1),
    }),
  ),
});
export type ContentsReport = z.infer<typeof contentsReportSchema>;

/** What is known of a set's items without reading them again. */
export const knownItemsSchema = z.strictObject({
  set: z.string(),
  /** Where the items come from: a scan since the vault was unlocked, else the newest snapshot, else nothing is known yet. */
  from: z.enum(['scan', 'snapshot', 'nothing']),
  asOfMs: atMs.nullable(),
  snapshot: snapshotReferenceSchema.nullable(),
  bytes: count,
  kinds: z.array(kindCountSchema),
  items: z.array(listedItemSchema),
});
export type KnownItems = z.infer<typeof knownItemsSchema>;

/** A copy as the list of snapshots names it. */
export const holderSchema = z.strictObject({
  medium: z.string(),
  label: z.string(),
  type: z.enum(mediumTypes),
  location: z.string(),
  offsite: z.boolean(),
  mediumState: z.enum(mediumStates),
  status: z.enum(copyStatuses),
  level: z.enum(verificationLevels).nullable(),
  verifiedAtMs: atMs.nullable(),
});
export type Holder = z.infer<typeof holderSchema>;

export const snapshotSummarySchema = z.strictObject({
  ...snapshotReferenceSchema.shape,
  contentDigest: z.string(),
  items: count,
  bytes: count,
  /** Copies that were not retired. Empty: the snapshot was taken, but no medium holds it any more. */
  holders: z.array(holderSchema),
});
export type SnapshotSummary = z.infer<typeof snapshotSummarySchema>;

export const drillSummarySchema = z.strictObject({
  set: z.string(),
  atMs,
  status: z.enum(drillStatuses),
  seconds: z.number().nonnegative(),
  items: count,
  failures: z.array(failureSchema),
  snapshot: z.string(),
  /** Null where the catalogue does not know the snapshot. */
  seq: z.int().positive().nullable(),
  medium: z.string().nullable(),
  label: z.string().nullable(),
});
export type DrillSummary = z.infer<typeof drillSummarySchema>;
