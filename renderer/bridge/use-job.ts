// Jobs as they go: by id, or the one of a kind that is running, which is how a reloaded window finds its job again.
import { useSyncExternalStore } from 'react';
import type { Job, JobKind, JobOf } from '../../shared/ipc/job.ts';
import { useStore } from './bridge-context.tsx';

export function useJobs(): readonly Job[] {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, store.jobs, store.jobs);
}

const isOfKind = <K extends JobKind>(job: Job, kind: K): job is JobOf<K> => job.kind === kind;

/** The job with this id, if it is of this kind; null while there is none. */
export function useJob<K extends JobKind>(id: string | null, kind: K): JobOf<K> | null {
  const job = useJobs().find((each) => each.id === id);
  return job !== undefined && isOfKind(job, kind) ? job : null;
}

/** The newest job of a kind that has not ended. */
export function useRunningJob<K extends JobKind>(kind: K): JobOf<K> | null {
  return runningOf(useJobs(), kind);
}

/** True until a job has come to its end, whichever it was. */
export const isRunning = (job: Pick<Job, 'state'>): boolean =>
  job.state === 'running' || job.state === 'cancelling';

export function runningOf<K extends JobKind>(jobs: readonly Job[], kind: K): JobOf<K> | null {
  const running = jobs.filter((job) => isOfKind(job, kind)).filter(isRunning);
  return running.at(-1) ?? null;
}
