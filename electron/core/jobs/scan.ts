// Scanning a set: the worker reads the sources; what it found is recorded.
import { stat } from 'node:fs/promises';
import { profileOf } from './profile-of-set.ts';
import type { IntakeBundle } from '../capture/import/intake-bundle.ts';
import type { Source } from '../../../shared/domain/item.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import type { ScanReport } from '../../../shared/domain/reports.ts';
import type { JobContext, ScanResult } from './context.ts';
import { areInIntake, bundlesInUse } from './intake.ts';
import type { KnownSet } from './known-set.ts';

export type { KnownSet } from './known-set.ts';

/** What a set is read from: folders, and sealed bundles of the intake. */
export interface ReadFrom {
  readonly sources: readonly Source[];
  readonly bundles: readonly IntakeBundle[];
}

export const originalsOf = (context: JobContext, set: KnownSet): ReadFrom => ({
  sources: set.sources,
  bundles: bundlesInUse(context, set),
});

/** A status call records a scan that says nothing new only this often, so that the journal stays readable. */
const quietScanMs = 24 * 60 * 60 * 1000;

/** Reads the sources of a set now. Errors: source-missing, cancelled. Records nothing. */
export function readSources(
  context: JobContext,
  set: KnownSet,
  run: RunOptions,
  { sources, bundles }: ReadFrom = originalsOf(context, set),
): Promise<ScanResult> {
  const known = context.ledger.catalogue.knownHashes(set.id);
  const profile = profileOf(context, set);
  const knowledge = context.ledger.catalogue.knowledgeOf(set.id);
  const input = { sources, profile, knowledge, known, nowMs: context.now(), bundles };
  return context.worker.call('scan', input, run);
}

/** Reads the sources of a set now, records what was seen and answers it. Errors: set-unknown, source-missing, cancelled. */
export async function scanSet(context: JobContext, name: string, run: RunOptions): Promise<ScanReport> {
  const set = setNamed(context, name);
  const result = await readSources(context, set, run);
  await recordScan(context, set, result);
  return reportOf(set, result);
}

/** After an import: where the source folders are not attached, what the bundles hold is reported all the same, and not recorded. */
export async function scanWithBundles(
  context: JobContext,
  set: KnownSet,
  run: RunOptions,
): Promise<ScanReport> {
  if (await sourcesAttached(context, set)) return scanSet(context, set.name, run);
  const result = await readSources(context, set, run, { ...originalsOf(context, set), sources: [] });
  return reportOf(set, result);
}

function reportOf(set: KnownSet, result: ScanResult): ScanReport {
  const items = result.items.map(({ path, key, kind, size, sha256 }) => ({ path, key, kind, size, sha256 }));
  const { contentDigest, findings, derived } = result;
  return { set: set.name, contentDigest, items, findings, derived };
}

/** True where everything that the set is read from is there: every source folder, every bundle in use, and any of them at all. */
export async function sourcesAttached(context: JobContext, set: KnownSet): Promise<boolean> {
  const bundles = bundlesInUse(context, set);
  if (set.sources.length + bundles.length === 0 || !(await areInIntake(bundles))) return false;
  const found = await Promise.all(
    set.sources.map((source) =>
      stat(source.path).then(
        (entry) => entry.isDirectory(),
        () => false,
      ),
    ),
  );
  return found.every(Boolean);
}

/** Records what a scan saw. With `onlyNews`, a scan that repeats the last one of the same day is not recorded again. */
export async function recordScan(
  context: JobContext,
  set: KnownSet,
  result: ScanResult,
  options: { onlyNews: boolean } = { onlyNews: false },
): Promise<void> {
  context.readings.set(set.id, { scan: result, atMs: context.now() });
  const last = context.ledger.catalogue.lastScan(set.id);
  const isNews =
    last === null ||
    last.contentDigest !== result.contentDigest ||
    context.now() - last.atMs > quietScanMs ||
    // What a person said of the set since can change what is found in the same content.
    foundIn(last.findings) !== foundIn(result.findings);
  if (options.onlyNews && !isNews) return;
  await context.ledger.commit((catalogue, atMs) => {
    catalogue.replaceKnownHashes(set.id, result.known);
    catalogue.append(
      {
        kind: 'scanned',
        body: {
          set: set.id,
          contentDigest: result.contentDigest,
          items: result.items.length,
          bytes: result.bytes,
          findings: result.findings,
          derived: result.derived,
        },
      },
      atMs,
    );
  });
}

const foundIn = (findings: readonly Finding[]): string =>
  JSON.stringify(findings.map(({ code, severity, subject }) => [code, severity, subject]));

/** Looks a set up by its name. */
export function setNamed(context: JobContext, name: string): KnownSet {
  const set = context.ledger.catalogue.setByName(name);
  if (set === null) throw new ColdkeepError('set-unknown', `There is no set named "${name}" in this vault.`);
  return set;
}
