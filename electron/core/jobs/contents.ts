// What a set consists of: what an export would write now, what is known without reading, its snapshots and drills.
import type {
  ContentsReport,
  DrillSummary,
  Holder,
  KnownItems,
  SnapshotReference,
  SnapshotSummary,
} from '../../../shared/domain/contents.ts';
import { countKinds, itemChanges, listItem } from '../../../shared/domain/item-changes.ts';
import { compareText } from '../../../shared/domain/policy-evidence.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import type { SnapshotRecord } from '../catalogue/state.ts';
import type { JobContext } from './context.ts';
import { spareBytes } from './generations.ts';
import { retiringOf } from './retention.ts';
import { readSources, recordScan, setNamed } from './scan.ts';
import { sealedBytesAtMost } from './seal-spool.ts';
import { newestHeldSnapshot } from './status.ts';

/** Reads the sources now and says what an export would write. Recorded as a scan. Errors: set-unknown, source-missing, cancelled. */
export async function contentsOf(
  context: JobContext,
  name: string,
  run: RunOptions,
): Promise<ContentsReport> {
  const set = setNamed(context, name);
  const scan = await readSources(context, set, run);
  await recordScan(context, set, scan);
  const held = newestHeldSnapshot(context, set);
  const then = held === null ? [] : context.ledger.catalogue.itemsOfSnapshot(set.id, held.seq);
  return {
    set: set.name,
    profile: set.profile,
    readAtMs: context.now(),
    contentDigest: scan.contentDigest,
    bytes: scan.bytes,
    neededBytes: sealedBytesAtMost(scan.items.length, scan.bytes) + spareBytes,
    kinds: countKinds(scan.items),
    items: scan.items.map(listItem),
    against: held === null ? null : referenceTo(held),
    changes: itemChanges(scan.items, then),
    unchanged: held?.contentDigest === scan.contentDigest,
    findings: scan.findings,
    retires: retiringOf(context, set, { next: held?.contentDigest !== scan.contentDigest }),
  };
}

/** The newest items that are known without reading. Errors: set-unknown. */
export function knownItemsOf(context: JobContext, name: string): KnownItems {
  const set = setNamed(context, name);
  const { catalogue } = context.ledger;
  const reading = context.readings.get(set.id);
  const newest = catalogue.newestSnapshot(set.id);
  const items = reading?.scan.items ?? (newest === null ? [] : catalogue.itemsOfSnapshot(set.id, newest.seq));
  return {
    set: set.name,
    from: reading !== undefined ? 'scan' : newest !== null ? 'snapshot' : 'nothing',
    asOfMs: reading?.atMs ?? newest?.capturedAtMs ?? null,
    snapshot: newest === null ? null : referenceTo(newest),
    bytes: items.reduce((sum, item) => sum + item.size, 0),
    kinds: countKinds(items),
    items: items.map(listItem),
  };
}

/** The snapshots of a set with the media that hold them, newest first. Errors: set-unknown. */
export function snapshotsOf(context: JobContext, name: string): SnapshotSummary[] {
  const set = setNamed(context, name);
  return context.ledger.catalogue
    .snapshots()
    .filter((snapshot) => snapshot.set === set.id)
    .toReversed()
    .map((snapshot) => ({
      ...referenceTo(snapshot),
      contentDigest: snapshot.contentDigest,
      items: snapshot.items,
      bytes: snapshot.bytes,
      holders: holdersOf(context, snapshot.id),
    }));
}

/** The copies of a snapshot that were not retired, with what is known of their media, by label. */
export function holdersOf(context: JobContext, snapshot: string): Holder[] {
  const { catalogue } = context.ledger;
  return catalogue
    .copies()
    .filter((copy) => copy.snapshot === snapshot && copy.status !== 'retired')
    .flatMap((copy) => {
      const medium = catalogue.medium(copy.medium);
      if (medium === null) return [];
      return {
        medium: copy.medium,
        label: medium.label,
        type: medium.type,
        location: medium.location,
        offsite: medium.offsite,
        mediumState: medium.state,
        status: copy.status,
        level: copy.level,
        verifiedAtMs: copy.verifiedAtMs,
      };
    })
    .toSorted((a, b) => compareText(a.label, b.label) || compareText(a.medium, b.medium));
}

/** Rehearsed restores, newest first, of one set or of all that are protected. Errors: set-unknown. */
export function drillsOf(context: JobContext, name: string | null): DrillSummary[] {
  const { catalogue } = context.ledger;
  const sets = name === null ? catalogue.sets() : [setNamed(context, name)];
  return sets
    .flatMap((set) =>
      catalogue.drills(set.id).map((drill) => ({
        ...drill,
        set: set.name,
        seq: catalogue.snapshot(drill.snapshot)?.seq ?? null,
        label: drill.medium === null ? null : (catalogue.medium(drill.medium)?.label ?? null),
      })),
    )
    .toSorted((a, b) => b.atMs - a.atMs);
}

export const referenceTo = (snapshot: SnapshotRecord): SnapshotReference => ({
  id: snapshot.id,
  seq: snapshot.seq,
  takenAtMs: snapshot.capturedAtMs,
});
