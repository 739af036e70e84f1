// Reading the originals of one set again: the job, how far it is, and how it ended.
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { plural } from '../../shared/domain/text.ts';
import { useDraft } from '../app/drafts.tsx';
import { useCall } from '../bridge/use-call.ts';
import { isRunning, useJob } from '../bridge/use-job.ts';
import { useProgressAnnouncements } from '../parts/live-region.tsx';
import { wordsOfAmount } from '../parts/progress-words.ts';
import type { JobOf } from '../../shared/ipc/job.ts';

export interface ScanResult {
  readonly items: number;
  /** Against the newest copy; where there is none, every item. */
  readonly changed: number;
}

export interface Scan {
  /** "Reading, 12 of 23 items"; null where none runs. */
  readonly running: string | null;
  readonly failed: ErrorRecord | null;
  /** After a scan that went well. */
  readonly done: ScanResult | null;
  readonly start: () => void;
  readonly stop: (() => void) | null;
}

const none: JobOf<'scan'>['progress'] = [];

export function useScan(set: string): Scan {
  const call = useCall('sets.scan');
  const cancel = useCall('jobs.cancel');
  const id = useDraft<string | null, string>(`scan ${set}`, (_before, job) => job, null);
  const job = useJob(id.state, 'scan');
  useProgressAnnouncements(job?.progress ?? none);
  const start = async () => {
    const answer = await call.run({ set });
    if (answer.ok) id.dispatch(answer.value.job);
  };
  const running = job !== null && isRunning(job) ? job : null;
  return {
    running: running === null ? (call.busy ? 'Reading' : null) : wordsOfScan(running),
    failed: call.error ?? (job?.state === 'failed' ? job.error : null),
    done: job?.state === 'done' ? job.result : null,
    start: () => void start(),
    stop: running?.cancellable === true ? () => void cancel.run({ job: running.id }) : null,
  };
}

function wordsOfScan({ state, progress }: Pick<JobOf<'scan'>, 'state' | 'progress'>): string {
  if (state === 'cancelling') return 'Stopping';
  const now = progress.at(-1);
  return now === undefined || now.done === 0 ? 'Reading' : `Reading, ${wordsOfAmount(now)}`;
}

/** "23 items read, 4 of them changed since the newest copy."; without a copy there is nothing to compare with. */
export function wordsOfResult({ items, changed }: ScanResult, copied: boolean): string {
  const read = `${plural(items, 'item')} read`;
  if (!copied) return `${read}.`;
  return changed === 0
    ? `${read}, nothing changed since the newest copy.`
    : `${read}, ${changed} changed since the newest copy.`;
}
