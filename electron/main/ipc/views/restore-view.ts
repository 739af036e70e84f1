// What a medium offers to restore, and past drills, as the window shows them.
import type { DrillSummary } from '../../../../shared/domain/contents.ts';
import type { RestoreOptions as EngineOptions, Stale } from '../../../../shared/domain/restore-options.ts';
import type { PastDrill, RestoreOptions } from '../../../../shared/ipc/views.ts';
import { changeView } from './item-change.ts';

export const restoreOptionsView = ({
  medium,
  label,
  snapshots,
  failures,
}: EngineOptions): RestoreOptions => ({
  medium,
  label,
  snapshots: snapshots.map((snapshot) => ({
    id: snapshot.id,
    set: snapshot.set,
    seq: snapshot.seq,
    takenAtMs: snapshot.takenAtMs,
    items: snapshot.items,
    bytes: snapshot.bytes,
    kinds: snapshot.kinds,
    stale: snapshot.stale === null ? null : staleView(snapshot.stale),
  })),
  failures,
});

const staleView = ({ newest, holders, changes }: Stale) => ({
  newestSeq: newest.seq,
  newestTakenAtMs: newest.takenAtMs,
  newestOn: holders.map(({ label, location }) => (location === '' ? label : `${label} (${location})`)),
  changes: changes.map(changeView),
});

export const pastDrillView = (drill: DrillSummary): PastDrill => ({
  atMs: drill.atMs,
  set: drill.set,
  medium: drill.label ?? drill.medium,
  snapshot: drill.snapshot,
  status: drill.status,
  seconds: drill.seconds,
  items: drill.items,
  failures: drill.failures,
});
