// Status: the attached sources are read again, and everything else is judged from what the catalogue knows.
import { compareItems, copyFreshness, setFreshness } from '../../../shared/domain/freshness.ts';
import type { Item } from '../../../shared/domain/item.ts';
import { policyFor } from '../../../shared/domain/content-ages.ts';
import { judge, overallOf } from '../../../shared/domain/policy.ts';
import type { LastDrill, PolicyCopy, PolicyInput } from '../../../shared/domain/policy-input.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import type { SetStatus, StatusCopy, StatusReport } from '../../../shared/domain/reports.ts';
import type { CopyState, DrillRecord } from '../catalogue/media-state.ts';
import type { SnapshotRecord } from '../catalogue/state.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { JobContext, ScanResult } from './context.ts';
import { healthOf } from './health.ts';
import { judgingProfile } from './profile-of-set.ts';
import { warningsOf } from './set-warnings.ts';
import { readSources, recordScan, setNamed, sourcesAttached, type KnownSet } from './scan.ts';

/** Where every set stands, or one of them. Errors: set-unknown, cancelled. */
export async function statusOf(
  context: JobContext,
  name: string | null,
  run: RunOptions,
): Promise<StatusReport> {
  const sets = name === null ? context.ledger.catalogue.sets() : [setNamed(context, name)];
  const report: StatusReport = { sets: [] };
  for (const set of sets) report.sets.push(await statusOfSet(context, set, run));
  const media = toBeReplaced(context, report);
  return media.length === 0 ? report : { ...report, media };
}

/** Media that hold copies of the sets, are in use, and should be replaced. */
function toBeReplaced(context: JobContext, { sets }: StatusReport): NonNullable<StatusReport['media']> {
  const holding = new Set(sets.flatMap(({ copies }) => copies.map(({ medium }) => medium)));
  return context.ledger.catalogue
    .media()
    .filter(({ id, state }) => state === 'active' && holding.has(id))
    .map(({ id, label }) => ({
      medium: id,
      label,
      advice: healthOf(context, id).advice.map(({ sentence }) => sentence),
    }))
    .filter(({ advice }) => advice.length > 0);
}

async function statusOfSet(context: JobContext, set: KnownSet, run: RunOptions): Promise<SetStatus> {
  // The moment is taken before the scan is recorded, or a clock that went backwards would be its own newest witness.
  const witnessed = { nowMs: context.now(), newestWitnessedMs: context.ledger.catalogue.newestTimeMs() };
  const scan = await scanIfAttached(context, set, run);
  return judgeSet(context, set, scan === null ? unseen : { ...scan, seen: true }, witnessed);
}

/** What is known of the originals. */
export interface Originals {
  /** Null where nothing is known of what they hold now. */
  readonly contentDigest: string | null;
  /** Null where they were not read in this session. */
  readonly items: readonly Item[] | null;
  /** Whether they were read just now, or close to it. */
  readonly seen: boolean;
}

const unseen: Originals = { contentDigest: null, items: null, seen: false };

/** Judges a set by what is known of its originals and what the catalogue knows of its copies. */
export function judgeSet(
  context: JobContext,
  set: KnownSet,
  originals: Originals,
  witnessed: Pick<PolicyInput, 'nowMs' | 'newestWitnessedMs'>,
): SetStatus {
  const copies = copiesOf(context, set, originals.contentDigest);
  const newest = newestHeldSnapshot(context, set);
  const held = newest === null ? [] : context.ledger.catalogue.itemsOfSnapshot(set.id, newest.seq);
  const input: PolicyInput = {
    ...policyInput(context, set, copies, held),
    ...witnessed,
    sourcesSeen: originals.seen,
  };
  const policy = judge(input);
  return {
    name: set.name,
    profile: set.profile,
    freshness: setFreshness(originals.contentDigest, newest?.contentDigest ?? null),
    changes: changesSince(context, set, originals, newest),
    copies: copies.map(withoutMediumState),
    policy,
    overall: overallOf(input, policy),
    warnings: warningsOf(context, set, newest, held, originals.seen ? originals.contentDigest : null),
  };
}

