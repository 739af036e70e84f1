// A drill as a reducer: a medium is drawn, the clock runs over parts by hand and in the app, then the result.
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import type { DrillReport } from '../../shared/domain/reports.ts';
import type { Job } from '../../shared/ipc/job.ts';

/** One part of the rehearsal. `by` is empty for what the app did. */
export interface DrillPart {
  readonly title: string;
  readonly seconds: number;
  readonly where: 'hand' | 'app';
  readonly by: string;
}

export type DrillStage =
  | { readonly name: 'choose' }
  /** The clock runs: the medium is being fetched. */
  | { readonly name: 'fetch'; readonly partSinceMs: number; readonly refused: ErrorRecord | null }
  | { readonly name: 'starting'; readonly volume: string }
  | { readonly name: 'comparing'; readonly job: string }
  /** The app has done its part; what has to be done by hand goes on. */
  | { readonly name: 'carry'; readonly report: DrillReport; readonly partSinceMs: number }
  | { readonly name: 'result'; readonly report: DrillReport; readonly recorded: boolean }
  | { readonly name: 'gone'; readonly error: ErrorRecord }
  | { readonly name: 'failed'; readonly error: ErrorRecord }
  | { readonly name: 'cancelled' };

export interface DrillState {
  readonly stage: DrillStage;
  readonly set: string | null;
  /** Id of the medium that was drawn or chosen. */
  readonly medium: string | null;
  readonly label: string;
  /** Who rehearses. */
  readonly by: string;
  /** Null until the clock was started, and for a drill that a reloaded window found. */
  readonly beganAtMs: number | null;
  readonly parts: readonly DrillPart[];
}

export type DrillEvent =
  | { readonly type: 'set-chosen'; readonly set: string }
  | { readonly type: 'medium-chosen'; readonly medium: string; readonly label: string }
  | { readonly type: 'person-typed'; readonly by: string }
  | { readonly type: 'clock-started'; readonly nowMs: number }
  | { readonly type: 'fetched'; readonly nowMs: number; readonly volume: string }
  | { readonly type: 'started'; readonly job: string }
  | { readonly type: 'refused'; readonly error: ErrorRecord; readonly nowMs: number }
  | { readonly type: 'job-seen'; readonly job: Job }
  | { readonly type: 'part-done'; readonly title: string; readonly nowMs: number }
  | { readonly type: 'running-again' }
  | { readonly type: 'recorded' }
  | { readonly type: 'came-back'; readonly jobs: readonly Job[] }
  | { readonly type: 'began-anew' };

export const beginDrill = (set: string | null): DrillState => ({
  stage: { name: 'choose' },
  set,
  medium: null,
  label: '',
  by: '',
  beganAtMs: null,
  parts: [],
});

/** A window that has just opened finds the drill that runs. */
export function findDrill(jobs: readonly Job[], set: string | null): DrillState {
  const running = jobs.findLast((job) => job.kind === 'drill' && job.endedAtMs === null);
  const fresh = beginDrill(set);
  return running === undefined
    ? fresh
    : { ...fresh, beganAtMs: running.startedAtMs, stage: { name: 'comparing', job: running.id } };
}

export const totalSeconds = (parts: readonly DrillPart[]): number =>
  parts.reduce((sum, { seconds }) => sum + seconds, 0);

/** True while leaving would leave a clock or a job running. */
export const clockRuns = ({ stage }: DrillState): boolean =>
  ['fetch', 'starting', 'comparing', 'carry'].includes(stage.name);

const to = (state: DrillState, stage: DrillStage): DrillState => ({ ...state, stage });
const secondsSince = (sinceMs: number, nowMs: number): number => Math.max(0, nowMs - sinceMs) / 1000;

const withPart = (state: DrillState, part: DrillPart): DrillState => ({
  ...state,
  parts: [...state.parts, part],
});

export function drillReducer(state: DrillState, event: DrillEvent): DrillState {
  const { stage } = state;
  switch (event.type) {
    case 'set-chosen':
      return stage.name === 'choose' && event.set !== state.set
        ? { ...state, set: event.set, medium: null, label: '' }
        : state;
    case 'medium-chosen':
      return stage.name === 'choose' ? { ...state, medium: event.medium, label: event.label } : state;
    case 'person-typed':
      return { ...state, by: event.by };
    case 'clock-started':
      if (stage.name !== 'choose' || state.set === null || state.medium === null) return state;
      return {
        ...to(state, { name: 'fetch', partSinceMs: event.nowMs, refused: null }),
        beganAtMs: event.nowMs,
      };
    case 'fetched':
      if (stage.name !== 'fetch') return state;
      return withPart(to(state, { name: 'starting', volume: event.volume }), {
        title: `Fetch ${state.label}`,
        seconds: secondsSince(stage.partSinceMs, event.nowMs),
        where: 'hand',
        by: state.by,
      });
    case 'started':
      return stage.name === 'starting' ? to(state, { name: 'comparing', job: event.job }) : state;
    case 'refused':
      return stage.name === 'starting'
        ? to(state, { name: 'fetch', partSinceMs: event.nowMs, refused: event.error })
        : state;
    case 'job-seen':
      return seeJob(state, event.job);
    case 'part-done':
      if (stage.name !== 'carry') return state;
      return withPart(to(state, { ...stage, partSinceMs: event.nowMs }), {
        title: event.title,
        seconds: secondsSince(stage.partSinceMs, event.nowMs),
        where: 'hand',
        by: state.by,
      });
    case 'running-again':
      return stage.name === 'carry'
        ? to(state, { name: 'result', report: stage.report, recorded: false })
        : state;
    case 'recorded':
      return stage.name === 'result' ? to(state, { ...stage, recorded: true }) : state;
    case 'came-back':
      return comeBack(state, event.jobs);
    case 'began-anew':
      return beginDrill(state.set);
    default:
      return assertNever(event);
  }
}

function seeJob(state: DrillState, job: Job): DrillState {
  const { stage } = state;
  if (stage.name !== 'comparing' || job.kind !== 'drill' || job.id !== stage.job) return state;
  if (job.result !== null) return compared(state, job.result, job.endedAtMs ?? job.startedAtMs);
  if (job.state === 'cancelled') return to(state, { name: 'cancelled' });
  if (job.state !== 'failed' || job.error === null) return state;
  return to(state, { name: job.error.code === 'medium-removed' ? 'gone' : 'failed', error: job.error });
}

/** A drill that failed has nothing to carry anywhere. */
function compared(state: DrillState, report: DrillReport, nowMs: number): DrillState {
  const done = withPart(state, {
    title: 'Decrypt and compare',
    seconds: report.seconds,
    where: 'app',
    by: '',
  });
  return to(
    done,
    report.status === 'passed'
      ? { name: 'carry', report, partSinceMs: nowMs }
      : { name: 'result', report, recorded: false },
  );
}

/** After a lock ended jobs are forgotten: the drill that ran did not come to a result. */
function comeBack(state: DrillState, jobs: readonly Job[]): DrillState {
  const { stage } = state;
  if (stage.name === 'starting') return to(state, { name: 'cancelled' });
  if (stage.name !== 'comparing' || jobs.some(({ id }) => id === stage.job)) return state;
  return to(state, { name: 'cancelled' });
}
