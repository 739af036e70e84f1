// Facts: what happened, append-only. Everything the catalogue says about now is derived from them.
import { z } from 'zod';
import { bundleIdPattern, importedBundleSchema } from './bundle-conditions.ts';
import { checklistResults } from './checklist-run.ts';
import { derivedValueSchema } from './derived-value.ts';
import { hardwareSchema } from './drive.ts';
import { findingSchema } from './finding.ts';
import { sourceSchema } from './item.ts';
import { snapshotIdSchema } from './manifest.ts';
import { mediumTestSchema } from './medium-test.ts';
import { setKnowledgeSchema } from './set-knowledge.ts';
import { drillStatuses, mediumStates, mediumTypes, verificationLevels } from './words.ts';

const hex256 = z.string().regex(/^[0-9a-f]{64}$/);
const uuid = z.uuid();

export const writtenFileSchema = z.strictObject({
  /** Relative to the medium's root folder, "/" as separator: "COLDKEEP/<vault>/snapshots/<id>/manifest.age". */
  path: z.string().min(1),
  bytes: z.int().nonnegative(),
  sha256: hex256,
});
export type WrittenFile = z.infer<typeof writtenFileSchema>;

export const failureSchema = z.strictObject({ path: z.string(), reason: z.string() });
/** What did not hold, and where: a path on the medium or of an item, and a sentence. */
export type Failure = z.infer<typeof failureSchema>;

/** How a medium did while it was read. */
export const readingSchema = z.strictObject({
  bytes: z.int().nonnegative(),
  seconds: z.number().nonnegative(),
  errors: z.int().nonnegative(),
});
export type Reading = z.infer<typeof readingSchema>;

export const mediumAttributesSchema = z.strictObject({
  label: z.string(),
  type: z.enum(mediumTypes),
  location: z.string(),
  custodian: z.string(),
  offsite: z.boolean(),
  state: z.enum(mediumStates),
});
export type MediumAttributes = z.infer<typeof mediumAttributesSchema>;

const digestCounts = { contentDigest: hex256, items: z.int().nonnegative(), bytes: z.int().nonnegative() };