/** Null where the sources are not attached, or went away while they were read: nothing is concluded from that. */
async function scanIfAttached(
  context: JobContext,
  set: KnownSet,
  run: RunOptions,
): Promise<ScanResult | null> {
  if (!(await sourcesAttached(context, set))) return null;
  try {
    const scan = await readSources(context, set, run);
    await recordScan(context, set, scan, { onlyNews: true });
    return scan;
  } catch (error) {
    if (error instanceof ColdkeepError && error.code === 'source-missing') return null;
    throw error;
  }
}

/** The newest snapshot that stands on a medium: one that was taken but never written anywhere protects nothing. */
export function newestHeldSnapshot(context: JobContext, set: KnownSet): SnapshotRecord | null {
  const { catalogue } = context.ledger;
  const held = new Set(
    catalogue
      .copies()
      .filter((copy) => copy.status === 'verified')
      .map((copy) => copy.snapshot),
  );
  return (
    catalogue.snapshots().findLast((snapshot) => snapshot.set === set.id && held.has(snapshot.id)) ?? null
  );
}

function changesSince(
  context: JobContext,
  set: KnownSet,
  { contentDigest, items }: Originals,
  newest: SnapshotRecord | null,
): SetStatus['changes'] {
  // The same digest is the same content; comparing a large set item by item takes its time.
  if (items === null || contentDigest === newest?.contentDigest)
    return { added: [], changed: [], removed: [] };
  const then = newest === null ? [] : context.ledger.catalogue.itemsOfSnapshot(set.id, newest.seq);
  return compareItems(items, then);
}

/** Every copy of the set that was not retired, with what is known of its medium. */
export function copiesOf(context: JobContext, set: KnownSet, scanDigest: string | null): PolicyCopy[] {
  const { catalogue } = context.ledger;
  const newestDigest = newestHeldSnapshot(context, set)?.contentDigest ?? null;
  return catalogue
    .copies()
    .filter((copy) => copy.set === set.id && copy.status !== 'retired')
    .flatMap((copy) => {
      const medium = catalogue.medium(copy.medium);
      const snapshot = catalogue.snapshot(copy.snapshot);
      if (medium === null || snapshot === null) return [];
      return {
        medium: copy.medium,
        label: medium.label,
        type: medium.type,
        location: medium.location,
        offsite: medium.offsite,
        mediumState: medium.state,
        snapshot: copy.snapshot,
        status: copy.status,
        freshness: copyFreshness(snapshot.contentDigest, {
          scanDigest,
          newestSnapshotDigest: newestDigest,
        }),
        verifiedAt: new Date(copy.verifiedAtMs).toISOString(),
        level: copy.level,
        readColdAt: readColdAt(context, copy),
      };
    });
}

/** Earlier readings were of other files: a copy that was written again has to be read again. */
function readColdAt(context: JobContext, { medium, snapshot, recordedAtMs }: CopyState): string | null {
  const newest = context.ledger.catalogue
    .verifications(medium, snapshot)
    .findLast(({ level, status, atMs }) => level === 'cold' && status === 'verified' && atMs >= recordedAtMs);
  return newest === undefined ? null : new Date(newest.atMs).toISOString();
}

function policyInput(
  context: JobContext,
  set: KnownSet,
  copies: readonly PolicyCopy[],
  held: readonly Item[],
): Omit<PolicyInput, 'nowMs' | 'newestWitnessedMs' | 'sourcesSeen'> {
  const drills = context.ledger.catalogue.drills(set.id).toSorted((a, b) => a.atMs - b.atMs);
  const asDrill = (drill: DrillRecord | undefined): LastDrill | null =>
    drill === undefined
      ? null
      : {
          atMs: drill.atMs,
          status: drill.status,
          seconds: drill.seconds,
          label:
            drill.medium === null ? null : (context.ledger.catalogue.medium(drill.medium)?.label ?? null),
        };
  return {
    set: set.name,
    policy: policyFor(judgingProfile(context, set), held),
    copies,
    lastDrill: asDrill(drills.at(-1)),
    lastPassedDrill: asDrill(drills.findLast((drill) => drill.status === 'passed')),
  };
}

/** The window and the command line ask the medium for its state; a copy's report has the contract's fields and no more. */
function withoutMediumState(copy: PolicyCopy): StatusCopy {
  const { mediumState: _, ...reported } = copy;
  return reported;
}
