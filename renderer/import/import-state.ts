// Importing a bundle as a reducer: bundle, what it claims, words, set, result. A refusal keeps what was chosen.
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { BundleInspection } from '../../shared/domain/bundle-report.ts';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import type { ChosenBundle } from '../../shared/ipc/bundles.ts';
import type { Job, JobResult } from '../../shared/ipc/job.ts';

export type ImportStage =
  | { readonly name: 'bundle'; readonly refused: ErrorRecord | null }
  | { readonly name: 'inspecting'; readonly job: string | null }
  | { readonly name: 'claims' }
  | { readonly name: 'words'; readonly refused: ErrorRecord | null }
  | { readonly name: 'importing'; readonly job: string | null }
  | { readonly name: 'result'; readonly result: JobResult<'import-bundle'> }
  | { readonly name: 'refused'; readonly error: ErrorRecord }
  | { readonly name: 'cancelled' };

export interface ImportState {
  readonly stage: ImportStage;
  readonly bundle: ChosenBundle | null;
  readonly inspection: BundleInspection | null;
  /** Null until a person chose one; then the one it was opened for, or the only one that fits. */
  readonly set: string | null;
  readonly words: string;
  /** True where nobody has the words. */
  readonly withoutWords: boolean;
}

export type ImportEvent =
  | { readonly type: 'bundle-chosen'; readonly bundle: ChosenBundle }
  | { readonly type: 'inspect-started'; readonly job: string }
  | { readonly type: 'claims-read' }
  | { readonly type: 'set-chosen'; readonly set: string }
  | { readonly type: 'words-typed'; readonly words: string }
  | { readonly type: 'without-words'; readonly without: boolean }
  | { readonly type: 'import-pressed' }
  | { readonly type: 'import-started'; readonly job: string }
  | { readonly type: 'refused'; readonly error: ErrorRecord }
  | { readonly type: 'job-seen'; readonly job: Job }
  | { readonly type: 'came-back'; readonly jobs: readonly Job[] }
  | { readonly type: 'went-back' };

export const beginImport: ImportState = {
  stage: { name: 'bundle', refused: null },
  bundle: null,
  inspection: null,
  set: null,
  words: '',
  withoutWords: false,
};

/** The job that the stage waits for; null where it waits for a person. */
export const awaitedJob = ({ stage }: ImportState): string | null =>
  stage.name === 'inspecting' || stage.name === 'importing' ? stage.job : null;

/** True while the bundle is being kept: another one that is dropped meanwhile is left alone. */
export const isImporting = ({ stage }: ImportState): boolean => stage.name === 'importing';

/** The set in force: the chosen one, else the one it was opened for, else the only one of this system. */
export function setInForce({ set, inspection }: ImportState, openedFor: string | null): string | null {
  const fitting = inspection?.sets ?? [];
  if (set !== null) return set;
  if (openedFor !== null && fitting.includes(openedFor)) return openedFor;
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

export function importReducer(state: ImportState, event: ImportEvent): ImportState {
  switch (event.type) {
    case 'bundle-chosen':
      return isImporting(state)
        ? state
        : { ...beginImport, bundle: event.bundle, stage: { name: 'inspecting', job: null } };
    case 'inspect-started':
      return state.stage.name === 'inspecting' ? to(state, { name: 'inspecting', job: event.job }) : state;
    case 'claims-read':
      return state.stage.name === 'claims' ? to(state, { name: 'words', refused: null }) : state;
    case 'set-chosen':
      return isImporting(state) ? state : { ...state, set: event.set };
    case 'words-typed':
      return isImporting(state) ? state : { ...state, words: event.words };
    case 'without-words':
      return isImporting(state) ? state : { ...state, withoutWords: event.without };
    case 'import-pressed':
      return state.stage.name === 'words' ? to(state, { name: 'importing', job: null }) : state;
    case 'import-started':
      return state.stage.name === 'importing' ? to(state, { name: 'importing', job: event.job }) : state;
    case 'refused':
      return refuse(state, event.error);
    case 'job-seen':
      return seeJob(state, event.job);
    case 'came-back':
      return comeBack(state, event.jobs);
    case 'went-back':
      return goBack(state);
    default:
      return assertNever(event);
  }
}

const to = (state: ImportState, stage: ImportStage): ImportState => ({ ...state, stage });

function refuse(state: ImportState, error: ErrorRecord): ImportState {
  if (state.stage.name === 'inspecting')
    return to({ ...state, bundle: null }, { name: 'bundle', refused: error });
  return state.stage.name === 'importing' ? to(state, { name: 'words', refused: error }) : state;
}

function goBack(state: ImportState): ImportState {
  switch (state.stage.name) {
    case 'claims':
    case 'refused':
    case 'cancelled':
      return beginImport;
    case 'words':
      return to(state, { name: 'claims' });
    case 'bundle':
    case 'inspecting':
    case 'importing':
    case 'result':
      return state;
    default:
      return assertNever(state.stage);
  }
}

/** A token that was handed out before a lock means nothing after it: the bundle has to be chosen again. */
function comeBack(state: ImportState, jobs: readonly Job[]): ImportState {
  const awaited = awaitedJob(state);
  const waits = state.stage.name === 'inspecting' || state.stage.name === 'importing';
  if (!waits || (awaited !== null && jobs.some(({ id }) => id === awaited))) return state;
  return awaited === null ? beginImport : to(state, { name: 'cancelled' });
}

function seeJob(state: ImportState, job: Job): ImportState {
  if (job.id !== awaitedJob(state)) return state;
  if (job.state === 'cancelled') return to(state, { name: 'cancelled' });
  if (job.state === 'failed' && job.error !== null) {
    // Words are typed by a person: wrong ones can be typed again.
    return job.kind === 'import-bundle' && isAboutWords(job.error)
      ? to(state, { name: 'words', refused: job.error })
      : to(state, { name: 'refused', error: job.error });
  }
  if (job.kind === 'inspect-bundle' && job.result !== null) {
    return { ...state, inspection: job.result, stage: { name: 'claims' } };
  }
  if (job.kind === 'import-bundle' && job.result !== null) {
    return to(state, { name: 'result', result: job.result });
  }
  return state;
}

const isAboutWords = ({ code }: ErrorRecord): boolean =>
  code === 'bundle-words-differ' || code === 'bad-input';
