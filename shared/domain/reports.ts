// What each command of the engine answers: the JSON of the command line (docs/command-line.md) and the words of the window.
// Schemas, because the contract between window and main process lets only what they name through.
import { z } from 'zod';
import { derivedValueSchema } from './derived-value.ts';
import { errorRecordSchema } from './error-record.ts';
import { failureSchema, readingSchema, writtenFileSchema } from './facts.ts';
import { findingSchema } from './finding.ts';
import { mediumHealthSchema } from './medium-health.ts';
import { restoreStepSchema } from './restore-plan.ts';
import { retiredGenerationSchema } from './retention-report.ts';
import {
  copyStatuses,
  drillStatuses,
  freshnesses,
  kinds,
  mediumStates,
  mediumTypes,
  overallVerdicts,
  ruleStatuses,
  verificationLevels,
} from './words.ts';

const level = z.enum(verificationLevels).nullable();
const count = z.int().nonnegative();

export const initReportSchema = z.strictObject({
  vault: z.string(),
  recipient: z.string(),
  /** As minisign prints a public key: one base64 line. */
  signingKey: z.string(),
});
export type InitReport = z.infer<typeof initReportSchema>;

export const passphraseReportSchema = z.strictObject({
  /** Media that still carry the old lock: the old passphrase with any of them opens every copy. */
  media: z.array(z.strictObject({ id: z.string(), label: z.string() })),
});
export type PassphraseReport = z.infer<typeof passphraseReportSchema>;

export const setSummarySchema = z.strictObject({
  name: z.string(),
  profile: z.string(),
  sources: z.array(z.string()),
});
export type SetSummary = z.infer<typeof setSummarySchema>;

export const scannedItemSchema = z.strictObject({
  path: z.string(),
  key: z.string(),
  kind: z.enum(kinds),
  size: count,
  sha256: z.string(),
});
export type ScannedItem = z.infer<typeof scannedItemSchema>;

export const scanReportSchema = z.strictObject({
  set: z.string(),
  contentDigest: z.string(),
  items: z.array(scannedItemSchema),
  findings: z.array(findingSchema),
  derived: z.array(derivedValueSchema),
});
export type ScanReport = z.infer<typeof scanReportSchema>;

/** One medium of an export. */
export const copyReportSchema = z.strictObject({
  /** Medium id; null where the folder could not become a medium. */
  medium: z.string().nullable(),
  label: z.string(),
  /** The folder given with --to. */
  to: z.string(),
  /** The copy's folder, relative to the folder given. */
  path: z.string(),
  status: z.enum(copyStatuses),
  level,
  /** True where the medium already had this snapshot and only vault-level files were refreshed. */
  unchanged: z.boolean(),
  /** How many files an interrupted export had left whole on the medium: they were kept, the rest was written. */
  continued: count,
  files: z.array(writtenFileSchema),
  /** Older generations of the set that this export removed from the medium. */
  retired: z.array(retiredGenerationSchema),
  warnings: z.array(z.string()),
  error: errorRecordSchema.optional(),
});
export type CopyReport = z.infer<typeof copyReportSchema>;

export const exportReportSchema = z.strictObject({
  snapshot: z.strictObject({
    id: z.string(),
    seq: count,
    contentDigest: z.string(),
    items: count,
    bytes: count,
  }),
  copies: z.array(copyReportSchema),
  findings: z.array(findingSchema),
});
export type ExportReport = z.infer<typeof exportReportSchema>;

export const verifiedCopySchema = z.strictObject({
  snapshot: z.string(),
  set: z.string().nullable(),
  status: z.enum(copyStatuses),
  level,
  failures: z.array(failureSchema),
  /** What the reading says of the medium; left out where there was nothing to read. */
  reading: readingSchema.optional(),
});
export type VerifiedCopy = z.infer<typeof verifiedCopySchema>;

export const verifyReportSchema = z.strictObject({
  medium: z.string(),
  copies: z.array(verifiedCopySchema),
  /** What is wrong outside the copies: marker, identity, catalogue, signatures, foreign files. */
  failures: z.array(failureSchema),
  /** Seen and harmless: an operating system's droppings, another vault's folder. */
  notes: z.array(z.string()),
  /** No damage, but for a person to weigh: a possible clone, a stick that announces more than storage. */
  warnings: z.array(z.string()).exactOptional(),
});
export type VerifyReport = z.infer<typeof verifyReportSchema>;

export const drillReportSchema = z.strictObject({
  snapshot: z.string(),
  set: z.string(),
  status: z.enum(drillStatuses),
  seconds: z.number().nonnegative(),
  items: count,
  bytes: count,
  failures: z.array(failureSchema),
});
export type DrillReport = z.infer<typeof drillReportSchema>;

