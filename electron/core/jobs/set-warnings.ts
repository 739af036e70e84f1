// What a verdict on a set is not complete without: how its bundles were taken, and what of its newest copy is too old.
import type { ImportedBundle } from '../../../shared/domain/bundle-conditions.ts';
import { conditionWarnings } from '../../../shared/domain/condition-warnings.ts';
import { contentAgeWarnings } from '../../../shared/domain/content-ages.ts';
import type { Item } from '../../../shared/domain/item.ts';
import type { SnapshotRecord } from '../catalogue/state.ts';
import type { JobContext } from './context.ts';
import { judgingProfile } from './profile-of-set.ts';
import type { KnownSet } from './scan.ts';

/** One sentence each; empty where there is nothing to warn of. */
export function warningsOf(
  context: JobContext,
  set: KnownSet,
  newest: SnapshotRecord | null,
  items: readonly Item[],
  /** Digest of the originals where they were read just now. */
  seenDigest: string | null,
): string[] {
  const { catalogue } = context.ledger;
  if (newest === null) return conditionWarnings(newestOfEach(catalogue.bundlesOf(set.id)));
  const bundles = bundlesBehind(context, set, newest, items);
  const confirmed = catalogue
    .scans(set.id)
    .findLast(({ contentDigest }) => contentDigest === newest.contentDigest);
  const nowMs = context.now();
  return [
    ...conditionWarnings(bundles),
    ...contentAgeWarnings({
      profile: judgingProfile(context, set),
      items,
      confirmedAtMs:
        seenDigest === newest.contentDigest ? nowMs : Math.max(newest.capturedAtMs, confirmed?.atMs ?? 0),
      bundles,
      nowMs,
    }),
  ];
}

/** The bundles that a snapshot has items of: of each label the one that was imported last before it. */
export function bundlesBehind(
  context: JobContext,
  set: KnownSet,
  snapshot: SnapshotRecord,
  items: readonly Item[],
): ImportedBundle[] {
  const before = context.ledger.catalogue
    .bundlesOf(set.id)
    .filter(({ importedAtMs }) => importedAtMs <= snapshot.recordedAtMs);
  const labels = new Set(items.map(({ path }) => path.slice(0, path.indexOf('/'))));
  return newestOfEach(before).filter(({ label }) => labels.has(label));
}

/** They come in the order of import. */
const newestOfEach = (bundles: readonly ImportedBundle[]): ImportedBundle[] => [
  ...new Map(bundles.map((bundle) => [bundle.label, bundle])).values(),
];
