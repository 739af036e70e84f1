// Computes what the window shows of one set. Items come from the newest scan, failing that from the newest snapshot.
import { copiesByPlace } from './copies-by-place.ts';
import { baseName, contentOf } from './copy-standing.ts';
import type { DerivedValue } from './derived-value.ts';
import type { Finding } from './finding.ts';
import { compareItems } from './freshness.ts';
import type { Item, Source } from './item.ts';
import { itemGroups, worstFirst } from './item-groups.ts';
import { labelOf } from './policy-evidence.ts';
import type { ChangeView, SetView, SnapshotView } from './set-view-schema.ts';
import { policyCopies, type ViewInput, type ViewSet } from './view-input.ts';

export interface SetViewInput {
  readonly set: ViewSet;
  readonly sources: readonly Source[];
  readonly items: readonly Item[];
  /** Items of the newest snapshot that a medium holds; null where none does. */
  readonly heldItems: readonly Item[] | null;
  /** As the newest scan worked it out; empty where none is known. */
  readonly derived: readonly DerivedValue[];
  /** For labels, states and the clock. */
  readonly vault: ViewInput;
}

export function setViewOf(input: SetViewInput): SetView {
  const { set } = input;
  const findings: readonly Finding[] = set.findings;
  return {
    name: set.status.name,
    profile: set.status.profile,
    profileTitle: set.profile.title,
    sources: input.sources.map(({ path }) => path),
    groups: itemGroups({
      profile: set.profile,
      items: input.items,
      findings,
      changes: set.status.changes,
      held: input.heldItems !== null,
    }),
    derived: [...input.derived],
    findings: findings.toSorted(worstFirst),
    snapshots: snapshotsOf(input),
    changes: changesOf(input),
    copiesByPlace: copiesByPlace(input.vault, set),
    overall: set.status.overall,
    warnings: [...set.status.warnings],
    policy: set.status.policy,
    limits: set.profile.policy,
    originalsReadAtMs: set.readAtMs,
  };
}

function snapshotsOf({ set, vault }: SetViewInput): SnapshotView[] {
  const copies = policyCopies(vault, set).filter(
    ({ mediumState, status }) => (mediumState === 'active' || mediumState === 'lost') && status !== 'retired',
  );
  const now = digestNow(set);
  return set.snapshots
    .toSorted((a, b) => b.seq - a.seq)
    .map(({ id, seq, capturedAtMs, items, bytes, contentDigest }) => ({
      id,
      seq,
      capturedAtMs,
      items,
      bytes,
      contentDigest,
      holdsOriginals: now === null ? null : contentDigest === now,
      on: copies
        .filter(({ snapshot }) => snapshot === id)
        .map((copy) => ({
          medium: copy.medium,
          label: labelOf(copy),
          state: contentOf(copy, set, vault).state,
        })),
    }));
}

const digestNow = (set: ViewSet): string | null =>
  !set.seen ? null : (set.scans.toSorted((a, b) => b.atMs - a.atMs)[0]?.contentDigest ?? null);

/** Nothing is said to have changed where the originals were not seen, nor all of it where nothing was exported yet. */
function changesOf({ set, items, heldItems }: SetViewInput): ChangeView[] {
  if (heldItems === null || !set.seen) return [];
  const { added, changed, removed } = compareItems(items, heldItems);
  const titles = new Map(set.profile.items.map((entry) => [entry.key, entry.title]));
  const view =
    (change: ChangeView['change']) =>
    (path: string): ChangeView => {
      const from = change === 'added' ? undefined : itemAt(heldItems, path);
      const to = change === 'removed' ? undefined : itemAt(items, path);
      return {
        path,
        name: baseName(path),
        title: titles.get((to ?? from)?.key ?? '') ?? '',
        change,
        from: from === undefined ? null : sideOf(from),
        to: to === undefined ? null : sideOf(to),
      };
    };
  return [...changed.map(view('changed')), ...added.map(view('added')), ...removed.map(view('removed'))];
}

const itemAt = (items: readonly Item[], path: string): Item | undefined =>
  items.find((item) => item.path === path);

const sideOf = ({ size, sha256, mtimeSeconds }: Item): NonNullable<ChangeView['from']> => ({
  size,
  sha256,
  mtimeMs: mtimeSeconds * 1000,
});
