// A job: long-running work with phases and progress. Each kind has the schema of its result, so that no other field leaves.
import { z } from 'zod';
import { errorRecordSchema } from '../domain/error-record.ts';
import { bundleInspectionSchema } from '../domain/bundle-report.ts';
import { cloneReportSchema } from '../domain/clone-report.ts';
import { findingSchema } from '../domain/finding.ts';
import { mediumTestReportSchema } from '../domain/medium-test.ts';
import { repairReportSchema } from '../domain/repair-report.ts';
import {
  drillReportSchema,
  exportReportSchema,
  restoreReportSchema,
  verifyReportSchema,
} from '../domain/reports.ts';
import { bundleImportSchema } from './bundles.ts';
import { contentsSchema, proposalsSchema, previewSchema } from './views.ts';
import { count, moment, nullableMoment } from './values.ts';

/** Result of each kind of job. */
export const jobResults = {
  /** All originals were read again. */
  'read-originals': z.strictObject({ sets: count }),
  /** The originals of one set were read again. */
  scan: z.strictObject({ items: count, changed: count, findings: z.array(findingSchema) }),
  propose: proposalsSchema,
  preview: previewSchema,
  contents: contentsSchema,
  export: exportReportSchema,
  'cold-read': verifyReportSchema,
  verify: verifyReportSchema,
  drill: drillReportSchema,
  restore: restoreReportSchema,
  'test-medium': mediumTestReportSchema,
  repair: repairReportSchema,
  clone: cloneReportSchema,
  'inspect-bundle': bundleInspectionSchema,
  'import-bundle': bundleImportSchema,
} as const;

export type JobKind = keyof typeof jobResults;

/** How far one medium, or the work as a whole where `subject` is empty, has come. */
export const jobProgressSchema = z.strictObject({
  /** Label of the medium; empty for work that has one thread only. */
  subject: z.string(),
  /** "reading sources", "sealing", "writing", "reading back": the engine's word for what is being done. */
  phase: z.string(),
  /** Phases of this subject that are over, in order. */
  past: z.array(z.string()),
  done: count,
  /** 0 while it is not known. */
  total: count,
  unit: z.enum(['bytes', 'items', 'files']),
  /** Null until it can be said. */
  perSecond: z.number().nonnegative().nullable(),
  secondsLeft: z.number().nonnegative().nullable(),
});
export type JobProgress = z.infer<typeof jobProgressSchema>;

const common = {
  id: z.string(),
  /** What it does to which thing: "Export of ACME pool". */
  title: z.string(),
  startedAtMs: moment,
  endedAtMs: nullableMoment,
  progress: z.array(jobProgressSchema),
  /** False while something is committed that must not be left half-done, and after the end. */
  cancellable: z.boolean(),
  state: z.enum(['running', 'cancelling', 'done', 'failed', 'cancelled']),
  error: errorRecordSchema.nullable(),
};

const jobOf = <K extends JobKind>(kind: K) =>
  z.strictObject({ ...common, kind: z.literal(kind), result: z.nullable(jobResults[kind]) });

export const jobSchema = z.discriminatedUnion('kind', [
  jobOf('read-originals'),
  jobOf('scan'),
  jobOf('propose'),
  jobOf('preview'),
  jobOf('contents'),
  jobOf('export'),
  jobOf('cold-read'),
  jobOf('verify'),
  jobOf('drill'),
  jobOf('restore'),
  jobOf('test-medium'),
  jobOf('repair'),
  jobOf('clone'),
  jobOf('inspect-bundle'),
  jobOf('import-bundle'),
]);
export type Job = z.infer<typeof jobSchema>;
export type JobOf<K extends JobKind> = Extract<Job, { kind: K }>;
export type JobResult<K extends JobKind> = z.infer<(typeof jobResults)[K]>;
