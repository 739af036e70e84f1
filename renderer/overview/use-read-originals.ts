// Reading all originals again: starts the job, follows it, stops it. A reloaded window finds the running job by its kind.
import { isRunning, useJobs } from '../bridge/use-job.ts';
import { useCall } from '../bridge/use-call.ts';
import { useProgressAnnouncements } from '../parts/live-region.tsx';
import { wordsOfAmount } from '../parts/progress-words.ts';
import type { JobOf } from '../../shared/ipc/job.ts';
import type { Reading } from './originals-read.tsx';

const none: JobOf<'read-originals'>['progress'] = [];

export function useReadOriginals(): Reading {
  const refresh = useCall('overview.refresh');
  const cancel = useCall('jobs.cancel');
  const job = useJobs()
    .filter((each) => each.kind === 'read-originals')
    .at(-1);
  useProgressAnnouncements(job?.progress ?? none);
  const running = job !== undefined && isRunning(job) ? job : null;
  return {
    running: running === null ? (refresh.busy ? 'Reading' : null) : wordsOfReading(running),
    failed: refresh.error ?? (job?.state === 'failed' ? job.error : null),
    onStart: () => void refresh.run({}),
    onStop: running?.cancellable === true ? () => void cancel.run({ job: running.id }) : null,
  };
}

/** "Reading, 12 of 23 items". */
function wordsOfReading({ state, progress }: JobOf<'read-originals'>): string {
  if (state === 'cancelling') return 'Stopping';
  const now = progress.at(-1);
  return now === undefined || now.done === 0 ? 'Reading' : `Reading, ${wordsOfAmount(now)}`;
}
