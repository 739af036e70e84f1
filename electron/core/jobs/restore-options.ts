// Before a restore: what a medium offers, what is lost by taking something older than the newest, and what stands in the target's way.
import { noKnowledge } from '../../../shared/domain/set-knowledge.ts';
import { custom } from '../../../shared/profiles/custom.ts';
import { readdir, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { dayMs } from '../../../shared/domain/ages.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Failure } from '../../../shared/domain/facts.ts';
import type { Item } from '../../../shared/domain/item.ts';
import { countKinds, itemChanges } from '../../../shared/domain/item-changes.ts';
import type { Manifest } from '../../../shared/domain/manifest.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import type {
  Restorable,
  RestoreConflict,
  RestoreOptions,
  RestoreTarget,
  Stale,
} from '../../../shared/domain/restore-options.ts';
import type { Kind } from '../../../shared/domain/words.ts';
import { capturedAtMs } from '../catalogue/state.ts';
import { snapshotFolder } from '../media/layout.ts';
import { attachForReading } from './attach-reading.ts';
import { holdersOf, referenceTo } from './contents.ts';
import type { JobContext } from './context.ts';
import { openCopy } from './pick-copy.ts';
import { endsTheJob } from './verify-copy.ts';

/** Trusts and opens every copy of this vault on a medium, without reading payloads. Errors: not-a-medium, medium-…, cancelled. */
export async function restoreOptionsOf(
  context: JobContext,
  at: string,
  run: RunOptions,
): Promise<RestoreOptions> {
  const attached = await attachForReading(context, at);
  const { catalogue } = context.ledger;
  const snapshots: Restorable[] = [];
  const failures: Failure[] = [];
  const total = attached.snapshots.length;
  for (const [done, snapshot] of attached.snapshots.entries()) {
    if (run.signal?.aborted === true)
      throw new ColdkeepError('cancelled', 'Looking at the medium was cancelled.');
    run.onProgress?.({ phase: 'reading manifests', done, total, unit: 'items', cancellable: true });
    try {
      const { manifest } = await openCopy(context, attached, snapshot);
      snapshots.push(restorable(context, manifest));
    } catch (error) {
      if (!(error instanceof ColdkeepError) || endsTheJob(error)) throw error;
      failures.push({ path: snapshotFolder(context.vaultId, snapshot), reason: error.message });
    }
  }
  run.onProgress?.({ phase: 'reading manifests', done: total, total, unit: 'items', cancellable: true });
  const known = attached.id === null ? null : catalogue.medium(attached.id);
  return {
    medium: attached.id,
    label: known?.label ?? basename(attached.medium.root),
    snapshots: snapshots.toSorted((a, b) => (a.set < b.set ? -1 : a.set > b.set ? 1 : b.seq - a.seq)),
    failures,
  };
}

function restorable(context: JobContext, manifest: Manifest): Restorable {
  const { set, snapshot, seq, profile, items } = manifest;
  return {
    id: snapshot,
    seq,
    takenAtMs: capturedAtMs(snapshot),
    set: context.ledger.catalogue.setById(set.id)?.name ?? set.name,
    profile,
    items: items.length,
    bytes: items.reduce((sum, item) => sum + item.size, 0),
    kinds: countKinds(items),
    stale: staleness(context, manifest),
  };
}

/** By the same measure by which a restore is refused: a snapshot of the set with a higher seq is known. */
function staleness(context: JobContext, manifest: Manifest): Stale | null {
  const { catalogue } = context.ledger;
  const newest = catalogue.newestSnapshot(manifest.set.id);
  if (newest === null || newest.seq <= manifest.seq) return null;
  const items = catalogue.itemsOfSnapshot(newest.set, newest.seq);
  const apartMs = newest.capturedAtMs - capturedAtMs(manifest.snapshot);
  return {
    newest: referenceTo(newest),
    holders: holdersOf(context, newest.id),
    changes: itemChanges(items, manifest.items),
    days: Math.max(0, Math.floor(apartMs / dayMs)),
  };
}

/** Looks at the folder that a restore is to go to. Errors: as restoreOptionsOf, snapshot-unknown, and those of a damaged copy. */
export async function restoreTargetOf(
  context: JobContext,
  input: {
    readonly at: string;
    readonly snapshot: string;
    readonly into: string;
    readonly only?: readonly Kind[];
  },
): Promise<RestoreTarget> {
  const attached = await attachForReading(context, input.at);
  if (!attached.snapshots.includes(input.snapshot)) {
    throw new ColdkeepError('snapshot-unknown', `There is no snapshot ${input.snapshot} on ${input.at}.`);
  }
  const { manifest } = await openCopy(context, attached, input.snapshot);
  const items = manifest.items.filter((item) => input.only === undefined || input.only.includes(item.kind));
  const into = resolve(input.into);
  const state = await stateOf(into);
  return {
    into,
    state,
    neededBytes: items.reduce((sum, item) => sum + item.size, 0),
    freeBytes: await freeBytesAt(into),
    conflicts: state === 'occupied' ? await conflictsIn(context, into, items) : [],
  };
}

async function stateOf(into: string): Promise<RestoreTarget['state']> {
  if ((await stat(`${into}.partial`).catch(() => null)) !== null) return 'interrupted';
  const found = await stat(into).catch(() => null);
  if (found === null) return 'new';
  if (!found.isDirectory()) return 'not-a-folder';
  const names = await readdir(into).catch(() => ['unreadable']);
  return names.length === 0 ? 'empty' : 'occupied';
}

/** Of the nearest folder that exists: the target is made below it. */
async function freeBytesAt(into: string): Promise<number | null> {
  for (let at = into; ; at = dirname(at)) {
    const system = await statfs(at).catch(() => null);
    if (system !== null) return system.bavail * system.bsize;
    if (at === dirname(at)) return null;
  }
}

/** Files of the copy whose place is taken. What stands there is read in the vault worker: it may be a key in the clear. */
async function conflictsIn(
  context: JobContext,
  into: string,
  items: readonly Item[],
): Promise<RestoreConflict[]> {
  const labels = [...new Set(items.map((item) => item.path.slice(0, item.path.indexOf('/'))))];
  const sources = [];
  for (const label of labels) {
    const found = await stat(join(into, label)).catch(() => null);
    if (found?.isDirectory() === true) sources.push({ label, path: join(into, label) });
  }
  if (sources.length === 0) return [];
  const scan = await context.worker.call('scan', {
    sources,
    profile: custom,
    knowledge: noKnowledge,
    known: [],
    nowMs: context.now(),
  });
  const there = new Map(scan.items.map((item) => [item.path, item]));
  return items.flatMap((item) => {
    const other = there.get(item.path);
    if (other === undefined || item.type !== 'file' || other.type !== 'file') return [];
    return {
      path: item.path,
      same: other.sha256 === item.sha256,
      there: { size: other.size, mtimeSeconds: other.mtimeSeconds },
      copy: { size: item.size, mtimeSeconds: item.mtimeSeconds },
    };
  });
}
