// Brings a wizard around one job to its screen: the draft, the job that it hears of, and the end that begins the next one anew.
import { useCallback, useState } from 'react';
import type { Answer } from '../../shared/ipc/call.ts';
import { useDraft } from '../app/drafts.tsx';
import { awaitedJob, findOneJob, type FindOneJob, type OneJob, type OneJobEvent } from './one-job.ts';
import { useSettledJobs } from './settled-jobs.ts';
import { useWizardJob } from './wizard-job.ts';

export interface OneJobWizard<Result, Choices> {
  readonly state: OneJob<Result, Choices>;
  readonly dispatch: (event: OneJobEvent<Choices>) => void;
  /** Starts the job by a call that answers its id. */
  readonly start: (ask: () => Promise<Answer<{ job: string }>>) => Promise<void>;
  /** Puts the result away: the next one begins anew. */
  readonly finish: () => void;
}

export interface OneJobOptions<Result, Choices> extends FindOneJob<Result, Choices> {
  /** What it was opened for: "repair 7c1e…"; names the draft. */
  readonly key: string;
}

export function useOneJob<Result, Choices>(
  options: OneJobOptions<Result, Choices>,
): OneJobWizard<Result, Choices> {
  const { kind, reducer, key } = options;
  const { open, settle } = useSettledJobs();
  const [found] = useState(() => findOneJob(options, open));
  const { state, dispatch, forget } = useDraft(key, reducer, found);
  useWizardJob(awaitedJob(state), dispatch);

  const start = useCallback(
    async (ask: () => Promise<Answer<{ job: string }>>) => {
      dispatch({ type: 'start-pressed' });
      const answer = await ask();
      dispatch(
        answer.ok ? { type: 'started', job: answer.value.job } : { type: 'refused', error: answer.error },
      );
    },
    [dispatch],
  );
  const finish = useCallback(() => {
    settle([kind]);
    forget();
  }, [forget, kind, settle]);
  return { state, dispatch, start, finish };
}
