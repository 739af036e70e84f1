// What the wizard that adds a set knows at a step: the profile, the name, and why it cannot go on yet.
import { assertNever } from '../../shared/domain/assert-never.ts';
import { visibleText } from '../../shared/domain/text.ts';
import type { Job, JobOf } from '../../shared/ipc/job.ts';
import type { AddSetState } from './add-set-state.ts';

/** How far a reading has come. */
export type Reading<J extends Job> =
  | { readonly is: 'not-started' }
  /** Null until the first word of a job that was started just now. */
  | { readonly is: 'running'; readonly job: J | null }
  | { readonly is: 'failed'; readonly job: J }
  | { readonly is: 'done'; readonly job: J; readonly result: NonNullable<J['result']> }
  /** It was started, but nobody knows it any more: the vault was locked in between. */
  | { readonly is: 'gone' };

function readingOf<J extends JobOf<'propose'> | JobOf<'preview'>>(
  id: string | null,
  job: J | undefined,
  startedNow: ReadonlySet<string>,
): Reading<J> {
  if (id === null) return { is: 'not-started' };
  if (job === undefined) return startedNow.has(id) ? { is: 'running', job: null } : { is: 'gone' };
  const { state, result }: Pick<J, 'state' | 'result'> = job;
  switch (state) {
    case 'running':
    case 'cancelling':
      return { is: 'running', job };
    case 'failed':
    case 'cancelled':
      return { is: 'failed', job };
    case 'done':
      return result === null ? { is: 'failed', job } : { is: 'done', job, result };
    default:
      return assertNever(state);
  }
}

export interface AddSetReadings {
  readonly proposal: Reading<JobOf<'propose'>>;
  readonly preview: Reading<JobOf<'preview'>>;
}

/** Finds the jobs of this state again, after a reload too. `startedNow`: ids of jobs that may not have been heard of yet. */
export function readingsOf(
  state: AddSetState,
  jobs: readonly Job[],
  startedNow: ReadonlySet<string> = new Set(),
): AddSetReadings {
  return {
    proposal: readingOf(
      state.proposing,
      jobs.filter((job) => job.kind === 'propose').find(({ id }) => id === state.proposing),
      startedNow,
    ),
    preview: readingOf(
      state.previewing?.job ?? null,
      jobs.filter((job) => job.kind === 'preview').find(({ id }) => id === state.previewing?.job),
      startedNow,
    ),
  };
}

/** The profile in force: the chosen one, else the best one proposed. */
export const profileInForce = (state: AddSetState, { proposal }: AddSetReadings): string | null =>
  state.profile ?? (proposal.is === 'done' ? (proposal.result.proposals[0]?.profile ?? null) : null);

/** The name in force: what was typed, else what the first folder is called. */
export const nameInForce = (state: AddSetState): string => state.name ?? state.folders[0]?.name ?? '';

/** Why this step cannot be left yet; null where it can. */
export function whyNotOn(
  state: AddSetState,
  readings: AddSetReadings,
  takenNames: readonly string[],
): string | null {
  switch (state.at) {
    case 'folders':
      return state.folders.length === 0 && !state.byKit ? 'Choose the folder first.' : null;
    case 'profile':
      if (state.byKit) return state.profile === null ? 'Choose the system first.' : null;
      if (readings.proposal.is === 'running') return 'The folder is being read.';
      return profileInForce(state, readings) === null ? 'Choose a profile first.' : null;
    case 'items':
      return whyPreviewIsMissing(readings);
    case 'findings':
      return whyPreviewIsMissing(readings);
    case 'name':
      return whyNotThisName(nameInForce(state), takenNames);
    case 'added':
      return null;
    default:
      return assertNever(state.at);
  }
}

const whyPreviewIsMissing = ({ preview }: AddSetReadings): string | null =>
  preview.is === 'done'
    ? null
    : preview.is === 'failed'
      ? 'The files could not be read.'
      : 'The files are being read.';

/** The longest name that the contract takes. */
export const longestName = 120;

/** What is wrong with a name for a new set; null where nothing is. */
export function whyNotThisName(typed: string, takenNames: readonly string[]): string | null {
  const name = typed.trim();
  if (name === '') return 'Give the set a name.';
  if (name.length > longestName)
    return `The name is ${name.length} characters long. ${longestName} are the most.`;
  if (takenNames.includes(name)) return `There is a set called "${visibleText(name)}" already.`;
  return null;
}
