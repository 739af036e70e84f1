// Export: sources → snapshot → one seal → a verified copy on every medium. Media succeed or fail each on their own.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { MediumAttributes } from '../../../shared/domain/facts.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { Progress, RunOptions } from '../../../shared/domain/progress.ts';
import type { ExportReport } from '../../../shared/domain/reports.ts';
import { plural } from '../../../shared/domain/text.ts';
import { shellWord } from '../../../shared/domain/shell-word.ts';
import type { Medium } from '../media/medium.ts';
import { removePartials } from '../media/retire.ts';
import type { ExportInput } from '../vault-api.ts';
import type { JobContext, ScanResult } from './context.ts';
import {
  attachAll,
  fail,
  named,
  showFailed,
  showRecorded,
  targetsOf,
  type Target,
} from './export-targets.ts';
import { exportToMedium, holdsCopy, type MediumExport } from './export-medium.ts';
import { recordSeen } from './identity.ts';
import { refreshVaultFiles } from './refresh-vault-files.ts';
import { retireOldGenerations } from './generations.ts';
import { retiringOn } from './retention.ts';
import { refuseWithoutBundle } from './bundles-of-export.ts';
import { originalsOf, readSources, recordScan, setNamed, type KnownSet, type ReadFrom } from './scan.ts';
import { keepSpoolForTheRest } from './keep-spool.ts';
import { ParityScratch, writeParity } from './parity.ts';
import { sealedOnce } from './seal-spool.ts';
import { takeSnapshot } from './take-snapshot.ts';

/** How often a set that changes while it is sealed is read again before the export gives up. */
const sealAttempts = 3;

/**
 * Exports a set to media. The report holds one result a medium; a failed medium does not stop the others.
 * Errors that stop all: set-unknown, source-…, bundle-missing, bundle-damaged, cancelled, catalogue-unwritable.
 */
export async function exportSet(
  context: JobContext,
  name: string,
  input: ExportInput,
  run: RunOptions,
): Promise<ExportReport> {
  const set = setNamed(context, name);
  const wanted = targetsOf(input);
  if (input.to.length > 1 && input.attributes?.label !== undefined) {
    throw new ColdkeepError('bad-input', 'One label cannot stand for several media.', {
      hint: 'Export to one new medium at a time, or label them afterwards with "coldkeep media set".',
    });
  }
  if (input.to.length === 0)
    throw new ColdkeepError('usage', 'No medium was named.', { hint: 'Name one or more with --to DIR.' });

  for (let attempt = 1; ; attempt++) {
    const from = originalsOf(context, set);
    const scan = await readSources(context, set, run, from);
    refuseUnfit(set, scan);
    await recordScan(context, set, scan);
    refuseCritical(scan, input);
    const targets = await attachAll(context, wanted, input.maxFileBytes);
    try {
      return await exportScan(context, { ...set, ...from }, scan, targets, input, run);
    } catch (error) {
      const changing = error instanceof ColdkeepError && error.code === 'source-changing';
      if (!changing || attempt === sealAttempts) throw error;
    }
  }
}

const criticalOf = (scan: ScanResult): Finding[] =>
  scan.findings.filter((finding) => finding.severity === 'critical');

/** For who asked to be stopped by critical findings: what was not accepted with a reason is not exported. */
function refuseCritical(scan: ScanResult, input: ExportInput): void {
  const critical = criticalOf(scan);
  const accepted = (input.acceptedCritical ?? '').trim() !== '';
  if (input.refuseCritical !== true || accepted || critical.length === 0) return;
  throw new ColdkeepError(
    'findings-critical',
    `${plural(critical.length, 'critical finding')}, and no reason was given to accept ${critical.length === 1 ? 'it' : 'them'}: ${critical[0]?.message ?? ''}`,
  );
}

/** A reason that was typed for critical findings is told with them in the journal. */
async function recordAcceptance(
  context: JobContext,
  set: KnownSet,
  scan: ScanResult,
  snapshot: string,
  input: ExportInput,
): Promise<void> {
  const reason = (input.acceptedCritical ?? '').trim();
  const findings = criticalOf(scan).map(({ code, subject }) => ({ code, subject }));
  if (reason === '' || findings.length === 0) return;
  await context.ledger.commit((catalogue, atMs) =>
    catalogue.append({ kind: 'findings-accepted', body: { set: set.id, snapshot, reason, findings } }, atMs),
  );
}

