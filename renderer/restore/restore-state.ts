// Restoring as a reducer: medium, what, the guard against an older copy, where, restore, result. Choices are kept when going back.
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import type { RestoreReport } from '../../shared/domain/reports.ts';
import type { Kind } from '../../shared/domain/words.ts';
import type { Job } from '../../shared/ipc/job.ts';
import type { ChosenFolder } from '../../shared/ipc/values.ts';
import type { RestoreOptions } from '../../shared/ipc/views.ts';

export type RestoreStage =
  | { readonly name: 'medium' }
  | { readonly name: 'what' }
  /** A newer snapshot is known: the person says how to go on. */
  | { readonly name: 'stale' }
  | { readonly name: 'where'; readonly refused: ErrorRecord | null }
  | { readonly name: 'starting' }
  | { readonly name: 'restoring'; readonly job: string }
  | { readonly name: 'result'; readonly report: RestoreReport }
  | { readonly name: 'gone'; readonly error: ErrorRecord }
  | { readonly name: 'failed'; readonly error: ErrorRecord }
  | { readonly name: 'cancelled' };

export interface RestoreState {
  readonly stage: RestoreStage;
  readonly volume: string | null;
  /** What the chosen medium offers; null until it was read. */
  readonly options: RestoreOptions | null;
  readonly snapshot: string | null;
  /** Null for all kinds. */
  readonly only: readonly Kind[] | null;
  /** Why an older snapshot is taken all the same. */
  readonly insistence: string | null;
  readonly folder: ChosenFolder | null;
}

export type RestoreEvent =
  | { readonly type: 'volume-chosen'; readonly volume: string }
  | { readonly type: 'options-read'; readonly options: RestoreOptions; readonly set: string | null }
  | { readonly type: 'snapshot-chosen'; readonly snapshot: string }
  | { readonly type: 'kinds-chosen'; readonly only: readonly Kind[] | null }
  | { readonly type: 'what-settled' }
  | { readonly type: 'insisted'; readonly reason: string; readonly only: readonly Kind[] | null }
  | { readonly type: 'folder-chosen'; readonly folder: ChosenFolder }
  | { readonly type: 'start-pressed' }
  | { readonly type: 'started'; readonly job: string }
  | { readonly type: 'refused'; readonly error: ErrorRecord }
  | { readonly type: 'job-seen'; readonly job: Job }
  | { readonly type: 'came-back'; readonly jobs: readonly Job[] }
  | { readonly type: 'went-back' };

export type OfferedSnapshot = RestoreOptions['snapshots'][number];

export const beginRestore = (): RestoreState => ({
  stage: { name: 'medium' },
  volume: null,
  options: null,
  snapshot: null,
  only: null,
  insistence: null,
  folder: null,
});

/** A window that has just opened finds the restore that runs; else it begins. */
export function findRestore(jobs: readonly Job[]): RestoreState {
  const running = jobs.findLast((job) => job.kind === 'restore' && job.endedAtMs === null);
  const fresh = beginRestore();
  return running === undefined ? fresh : { ...fresh, stage: { name: 'restoring', job: running.id } };
}

export const isBusy = ({ stage }: RestoreState): boolean =>
  stage.name === 'starting' || stage.name === 'restoring';

export const snapshotOf = ({ options, snapshot }: RestoreState): OfferedSnapshot | null =>
  options?.snapshots.find(({ id }) => id === snapshot) ?? null;

/** The newest of the wanted set, else the newest of all. */
function proposed(options: RestoreOptions, set: string | null): string | null {
  const bySeq = options.snapshots.toSorted((a, b) => b.seq - a.seq);
  return (bySeq.find((snapshot) => snapshot.set === set) ?? bySeq[0])?.id ?? null;
}

const to = (state: RestoreState, stage: RestoreStage): RestoreState => ({ ...state, stage });

export function restoreReducer(state: RestoreState, event: RestoreEvent): RestoreState {
  // Jobs speak when they like; a person's choice while one runs comes from a screen that is gone.
  if (isBusy(state) && !['started', 'refused', 'job-seen', 'came-back'].includes(event.type)) return state;
  switch (event.type) {
    case 'volume-chosen':
      return event.volume === state.volume
        ? state
        : { ...beginRestore(), volume: event.volume, folder: state.folder };
    case 'options-read':
      return {
        ...to(state, { name: 'what' }),
        options: event.options,
        snapshot: event.options.snapshots.some(({ id }) => id === state.snapshot)
          ? state.snapshot
          : proposed(event.options, event.set),
      };
    case 'snapshot-chosen':
      return { ...state, snapshot: event.snapshot, only: null, insistence: null };
    case 'kinds-chosen':
      return { ...state, only: event.only };
    case 'what-settled':
      return settle(state);
    case 'insisted':
      return state.stage.name === 'stale'
        ? {
            ...to(state, { name: 'where', refused: null }),
            insistence: event.reason,
            only: event.only ?? state.only,
          }
        : state;
    case 'folder-chosen':
      return state.stage.name === 'where'
        ? { ...to(state, { name: 'where', refused: null }), folder: event.folder }
        : state;
    case 'start-pressed':
      return state.stage.name === 'where' ? to(state, { name: 'starting' }) : state;
    case 'started':
      return state.stage.name === 'starting' ? to(state, { name: 'restoring', job: event.job }) : state;
    case 'refused':
      return state.stage.name === 'starting' ? to(state, { name: 'where', refused: event.error }) : state;
    case 'job-seen':
      return seeJob(state, event.job);
    case 'came-back':
      return comeBack(state, event.jobs);
    case 'went-back':
      return goBack(state);
    default:
      return assertNever(event);
  }
}

/** An older snapshot passes the guard only with a reason. */
function settle(state: RestoreState): RestoreState {
  const snapshot = snapshotOf(state);
  if (snapshot === null) return state;
  const guarded = snapshot.stale !== null && state.insistence === null;
  return to(state, guarded ? { name: 'stale' } : { name: 'where', refused: null });
}

function seeJob(state: RestoreState, job: Job): RestoreState {
  const { stage } = state;
  if (stage.name !== 'restoring' || job.kind !== 'restore' || job.id !== stage.job) return state;
  if (job.result !== null) return to(state, { name: 'result', report: job.result });
  if (job.state === 'cancelled') return to(state, { name: 'cancelled' });
  if (job.state !== 'failed' || job.error === null) return state;
  return to(state, { name: job.error.code === 'medium-removed' ? 'gone' : 'failed', error: job.error });
}

/** After a lock the main process has forgotten media, folders and ended jobs: what was chosen of them is chosen again. */
function comeBack(state: RestoreState, jobs: readonly Job[]): RestoreState {
  const { stage } = state;
  if (stage.name === 'starting') return to(state, { name: 'where', refused: null });
  if (stage.name !== 'restoring' || jobs.some(({ id }) => id === stage.job)) return state;
  return to(state, { name: 'cancelled' });
}

function goBack(state: RestoreState): RestoreState {
  switch (state.stage.name) {
    case 'what':
      return to(state, { name: 'medium' });
    case 'stale':
      return to(state, { name: 'what' });
    case 'where':
      return { ...to(state, { name: 'what' }), insistence: null };
    case 'gone':
    case 'failed':
    case 'cancelled':
      return to(state, { name: 'medium' });
    case 'medium':
    case 'starting':
    case 'restoring':
    case 'result':
      return state;
    default:
      return assertNever(state.stage);
  }
}
