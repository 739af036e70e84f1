// Cold reading: one medium after another is pulled out, plugged in again and read. The main process watches the device; this
// keeps whose turn it is, what came of it, and which were put off.
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import type { VerifyReport } from '../../shared/domain/reports.ts';
import type { JobOf } from '../../shared/ipc/job.ts';

/** Days until a cold reading that was put off is due. */
export const coldReadingDueDays = 7;

export type ColdOutcome =
  | { readonly name: 'waiting' }
  | { readonly name: 'under-way'; readonly job: string }
  | { readonly name: 'read'; readonly report: VerifyReport }
  | { readonly name: 'failed'; readonly error: ErrorRecord }
  | { readonly name: 'later' }
  /** A folder or built-in disk: nobody can pull it out. */
  | { readonly name: 'fixed' }
  /** The settings of the vault do not ask for it. */
  | { readonly name: 'off' };

export interface ColdMedium {
  readonly medium: string;
  readonly label: string;
  readonly outcome: ColdOutcome;
}

export interface Cold {
  readonly media: readonly ColdMedium[];
}

export type ColdEvent =
  | { readonly type: 'started'; readonly medium: string; readonly job: string }
  | { readonly type: 'refused'; readonly medium: string; readonly error: ErrorRecord }
  | { readonly type: 'again'; readonly medium: string }
  | { readonly type: 'later'; readonly medium: string }
  | { readonly type: 'cannot-be-pulled'; readonly medium: string }
  | { readonly type: 'switched-off' }
  | { readonly type: 'job-seen'; readonly job: JobOf<'cold-read'> };

export const beginCold = (media: readonly { medium: string; label: string }[]): Cold => ({
  media: media.map(({ medium, label }) => ({ medium, label, outcome: { name: 'waiting' } })),
});

/** The medium that a person is asked to pull out now; null where none is left. */
export const currentCold = ({ media }: Cold): ColdMedium | null =>
  media.find(({ outcome }) => outcome.name === 'under-way' || outcome.name === 'failed') ??
  media.find(({ outcome }) => outcome.name === 'waiting') ??
  null;

/** Every medium was read, or put off. */
export const coldSettled = (cold: Cold): boolean => currentCold(cold) === null;

/** There is nothing to pull out at all: it cannot be done, or is not asked for. */
export const nothingToPull = ({ media }: Cold): boolean =>
  media.length > 0 && media.every(({ outcome }) => outcome.name === 'fixed' || outcome.name === 'off');

/** Read cold, and every file was as written. */
export const isReadCold = ({ outcome }: ColdMedium): boolean =>
  outcome.name === 'read' && outcome.report.copies.every(({ status }) => status === 'verified');

export function coldReducer(cold: Cold, event: ColdEvent): Cold {
  switch (event.type) {
    case 'started':
      return settle(cold, event.medium, { name: 'under-way', job: event.job });
    case 'refused':
      return settle(cold, event.medium, { name: 'failed', error: event.error });
    case 'again':
      return settle(cold, event.medium, { name: 'waiting' });
    case 'later':
      return settle(cold, event.medium, { name: 'later' });
    case 'cannot-be-pulled':
      return settle(cold, event.medium, { name: 'fixed' });
    case 'switched-off':
      return {
        media: cold.media.map((each) =>
          each.outcome.name === 'waiting' ? { ...each, outcome: { name: 'off' } } : each,
        ),
      };
    case 'job-seen':
      return seeJob(cold, event.job);
    default:
      return assertNever(event);
  }
}

const settle = (cold: Cold, medium: string, outcome: ColdOutcome): Cold => ({
  media: cold.media.map((each) => (each.medium === medium ? { ...each, outcome } : each)),
});

function seeJob(cold: Cold, job: JobOf<'cold-read'>): Cold {
  const of = cold.media.find(({ outcome }) => outcome.name === 'under-way' && outcome.job === job.id);
  if (of === undefined) return cold;
  if (job.result !== null) return settle(cold, of.medium, { name: 'read', report: job.result });
  if (job.state === 'cancelled') return settle(cold, of.medium, { name: 'later' });
  return job.state === 'failed' && job.error !== null
    ? settle(cold, of.medium, { name: 'failed', error: job.error })
    : cold;
}