export const factBodies = {
  'vault-created': z.strictObject({
    vault: uuid,
    name: z.string(),
    recipient: z.string(),
    signingKey: z.string(),
  }),
  /** The vault was brought to this machine from a medium, as of that medium's last export. */
  'vault-adopted': z.strictObject({ medium: uuid.nullable(), seq: z.int().nonnegative(), asOfMs: z.int() }),
  'passphrase-changed': z.strictObject({ identitySha256: hex256 }),
  'set-added': z.strictObject({
    set: uuid,
    name: z.string(),
    profile: z.string(),
    /** Empty where the set lives from bundles alone. */
    sources: z.array(sourceSchema),
  }),
  'set-removed': z.strictObject({ set: uuid }),
  /** All that a person says of a set; the newest counts, whole. */
  'set-described': z.strictObject({ set: uuid, knowledge: setKnowledgeSchema }),
  /** A bundle came into the intake of a set. One that was imported before is told again when it is imported again. */
  'bundle-imported': z.strictObject({ set: uuid, bundle: importedBundleSchema }),
  'bundle-removed': z.strictObject({
    set: uuid,
    id: z.string().regex(bundleIdPattern),
    why: z.string().min(1),
  }),
  scanned: z.strictObject({
    set: uuid,
    ...digestCounts,
    findings: z.array(findingSchema),
    derived: z.array(derivedValueSchema).optional(),
  }),
  'snapshot-taken': z.strictObject({
    set: uuid,
    snapshot: snapshotIdSchema,
    seq: z.int().positive(),
    ...digestCounts,
  }),
  'medium-enrolled': z.strictObject({ medium: uuid, ...mediumAttributesSchema.shape }),
  /** Only what changed: a move to another place, another custodian, lost, destroyed. */
  'medium-changed': z.strictObject({ medium: uuid, ...mediumAttributesSchema.partial().shape }),
  /** The hardware that a medium was seen on, where it is news. */
  'medium-seen': z.strictObject({ medium: uuid, hardware: hardwareSchema }),
  'medium-tested': z.strictObject({ medium: uuid, test: mediumTestSchema }),
  /** Written, read back and signed. The level says how it was read back. */
  'copy-recorded': z.strictObject({
    medium: uuid,
    snapshot: snapshotIdSchema,
    path: z.string(),
    level: z.enum(verificationLevels),
    files: z.array(writtenFileSchema).min(1),
    /** The medium whose bytes were taken over, where it was cloned. */
    clonedFrom: uuid.optional(),
  }),
  /** PAR2 files beside a copy, as last written. */
  'parity-written': z.strictObject({
    medium: uuid,
    snapshot: snapshotIdSchema,
    files: z.array(writtenFileSchema).min(1),
  }),
  /** Files of a copy were written anew after damage; they have the bytes again that were recorded first. */
  'copy-repaired': z.strictObject({
    medium: uuid,
    snapshot: snapshotIdSchema,
    /** Paths on the medium. */
    files: z.array(z.string()).min(1),
    from: z.enum(['parity', 'other-copy', 'catalogue']),
    /** The medium that the other copy is on. */
    fromMedium: uuid.optional(),
  }),
  /** The vault-level files of a medium as last written to it. */
  'vault-files-written': z.strictObject({
    medium: uuid,
    identitySha256: hex256,
    files: z.array(writtenFileSchema),
  }),
  'copy-verified': z.strictObject({
    medium: uuid,
    snapshot: snapshotIdSchema,
    status: z.enum(['verified', 'suspect', 'missing']),
    level: z.enum(verificationLevels),
    failures: z.array(failureSchema),
    /** What the reading said of the medium: bytes read, time taken, and files that did not read as they were written. */
    reading: readingSchema.optional(),
  }),
  'copy-retired': z.strictObject({ medium: uuid, snapshot: snapshotIdSchema, why: z.string() }),
  drilled: z.strictObject({
    medium: uuid.nullable(),
    set: uuid,
    snapshot: snapshotIdSchema,
    status: z.enum(drillStatuses),
    seconds: z.number().nonnegative(),
    items: z.int().nonnegative(),
    failures: z.array(failureSchema),
  }),
  restored: z.strictObject({
    medium: uuid.nullable(),
    set: uuid,
    snapshot: snapshotIdSchema,
    items: z.int().nonnegative(),
    failures: z.array(failureSchema),
    forcedStale: z.boolean(),
    /** Why something older than the newest was taken. */
    staleReason: z.string().min(1).optional(),
  }),
  /** Critical findings that a person exported with, and why. */
  'findings-accepted': z.strictObject({
    set: uuid,
    snapshot: snapshotIdSchema,
    reason: z.string().min(1),
    findings: z.array(z.strictObject({ code: z.string(), subject: z.string() })).min(1),
  }),
  'checklist-begun': z.strictObject({
    run: uuid,
    set: uuid,
    scenario: z.string().min(1),
    title: z.string().min(1),
    by: z.string().min(1),
    /** The second person; empty where there is none. */
    second: z.string(),
    /** The steps as they were filled in when the run began. */
    steps: z.array(z.strictObject({ title: z.string(), critical: z.boolean() })).min(1),
  }),
  /** A step was done, or its tick was taken back. The newest for a step counts. */
  'checklist-step': z.strictObject({
    run: uuid,
    step: z.int().nonnegative(),
    ticked: z.boolean(),
    by: z.string().min(1),
    second: z.string(),
    minutes: z.number().nonnegative().nullable(),
    note: z.string(),
  }),
  'checklist-ended': z.strictObject({ run: uuid, result: z.enum(checklistResults), notes: z.string() }),
  /** Something a person should find in the journal: a question not asked, a clock that went backwards, a failed export. */
  noted: z.strictObject({ what: z.string().min(1) }),
} as const;

export type FactKind = keyof typeof factBodies;
export type FactBody<K extends FactKind> = z.infer<(typeof factBodies)[K]>;
export type NewFact = { [K in FactKind]: { kind: K; body: FactBody<K> } }[FactKind];

/** A recorded fact. `hash` covers everything before it and the hash of its predecessor. */
export type Fact = NewFact & {
  /** Which installation recorded it: every init or adopt begins a new one. */
  installation: string;
  /** Counts from 1 within its installation. */
  number: number;
  atMs: number;
  previousHash: string;
  hash: string;
};
