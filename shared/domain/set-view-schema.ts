// What the window shows of one set: its items by generation and kind, findings, snapshots and where each is, and what changed.
import { z } from 'zod';
import { placeOfCopiesSchema } from './copies-by-place.ts';
import { contentStates } from './copy-standing.ts';
import { derivedValueSchema } from './derived-value.ts';
import { findingSchema } from './finding.ts';
import { glyphSchema } from './glyph.ts';
import { ruleVerdictSchema } from './reports.ts';
import { demandedLevels, kinds, overallVerdicts } from './words.ts';

export const itemViewSchema = z.strictObject({
  path: z.string(),
  /** Last part of the path. */
  name: z.string(),
  key: z.string(),
  /** What a person calls it: "KES signing key". Empty where the profile does not know it. */
  title: z.string(),
  kind: z.enum(kinds),
  /** "secret, hot". */
  kindWords: z.string(),
  derivable: z.boolean(),
  size: z.int(),
  sha256: z.string(),
  /** How it stands: the worst that is known of it. */
  stands: z.strictObject({ words: z.string(), glyph: glyphSchema, detail: z.string() }),
});
export type ItemView = z.infer<typeof itemViewSchema>;

export const itemGroupSchema = z.strictObject({
  id: z.string(),
  /** "KES set", "Cold keys", "Not recognised". */
  title: z.string(),
  /** "only make sense together", "irreplaceable", "kept all the same". */
  note: z.string(),
  items: z.array(itemViewSchema),
});
export type ItemGroup = z.infer<typeof itemGroupSchema>;

export const snapshotViewSchema = z.strictObject({
  id: z.string(),
  seq: z.int(),
  capturedAtMs: z.number(),
  items: z.int(),
  bytes: z.int(),
  contentDigest: z.string(),
  /** True where it holds what the originals hold now; null where they were not seen. */
  holdsOriginals: z.boolean().nullable(),
  on: z.array(z.strictObject({ medium: z.string(), label: z.string(), state: z.enum(contentStates) })),
});
export type SnapshotView = z.infer<typeof snapshotViewSchema>;

const sideSchema = z.strictObject({ size: z.int(), sha256: z.string(), mtimeMs: z.number() });
export const changeViewSchema = z.strictObject({
  path: z.string(),
  name: z.string(),
  title: z.string(),
  change: z.enum(['added', 'changed', 'removed']),
  from: sideSchema.nullable(),
  to: sideSchema.nullable(),
});
export type ChangeView = z.infer<typeof changeViewSchema>;

export const setViewSchema = z.strictObject({
  name: z.string(),
  profile: z.string(),
  profileTitle: z.string(),
  sources: z.array(z.string()),
  groups: z.array(itemGroupSchema),
  /** What a person recognises the system by: pool id, KES dates. As the newest scan worked it out. */
  derived: z.array(derivedValueSchema),
  /** Worst first. */
  findings: z.array(findingSchema),
  /** Newest first. */
  snapshots: z.array(snapshotViewSchema),
  /** From the newest snapshot to the originals now. */
  changes: z.array(changeViewSchema),
  copiesByPlace: z.array(placeOfCopiesSchema),
  overall: z.enum(overallVerdicts),
  /** What the verdict is not complete without, one sentence each. */
  warnings: z.array(z.string()),
  /** Every rule with its verdict, in the order of the rules. */
  policy: z.array(ruleVerdictSchema),
  /** What the rules ask for. */
  limits: z.strictObject({
    copies: z.int(),
    mediaTypes: z.int(),
    offsite: z.int(),
    verifiedWithinDays: z.int(),
    drilledWithinDays: z.int(),
    verificationLevel: z.enum(demandedLevels),
  }),
  originalsReadAtMs: z.number().nullable(),
});
export type SetView = z.infer<typeof setViewSchema>;