export const restoreReportSchema = z.strictObject({
  snapshot: z.string(),
  set: z.string(),
  into: z.string(),
  items: count,
  failures: z.array(failureSchema),
  findings: z.array(findingSchema),
  /** In which order it is put back. */
  plan: z.array(restoreStepSchema),
  /** What must never be done in this restore, and what is known of how its files were taken. */
  warnings: z.array(z.string()),
});
export type RestoreReport = z.infer<typeof restoreReportSchema>;

export const adoptReportSchema = z.strictObject({
  vault: z.string(),
  seq: count,
  /** The moment of the newest thing that the medium knew, ISO 8601. */
  asOf: z.string(),
  sets: count,
  media: count,
  copies: count,
  notes: z.array(z.string()),
});
export type AdoptReport = z.infer<typeof adoptReportSchema>;

export const statusCopySchema = z.strictObject({
  medium: z.string(),
  label: z.string(),
  type: z.enum(mediumTypes),
  location: z.string(),
  offsite: z.boolean(),
  snapshot: z.string(),
  status: z.enum(copyStatuses),
  freshness: z.enum(freshnesses),
  verifiedAt: z.string().nullable(),
  level,
  /** When it was last found good after unplugging and plugging in again, ISO 8601; null where it never was. */
  readColdAt: z.string().nullable(),
});
export type StatusCopy = z.infer<typeof statusCopySchema>;

export const ruleVerdictSchema = z.strictObject({
  rule: z.string(),
  status: z.enum(ruleStatuses),
  detail: z.string(),
  fix: z.string(),
});
export type RuleVerdict = z.infer<typeof ruleVerdictSchema>;

export const changesSchema = z.strictObject({
  added: z.array(z.string()),
  changed: z.array(z.string()),
  removed: z.array(z.string()),
});

export const setStatusSchema = z.strictObject({
  name: z.string(),
  profile: z.string(),
  freshness: z.enum(freshnesses),
  /** Paths that differ between the sources now and the newest snapshot. */
  changes: changesSchema,
  copies: z.array(statusCopySchema),
  policy: z.array(ruleVerdictSchema),
  overall: z.enum(overallVerdicts),
  /** What the verdict is not complete without: how bundles were taken, and what of the newest copy is too old. */
  warnings: z.array(z.string()),
});
export type SetStatus = z.infer<typeof setStatusSchema>;

export const statusReportSchema = z.strictObject({
  sets: z.array(setStatusSchema),
  /** Media with copies of these sets that should be replaced, and why; left out where there are none. */
  media: z
    .array(z.strictObject({ medium: z.string(), label: z.string(), advice: z.array(z.string()).min(1) }))
    .optional(),
});
export type StatusReport = z.infer<typeof statusReportSchema>;

export const mediumSummarySchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  type: z.enum(mediumTypes),
  location: z.string(),
  offsite: z.boolean(),
  custodian: z.string(),
  state: z.enum(mediumStates),
  /** How many copies it holds that are verified or written. */
  copies: count,
  /** How it is doing, from its readings, tests and age. */
  health: mediumHealthSchema.optional(),
});
export type MediumSummary = z.infer<typeof mediumSummarySchema>;

export const logReportSchema = z.strictObject({
  events: z.array(z.strictObject({ at: z.string(), what: z.string() })),
  chain: z.enum(['intact', 'broken']),
});
export type LogReport = z.infer<typeof logReportSchema>;

export const checklistStepSchema = z.strictObject({
  title: z.string(),
  /** What to do, one act each. */
  acts: z.array(z.string()),
  /** Commands, exactly as to be typed. */
  commands: z.array(z.string()),
  /** What must be seen before going on. */
  mustShow: z.array(z.string()),
  /** Needs a second person's initials. */
  critical: z.boolean(),
});
export type ChecklistStep = z.infer<typeof checklistStepSchema>;

export const checklistSchema = z.strictObject({
  set: z.string(),
  scenario: z.string(),
  title: z.string(),
  steps: z.array(checklistStepSchema),
  /** Things to compare by eye, with an empty "Seen" column on paper. */
  values: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  /** What must never be done in this scenario. */
  never: z.array(z.string()),
  /** Media to take, best first. */
  media: z.array(
    z.strictObject({
      label: z.string(),
      type: z.enum(mediumTypes),
      location: z.string(),
      custodian: z.string(),
      note: z.string(),
    }),
  ),
  /** Where the checklist's facts come from: vault, seq, date, journal head. */
  foot: z.strictObject({ vault: z.string(), seq: count, printedAt: z.string(), journalHead: z.string() }),
});
export type Checklist = z.infer<typeof checklistSchema>;
