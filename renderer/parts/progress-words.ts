// Progress in words: "136 of 212 MB", "21 MB/s", "about 4 s left". And when it is worth speaking.
import { formatDuration } from '../../shared/domain/duration.ts';
import { formatBytes, plural } from '../../shared/domain/text.ts';
import type { JobProgress } from '../../shared/ipc/job.ts';

/** What of a job's progress is an amount. */
export type Amount = Pick<JobProgress, 'done' | 'total' | 'unit' | 'perSecond' | 'secondsLeft'>;

/** 0 to 100, whole; null while the total is not known. */
export function percentOf({ done, total }: Pick<Amount, 'done' | 'total'>): number | null {
  return total === 0 ? null : Math.min(100, Math.floor((done / total) * 100));
}

/** "136 of 212 MB", "980 KB of 2.1 MB", "5 of 7 files", "136 MB" where the total is not known. */
export function wordsOfAmount({ done, total, unit }: Pick<Amount, 'done' | 'total' | 'unit'>): string {
  if (unit !== 'bytes') {
    const one = unit === 'files' ? 'file' : 'item';
    return total === 0 ? plural(done, one) : `${done} of ${plural(total, one)}`;
  }
  if (total === 0) return formatBytes(done);
  const [doneValue = '', doneUnit] = formatBytes(done).split(' ');
  const all = formatBytes(total);
  return doneUnit === all.split(' ')[1] ? `${doneValue} of ${all}` : `${formatBytes(done)} of ${all}`;
}

/** "21 MB/s", null while it cannot be said. */
export function wordsOfRate({ perSecond, unit }: Pick<Amount, 'perSecond' | 'unit'>): string | null {
  if (perSecond === null) return null;
  return unit === 'bytes'
    ? `${formatBytes(Math.round(perSecond))}/s`
    : `${Number(perSecond.toPrecision(2))} ${unit}/s`;
}

/** "about 4 s left", "about 3 min left", "about 2 h 10 min left"; null while it cannot be said. */
export function wordsOfTimeLeft({ secondsLeft }: Pick<Amount, 'secondsLeft'>): string | null {
  return secondsLeft === null ? null : `about ${formatDuration(Math.max(1, secondsLeft))} left`;
}

const two = (value: number) => String(value).padStart(2, '0');

/** "0:17", "12:05", "1:02:09": how long something has taken. */
export function wordsOfElapsed(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours === 0 ? `${minutes}:${two(whole % 60)}` : `${hours}:${two(minutes)}:${two(whole % 60)}`;
}

/** Where a subject's progress was when it was last spoken. */
export interface Spoken {
  readonly phase: string;
  readonly quarter: number;
}

/**
 * What to say of one subject now, or null: at a new phase, and at 25, 50, 75 and 100 %. A screen reader that spoke every
 * percent would drown everything else.
 */
export function announcementOf(
  progress: Pick<JobProgress, 'subject' | 'phase' | 'done' | 'total' | 'unit'>,
  before: Spoken | undefined,
): { readonly text: string | null; readonly spoken: Spoken } {
  const percent = percentOf(progress);
  const quarter = percent === null ? 0 : Math.floor(percent / 25);
  const spoken = { phase: progress.phase, quarter };
  const name = progress.subject === '' ? '' : `${progress.subject}: `;
  if (before === undefined || before.phase !== progress.phase) {
    return {
      text: quarter === 0 ? `${name}${progress.phase}` : `${name}${progress.phase}, ${quarter * 25} percent`,
      spoken,
    };
  }
  if (quarter > before.quarter) return { text: `${name}${progress.phase}, ${quarter * 25} percent`, spoken };
  return { text: null, spoken: before };
}
