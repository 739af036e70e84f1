// A wizard around one job, as a reducer: something is chosen, it runs, it ends well, badly or not at all. What is chosen is the wizard's own.
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import type { Job, JobKind } from '../../shared/ipc/job.ts';

export type OneJobStage<Result> =
  | { readonly name: 'choosing'; readonly refused: ErrorRecord | null }
  | { readonly name: 'starting' }
  | { readonly name: 'running'; readonly job: string }
  | { readonly name: 'done'; readonly result: Result; readonly seconds: number | null }
  | { readonly name: 'failed'; readonly error: ErrorRecord }
  | { readonly name: 'cancelled' };

export interface OneJob<Result, Choices> {
  readonly stage: OneJobStage<Result>;
  readonly choices: Choices;
}

export type OneJobEvent<Choices> =
  | { readonly type: 'chose'; readonly choices: Partial<Choices> }
  | { readonly type: 'start-pressed' }
  | { readonly type: 'started'; readonly job: string }
  | { readonly type: 'refused'; readonly error: ErrorRecord }
  | { readonly type: 'job-seen'; readonly job: Job }
  /** The screen is there again: what ran may have been forgotten with a lock. */
  | { readonly type: 'came-back'; readonly jobs: readonly Job[] }
  | { readonly type: 'went-back' };

export type OneJobReducer<Result, Choices> = (
  state: OneJob<Result, Choices>,
  event: OneJobEvent<Choices>,
) => OneJob<Result, Choices>;

/** True while leaving would leave something running. */
export const isUnderWay = ({ stage }: Pick<OneJob<unknown, unknown>, 'stage'>): boolean =>
  stage.name === 'starting' || stage.name === 'running';

/** The job that is awaited; null where a person is. */
export const awaitedJob = ({ stage }: Pick<OneJob<unknown, unknown>, 'stage'>): string | null =>
  stage.name === 'running' ? stage.job : null;

/** The reducer of wizards around jobs of one kind. `resultOf`: null for other kinds, and as long as there is no result. */
export function oneJobReducer<Result, Choices>(
  resultOf: (job: Job) => Result | null,
): OneJobReducer<Result, Choices> {
  const to = (state: OneJob<Result, Choices>, stage: OneJobStage<Result>) => ({ ...state, stage });

  function seeJob(state: OneJob<Result, Choices>, job: Job): OneJob<Result, Choices> {
    if (state.stage.name !== 'running' || job.id !== state.stage.job) return state;
    const result = resultOf(job);
    if (result !== null) {
      const seconds = job.endedAtMs === null ? null : Math.max(0, job.endedAtMs - job.startedAtMs) / 1000;
      return to(state, { name: 'done', result, seconds });
    }
    if (job.state === 'cancelled') return to(state, { name: 'cancelled' });
    return job.state === 'failed' && job.error !== null
      ? to(state, { name: 'failed', error: job.error })
      : state;
  }

  return (state, event) => {
    const { stage } = state;
    switch (event.type) {
      case 'chose':
        return isUnderWay(state) ? state : { ...state, choices: { ...state.choices, ...event.choices } };
      case 'start-pressed':
        return isUnderWay(state) ? state : to(state, { name: 'starting' });
      case 'started':
        return stage.name === 'starting' ? to(state, { name: 'running', job: event.job }) : state;
      case 'refused':
        return stage.name === 'starting' ? to(state, { name: 'choosing', refused: event.error }) : state;
      case 'job-seen':
        return seeJob(state, event.job);
      case 'came-back':
        if (stage.name === 'starting') return to(state, { name: 'choosing', refused: null });
        if (stage.name !== 'running' || event.jobs.some(({ id }) => id === stage.job)) return state;
        return to(state, { name: 'cancelled' });
      case 'went-back':
        return isUnderWay(state) ? state : to(state, { name: 'choosing', refused: null });
      default:
        return assertNever(event);
    }
  };
}

/**
 * What a window that has just opened finds: the job of this kind that runs, or that ended while nobody looked; else a fresh start.
 * `anew`: it was opened for something certain, so that what has ended is not shown.
 */
export function findOneJob<Result, Choices>(
  { kind, reducer, choices, anew }: FindOneJob<Result, Choices>,
  jobs: readonly Job[],
): OneJob<Result, Choices> {
  const fresh: OneJob<Result, Choices> = { stage: { name: 'choosing', refused: null }, choices };
  const found = jobs.findLast((job) => job.kind === kind);
  if (found === undefined || (anew && found.endedAtMs !== null)) return fresh;
  const running: OneJob<Result, Choices> = { stage: { name: 'running', job: found.id }, choices };
  return reducer(running, { type: 'job-seen', job: found });
}

export interface FindOneJob<Result, Choices> {
  readonly kind: JobKind;
  readonly reducer: OneJobReducer<Result, Choices>;
  /** Before a person chose anything. */
  readonly choices: Choices;
  /** It was opened for something certain. */
  readonly anew: boolean;
}
