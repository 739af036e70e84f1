// Jobs whose result a person has put away. The main process forgets them when it is told to; a wizard that opens in the same
// moment must not find them again.
import { useCallback } from 'react';
import type { Job, JobKind } from '../../shared/ipc/job.ts';
import { useDraftStore } from '../app/drafts.tsx';
import { useBridge } from '../bridge/bridge-context.tsx';
import { useJobs } from '../bridge/use-job.ts';

const key = 'settled jobs';

export interface SettledJobs {
  /** Jobs that still have something to tell. */
  readonly open: readonly Job[];
  /** Puts away every job of these kinds that has ended. */
  readonly settle: (kinds: readonly JobKind[]) => void;
}

export function useSettledJobs(): SettledJobs {
  const store = useDraftStore();
  const bridge = useBridge();
  const jobs = useJobs();
  const known = store.read(key);
  const settled = known instanceof Set ? known : new Set<unknown>();
  const settle = useCallback(
    (kinds: readonly JobKind[]) => {
      const ended = jobs.filter(({ kind, endedAtMs }) => endedAtMs !== null && kinds.includes(kind));
      const before = store.read(key);
      store.keep(key, new Set([...(before instanceof Set ? before : []), ...ended.map(({ id }) => id)]));
      for (const { id } of ended) void bridge.ask('jobs.dismiss', { job: id });
    },
    [bridge, jobs, store],
  );
  return { open: jobs.filter(({ id }) => !settled.has(id)), settle };
}