function refuseUnfit(set: KnownSet, scan: ScanResult): void {
  refuseWithoutBundle(scan);
  if (scan.items.every((item) => item.type !== 'file')) {
    throw new ColdkeepError(
      'source-empty',
      `The sources of "${set.name}" hold no files: there is nothing to export.`,
    );
  }
  const changing = scan.findings.find((finding) => finding.code === 'changed-while-read');
  if (changing !== undefined) {
    throw new ColdkeepError('source-changing', `${changing.subject} changed while it was read.`);
  }
}

async function exportScan(
  context: JobContext,
  set: KnownSet & ReadFrom,
  scan: ScanResult,
  targets: readonly Target[],
  input: ExportInput,
  run: RunOptions,
): Promise<ExportReport> {
  const snapshot = await takeSnapshot(context, set, scan);
  await recordAcceptance(context, set, scan, snapshot.id, input);
  const missing: Target[] = [];
  for (const target of targets) {
    if (target.attached === null) {
      if (target.report.error !== undefined) showFailed(targets, target, target.report.error, run);
      continue;
    }
    try {
      const held = await holdsCopy(context, target.attached, snapshot.id);
      const going = retiringOn(context, target.attached.id, set, { next: held === null, keep: input.keep });
      if (going.length > 0) input.onRetiring?.(target.report.label, going);
      if (held === null) missing.push(target);
      else {
        Object.assign(target.report, { ...held, unchanged: true });
        showRecorded(targets, target, run, 1);
      }
    } catch (error) {
      fail(targets, target, error, run);
    }
  }

  warnWhenNothingStaysAway(context, set, targets);
  const course = { context, set, scan, snapshot, targets, input, run };
  const marked = new Set(targets.flatMap(({ attached }) => (attached?.isNew === false ? [attached.id] : [])));
  const scratch = await ParityScratch.inVault(context);
  try {
    await writeCopies(course, missing, marked, scratch);
    for (const target of targets) await finishMedium(context, set, targets, target, input, run);
  } finally {
    await scratch.remove();
  }
  await keepSpoolForTheRest(context, snapshot.id, targets, marked);
  if (run.signal?.aborted === true) {
    throw new ColdkeepError('cancelled', 'The export was cancelled.', {
      hint: 'Copies that were done are good. Run the same export again to go on where it stopped.',
    });
  }

  return {
    snapshot: { ...snapshot, contentDigest: scan.contentDigest, items: scan.items.length, bytes: scan.bytes },
    copies: targets.map((target) => target.report),
    findings: scan.findings,
  };
}

/** FAT promises no atomic rename: while every medium is plugged in, one failure can reach them all. */
function warnWhenNothingStaysAway(context: JobContext, set: KnownSet, targets: readonly Target[]): void {
  const { catalogue } = context.ledger;
  const holding = new Set(
    catalogue
      .copies()
      .filter((copy) => copy.set === set.id && copy.status === 'verified')
      .map((copy) => copy.medium)
      .filter((id) => catalogue.medium(id)?.state === 'active'),
  );
  const attached = new Set(targets.map((target) => target.attached?.id));
  if (holding.size < 2 || [...holding].some((id) => !attached.has(id))) return;
  for (const target of targets) {
    target.report.warnings.push(
      `Every medium that holds "${set.name}" is attached at once: keep one away while you write to the others.`,
    );
  }
}

interface Course {
  readonly context: JobContext;
  readonly set: KnownSet & ReadFrom;
  readonly scan: ScanResult;
  readonly snapshot: { readonly id: string; readonly seq: number };
  readonly targets: readonly Target[];
  readonly input: ExportInput;
  readonly run: RunOptions;
}

