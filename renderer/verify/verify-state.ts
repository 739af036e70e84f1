// Verifying a medium as a reducer: medium, read, result. What was seen is a value; a medium that went away leaves no conclusion.
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import type { VerifyReport } from '../../shared/domain/reports.ts';
import type { Job } from '../../shared/ipc/job.ts';

export type VerifyStage =
  | { readonly name: 'medium'; readonly refused: ErrorRecord | null }
  | { readonly name: 'starting' }
  | { readonly name: 'reading'; readonly job: string }
  | { readonly name: 'result'; readonly report: VerifyReport; readonly seconds: number | null }
  /** The medium went away: nothing is concluded. */
  | { readonly name: 'gone'; readonly error: ErrorRecord }
  | { readonly name: 'failed'; readonly error: ErrorRecord }
  | { readonly name: 'cancelled' };

export interface VerifyState {
  readonly stage: VerifyStage;
  /** Null until a person chose one; then `proposedVolume` tells which one is meant. */
  readonly volume: string | null;
  /** What it was called when the reading began: it may be out when its name is needed. */
  readonly label: string | null;
  /** Decrypt everything and compare every item, too. */
  readonly open: boolean;
}

export type VerifyEvent =
  | { readonly type: 'volume-chosen'; readonly volume: string }
  | { readonly type: 'open-chosen'; readonly open: boolean }
  | { readonly type: 'start-pressed'; readonly volume: string; readonly label: string }
  | { readonly type: 'started'; readonly job: string }
  | { readonly type: 'refused'; readonly error: ErrorRecord }
  | { readonly type: 'job-seen'; readonly job: Job }
  /** The screen is there again: what ran may have been forgotten with a lock. */
  | { readonly type: 'came-back'; readonly jobs: readonly Job[] }
  | { readonly type: 'went-back' };

export const beginVerify = (): VerifyState => ({
  stage: { name: 'medium', refused: null },
  volume: null,
  label: null,
  open: false,
});

/** What a window that has just opened finds: the reading that runs, or that ended while nobody looked; else a fresh start. */
export function findVerify(jobs: readonly Job[], medium: string | null): VerifyState {
  const fresh = beginVerify();
  const found = jobs.findLast((job) => job.kind === 'verify');
  if (found === undefined || (medium !== null && found.endedAtMs !== null)) return fresh;
  const reading: VerifyState = { ...fresh, stage: { name: 'reading', job: found.id } };
  return verifyReducer(reading, { type: 'job-seen', job: found });
}

/** True while leaving would leave something running. */
export const isReading = ({ stage }: VerifyState): boolean =>
  stage.name === 'starting' || stage.name === 'reading';

export function verifyReducer(state: VerifyState, event: VerifyEvent): VerifyState {
  switch (event.type) {
    case 'volume-chosen':
      return isReading(state) ? state : { ...state, volume: event.volume };
    case 'open-chosen':
      return isReading(state) ? state : { ...state, open: event.open };
    case 'start-pressed':
      return isReading(state)
        ? state
        : { ...to(state, { name: 'starting' }), volume: event.volume, label: event.label };
    case 'started':
      return state.stage.name === 'starting' ? to(state, { name: 'reading', job: event.job }) : state;
    case 'refused':
      return state.stage.name === 'starting' ? to(state, { name: 'medium', refused: event.error }) : state;
    case 'job-seen':
      return seeJob(state, event.job);
    case 'came-back':
      return comeBack(state, event.jobs);
    case 'went-back':
      return isReading(state) ? state : to(state, { name: 'medium', refused: null });
    default:
      return assertNever(event);
  }
}

const to = (state: VerifyState, stage: VerifyStage): VerifyState => ({ ...state, stage });

function comeBack(state: VerifyState, jobs: readonly Job[]): VerifyState {
  const { stage } = state;
  if (stage.name === 'starting') return to(state, { name: 'medium', refused: null });
  if (stage.name !== 'reading' || jobs.some(({ id }) => id === stage.job)) return state;
  return to(state, { name: 'cancelled' });
}

function seeJob(state: VerifyState, job: Job): VerifyState {
  if (state.stage.name !== 'reading' || job.kind !== 'verify' || job.id !== state.stage.job) return state;
  if (job.result !== null) {
    const seconds = job.endedAtMs === null ? null : Math.max(0, job.endedAtMs - job.startedAtMs) / 1000;
    return to(state, { name: 'result', report: job.result, seconds });
  }
  if (job.state === 'cancelled') return to(state, { name: 'cancelled' });
  if (job.state !== 'failed' || job.error === null) return state;
  return to(state, { name: job.error.code === 'medium-removed' ? 'gone' : 'failed', error: job.error });
}
