// Scans the sources of a set: every item with its hash, and everything about them that is not as it should be.
import type { BundleConditions } from '../../../shared/domain/bundle-conditions.ts';
import type { DerivedValue } from '../../../shared/domain/derived-value.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { Item, Source } from '../../../shared/domain/item.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { noKnowledge, type SetKnowledge } from '../../../shared/domain/set-knowledge.ts';
import { completenessFindings } from '../../../shared/profiles/completeness.ts';
import type { Profile } from '../../../shared/profiles/profile.ts';
import { raise } from '../../../shared/domain/findings/registry.ts';
import { contentDigest } from '../bundle/digest.ts';
import type { Identity } from '../crypto/age/opener.ts';
import { loadSodium } from '../crypto/sodium.ts';
import { rememberPresence } from '../media/presence.ts';
import { danglingLinks } from './dangling-links.ts';
import { errnoOf } from './errno.ts';
import { sourceInsideMedium } from './findings.ts';
import type { IntakeBundle } from './import/intake-bundle.ts';
import { scanBundle } from './import/scan-bundle.ts';
import { Intake } from './intake.ts';
import { labelProblem } from './item-path.ts';
import type { KnownHash } from './known-hash.ts';
import { liesInMedium } from './medium-folder.ts';
import { oneFindingForOneFault } from './one-fault.ts';
import { OpenedFolder } from './opened-folder.ts';
import { Pace } from './pace.ts';
import { StatCache } from './stat-cache.ts';
import { walkSource } from './walk.ts';

export interface ScanInput {
  readonly sources: readonly Source[];
  readonly profile: Profile;
  /** What a person has said of the set; nothing by default. */
  readonly knowledge?: SetKnowledge;
  /** Bundles of the intake that are part of the set, and what opens them. */
  readonly bundles?: readonly IntakeBundle[];
  readonly identities?: readonly Identity[];
  /** What the last scan remembered of files of 1 MiB and more. */
  readonly known: readonly KnownHash[];
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** The moment by which expiry is judged; without it, nothing is said of it. */
  readonly nowMs?: number;
}

export interface ScanOutput {
  /** In byte order of path. */
  items: Item[];
  findings: Finding[];
  /** What a person recognises the system by. */
  derived: DerivedValue[];
  contentDigest: string;
  /** Content of all files. */
  bytes: number;
  known: KnownHash[];
}

/**
 * Reads the sources now. Large files whose size, times, inode and file system are as in `known` are not read again.
 * Errors: source-missing (absent, unreadable, or pulled out meanwhile), bad-input (labels), cancelled.
 */
export async function scanSources(input: ScanInput, run: RunOptions): Promise<ScanOutput> {
  const bundles = input.bundles ?? [];
  assertLabels([...input.sources, ...bundles.map(({ path, bundle }) => ({ label: bundle.label, path }))]);
  // Checks derive public keys while files are open, and cannot wait then.
  await loadSodium();
  const pace = new Pace(run, 'reading sources', 0);
  const cache = new StatCache(input.known, input.now ?? Date.now);
  const knowledge = input.knowledge ?? noKnowledge;
  const assigned = new Map(knowledge.assignments.map(({ path, key }) => [path, key]));
  const intake = new Intake(input.profile, cache, pace, assigned);
  const taken = new Map<string, BundleConditions>();
  try {
    for (const source of input.sources) await scanSource(source, intake, pace);
    for (const kept of bundles) {
      const isTaken = await scanBundle(kept, input.identities ?? [], { intake, cache, pace });
      if (isTaken) taken.set(kept.bundle.label, kept.bundle.conditions);
    }
    if (input.sources.length === 0 && bundles.length === 0) intake.findings.push(nothingToRead());
  } finally {
    intake.dispose();
  }
  intake.items.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  const items = intake.items.map(({ item }) => item);
  const context = {
    profile: input.profile,
    knowledge,
    items,
    nowMs: input.nowMs ?? null,
    bundles: taken,
  };
  const results = intake.checks.map((check) => check.result(context));
  pace.end();
  return {
    items,
    findings: oneFindingForOneFault(
      [
        ...intake.findings,
        ...danglingLinks(intake.items),
        ...completenessFindings(
          input.profile,
          intake.items.map(({ item, sameBy }) => ({ ...item, sha256: sameBy })),
          input.knowledge ?? null,
          input.nowMs ?? null,
        ),
        ...results.flatMap((result) => result.findings),
      ],
      items,
    ),
    derived: results.flatMap((result) => result.derived),
    contentDigest: contentDigest(items),
    bytes: items.reduce((sum, item) => sum + item.size, 0),
    known: cache.next,
  };
}

const nothingToRead = (): Finding =>
  raise('nothing-to-read', { subject: '', message: 'The set has no source folder and no bundle.' });

async function scanSource(source: Source, intake: Intake, pace: Pace): Promise<void> {
  let folder: OpenedFolder;
  try {
    folder = OpenedFolder.open(source.path);
  } catch (error) {
    throw absent(source, errnoOf(error), error);
  }
  try {
    const presence = await rememberPresence(source.path);
    if (liesInMedium(source.path)) intake.findings.push(sourceInsideMedium(source.label));
    await walkSource(folder, source.label, intake, pace);
    // A FAT stick that is pulled out reads as an empty folder without any error.
    if (!(await presence.isPresent())) {
      throw new ColdkeepError('source-missing', `The source ${source.path} was removed while it was read.`);
    }
  } catch (error) {
    if (error instanceof ColdkeepError) throw error;
    throw absent(source, errnoOf(error), error);
  } finally {
    folder.close();
  }
}

function absent(source: Source, errno: string, cause: unknown): ColdkeepError {
  const reason =
    errno === 'ENOENT'
      ? 'does not exist'
      : errno === 'ENOTDIR'
        ? 'is not a folder'
        : `cannot be read (${errno})`;
  return new ColdkeepError('source-missing', `The source ${source.path} ${reason}.`, { cause });
}

function assertLabels(sources: readonly Source[]): void {
  const seen = new Set<string>();
  for (const { label, path } of sources) {
    const problem = labelProblem(label) ?? (seen.has(label) ? 'another source has it already' : null);
    if (problem !== null) {
      throw new ColdkeepError(
        'bad-input',
        `The label "${label}" of the source ${path} cannot be used: ${problem}.`,
      );
    }
    seen.add(label);
  }
}
