// The media of an export: each folder with what was said of it, its result so far, and what is shown of it while it is written.
import { ColdkeepError, toErrorRecord, usualHint, type ErrorRecord } from '../../../shared/domain/errors.ts';
import type { MediumAttributes } from '../../../shared/domain/facts.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import type { CopyReport } from '../../../shared/domain/reports.ts';
import type { ExportInput, ExportTarget } from '../vault-api.ts';
import { attachForExport, type AttachedMedium } from './attach.ts';
import type { JobContext } from './context.ts';
import { isSameMedium } from './find-twin.ts';
import { twinError } from './identity.ts';

export interface Target {
  /** Its place among the folders that were named. */
  readonly index: number;
  /** What was said of this medium. */
  readonly attributes: Partial<MediumAttributes>;
  readonly attached: AttachedMedium | null;
  readonly report: CopyReport;
}

export interface WantedTarget {
  readonly folder: string;
  readonly attributes: Partial<MediumAttributes>;
  /** What was typed to write to a stick that is more than storage. */
  readonly acceptAnnounced?: string | undefined;
}

/** The folders that were named, each with what was said of it alone or else of all. */
export const targetsOf = (input: ExportInput): WantedTarget[] =>
  input.to.map((to) => {
    const target: ExportTarget = typeof to === 'string' ? { folder: to } : to;
    const { folder, acceptAnnounced } = target;
    return { folder, attributes: { ...input.attributes, ...target.attributes }, acceptAnnounced };
  });

/**
 * Attaches every folder; what cannot be a medium becomes a failed result. The same medium twice is refused, and so are two media with
 * one marker, both of them.
 */
export async function attachAll(
  context: JobContext,
  wanted: readonly WantedTarget[],
  maxFileBytes: number | undefined,
): Promise<Target[]> {
  const targets: Target[] = [];
  for (const [index, { folder, attributes, acceptAnnounced }] of wanted.entries()) {
    const target = { index, attributes };
    try {
      const attached = await attachForExport(context, folder, attributes, { maxFileBytes, acceptAnnounced });
      targets.push({ ...target, attached, report: emptyReport(folder, attached) });
    } catch (error) {
      targets.push(refused({ ...target, report: emptyReport(folder, null) }, error));
    }
  }
  return refuseTwice(targets);
}

/** Refuses what was named twice, but for the first time, and all of those that have one marker without being one medium. */
async function refuseTwice(targets: readonly Target[]): Promise<Target[]> {
  const errors = new Map<number, ColdkeepError>();
  for (const [place, { index, attached, report }] of targets.entries()) {
    for (const other of targets.slice(0, place)) {
      if (attached === null || other.attached === null) continue;
      const isOneFolder = attached.medium.root === other.attached.medium.root;
      if (!isOneFolder && attached.id !== other.attached.id) continue;
      if (isOneFolder || (await isSameMedium(report.to, other.report.to))) {
        errors.set(
          index,
          new ColdkeepError('bad-input', `${report.to} is the same medium as another one of this export.`),
        );
      } else {
        errors.set(index, twinError(report.to, attached.label, other.report.to));
        errors.set(other.index, twinError(other.report.to, attached.label, report.to));
      }
    }
  }
  return targets.map((target) => {
    const error = errors.get(target.index);
    return error === undefined ? target : refused(target, error);
  });
}

/** A target that nothing is written to. */
const refused = (target: Omit<Target, 'attached'>, error: unknown): Target => ({
  ...target,
  attached: null,
  report: { ...target.report, error: toErrorRecord(error) },
});

const emptyReport = (to: string, attached: AttachedMedium | null): CopyReport => ({
  medium: attached?.id ?? null,
  label: attached?.label ?? to,
  to,
  path: '',
  status: 'planned',
  level: null,
  unchanged: false,
  continued: 0,
  files: [],
  retired: [],
  warnings: attached?.warnings ?? [],
});

/** Which medium a report of progress is about. */
export const named = (targets: readonly Target[], target: Target) => ({
  subject: target.report.label,
  target: target.index,
  targets: targets.length,
});

/** A medium is done when the catalogue knows its copy (1) and what lies beside the copy on it is up to date (2). */
export function showRecorded(targets: readonly Target[], target: Target, run: RunOptions, done: 1 | 2): void {
  const recorded = {
    phase: 'recording',
    step: 'recording',
    total: 2,
    unit: 'files',
    cancellable: true,
  } as const;
  run.onProgress?.({ ...recorded, ...named(targets, target), done });
}

/** Ends the export to one medium; the others go on. */
export function fail(targets: readonly Target[], target: Target, error: unknown, run: RunOptions): void {
  target.report.error = withNextStep(toErrorRecord(error), target.report);
  showFailed(targets, target, target.report.error, run);
}

/** What to do next with a medium that was pulled out or failed: an export of the same snapshot goes on where this one stopped. */
function withNextStep(error: ErrorRecord, { status }: CopyReport): ErrorRecord {
  const hint = status === 'verified' ? nextWithCopy : nextWithoutCopy;
  if (error.code === 'medium-removed')
    return { ...error, hint: `Plug it in again, mount it and run the same export again: ${hint}` };
  // An error that knows its own remedy (a file system to repair, a permission to give) keeps it.
  if (error.code === 'medium-io' && error.hint === usualHint('medium-io')) {
    const again = `Run the same export again: ${hint}`;
    return {
      ...error,
      hint: `${again} If it fails again, replace the medium and export to another one.`,
    };
  }
  return error;
}

const nextWithCopy =
  'its copy is written and verified, only what lies beside it has to be brought up to date.';
const nextWithoutCopy =
  'what is on it whole is kept, and the rest comes from the sealed parts that wait in the vault folder.';

export function showFailed(
  targets: readonly Target[],
  target: Target,
  failed: ErrorRecord,
  run: RunOptions,
): void {
  const nothing = { phase: 'failed', done: 0, total: 0, unit: 'files', cancellable: true } as const;
  run.onProgress?.({ ...nothing, ...named(targets, target), failed });
}
