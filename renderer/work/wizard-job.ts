// Brings a wizard together with the job it waits for: its reducer hears what the job says, also after the window was reloaded or locked.
import { useEffect, useRef } from 'react';
import type { Job } from '../../shared/ipc/job.ts';
import { useJobs } from '../bridge/use-job.ts';

export type WizardJobEvent =
  | { readonly type: 'job-seen'; readonly job: Job }
  /** The screen is there again: what ran may have been forgotten with a lock. */
  | { readonly type: 'came-back'; readonly jobs: readonly Job[] };

/** `awaited`: id of the job that the current stage waits for; null where it waits for a person. */
export function useWizardJob(awaited: string | null, dispatch: (event: WizardJobEvent) => void): void {
  const jobs = useJobs();
  const cameBack = useRef(false);
  useEffect(() => {
    if (cameBack.current) return;
    cameBack.current = true;
    dispatch({ type: 'came-back', jobs });
  }, [dispatch, jobs]);
  const job = jobs.find(({ id }) => id === awaited);
  useEffect(() => {
    if (job !== undefined) dispatch({ type: 'job-seen', job });
  }, [dispatch, job]);
}