/** Seals once, if any medium needs it, and writes to all that lack a copy; then parity, beside the copies that were there too. */
async function writeCopies(
  course: Course,
  missing: readonly Target[],
  marked: Set<string>,
  scratch: ParityScratch,
): Promise<void> {
  const { context, set, targets, input, run } = course;
  const holding = targets.filter(({ report }) => report.unchanged);
  const sealed =
    missing.length === 0
      ? null
      : await sealedOnce(
          context,
          {
            ...course,
            holders: holding.flatMap(({ attached }) => attached?.medium ?? []),
            waiting: missing.flatMap(({ attached }) =>
              attached !== null && marked.has(attached.id) ? [attached.id] : [],
            ),
            partBytes: input.partBytes,
            onDamaged: (medium) => warnOfDamage(targets, medium),
          },
          run,
        );
  const forMedium = { set: set.id, keep: input.keep, onMarked: (id: string) => marked.add(id) };
  const writing =
    sealed === null ? [] : missing.map((target) => writeOne(course, target, { ...forMedium, sealed }));
  await Promise.all(writing);
  const elsewhere = sealed === null ? {} : { elsewhere: sealed.paths };
  await Promise.all(targets.map((target) => protectOne(course, target, scratch, elsewhere)));
}

/** Its copy did not read as it was signed when another medium was to get the same bytes. */
function warnOfDamage(targets: readonly Target[], medium: Medium): void {
  const target = targets.find(({ attached }) => attached?.medium === medium);
  target?.report.warnings.push(
    `Its copy of this snapshot could not be read whole. Verify it: coldkeep verify --at ${shellWord(target.report.to)}`,
  );
}

const showing = ({ targets, run }: Course, target: Target): RunOptions => ({
  ...run,
  onProgress: (progress: Progress) => run.onProgress?.({ ...progress, ...named(targets, target) }),
});

async function writeOne(course: Course, target: Target, medium: MediumExport): Promise<void> {
  if (target.attached === null) return;
  const { context, targets, run } = course;
  try {
    const written = await exportToMedium(context, target.attached, medium, showing(course, target));
    Object.assign(target.report, written);
    showRecorded(targets, target, run, 1);
  } catch (error) {
    fail(targets, target, error, run);
  }
}

/** Writes parity beside a copy that stands. */
async function protectOne(
  course: Course,
  target: Target,
  scratch: ParityScratch,
  elsewhere: { elsewhere?: ReadonlyMap<string, string> },
): Promise<void> {
  const { context, snapshot, targets, run } = course;
  const { attached, report } = target;
  if (attached === null || report.error !== undefined || report.status !== 'verified') return;
  // What was there already may have other bytes than what was sealed now.
  const near = report.unchanged ? {} : elsewhere;
  const copy = { snapshot: snapshot.id, path: report.path, files: report.files, ...near };
  try {
    report.warnings.push(...(await writeParity(context, attached, copy, scratch, showing(course, target))));
  } catch (error) {
    fail(targets, target, error, run);
  }
}

/** After its copy stands: older generations go, then catalogue and identity on the medium are brought up to date. */
async function finishMedium(
  context: JobContext,
  set: KnownSet,
  targets: readonly Target[],
  target: Target,
  input: ExportInput,
  run: RunOptions,
): Promise<void> {
  if (target.attached === null || target.report.error !== undefined) return;
  try {
    // An export that was killed when the copy had its name already left what it was retiring or staging.
    if (target.report.unchanged) await removePartials(target.attached.medium, context.vaultId);
    await applyAttributes(context, target.attached.id, target.attributes);
    await recordSeen(context, target.attached.id, target.attached.identity);
    target.report.retired.push(...(await retireOldGenerations(context, target.attached, set, input.keep)));
    await refreshVaultFiles(context, target.attached, run);
    showRecorded(targets, target, run, 2);
  } catch (error) {
    fail(targets, target, error, run);
  }
}

/** What was said of a known medium on the command line, recorded where it is news. */
async function applyAttributes(
  context: JobContext,
  id: string,
  given: Partial<MediumAttributes>,
): Promise<void> {
  const known = context.ledger.catalogue.medium(id);
  if (known === null) return;
  const news = Object.fromEntries(
    Object.entries(given).filter(
      ([key, value]) => value !== undefined && known[key as keyof MediumAttributes] !== value,
    ),
  );
  if (Object.keys(news).length === 0) return;
  await context.ledger.commit((catalogue, atMs) => {
    catalogue.append({ kind: 'medium-changed', body: { medium: id, ...news } }, atMs);
  });
}
