// The export wizard as a reducer: named stages, and choices that outlive going back and forth. What a job says comes in as
// an event like everything else, so that a reloaded window takes up a running export where it is.
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import type { CopyReport, ExportReport } from '../../shared/domain/reports.ts';
import type { MediumType } from '../../shared/domain/words.ts';
import type { Job, JobOf, JobProgress } from '../../shared/ipc/job.ts';
import type { Contents } from '../../shared/ipc/views.ts';
import { beginCold, coldReducer, currentCold, type Cold, type ColdEvent } from './cold-state.ts';
import { hasNewCopy, mergeCopies } from './copy-results.ts';
import { moved } from './writing.ts';

/** What is said of a volume that becomes a medium. */
export interface NewMedium {
  readonly label: string;
  readonly location: string;
  readonly custodian: string;
  readonly offsite: boolean;
  /** Null: as guessed from the volume. */
  readonly type: MediumType | null;
}

export const unnamedMedium: NewMedium = {
  label: '',
  location: '',
  custodian: '',
  offsite: false,
  type: null,
};

export interface ExportChoices {
  /** Null where a reloaded window found an export that it did not start itself. */
  readonly set: string | null;
  /** Volumes that a person ticked or unticked; the others follow the preselection. */
  readonly ticked: Readonly<Record<string, boolean>>;
  readonly named: Readonly<Record<string, NewMedium>>;
  /** What was typed to write to a volume although it announces more than storage. */
  readonly accepted: Readonly<Record<string, string>>;
  /** Why the export goes on although a finding is critical. */
  readonly reason: string;
}

/** A medium that is being written to, as it was called when the export began. */
export interface ExportTarget {
  readonly label: string;
  readonly type: MediumType;
  /** "28.6 GB, Home". */
  readonly note: string;
}

export type ExportStage =
  | { readonly name: 'set' }
  /** The originals are read; `job` is null until the main process has answered. */
  | { readonly name: 'reading'; readonly job: string | null }
  | { readonly name: 'unreadable'; readonly error: ErrorRecord }
  | { readonly name: 'contents' }
  | { readonly name: 'media'; readonly refused: ErrorRecord | null }
  | { readonly name: 'starting' }
  | { readonly name: 'writing'; readonly job: string }
  /** At least one medium failed; the others are done. */
  | { readonly name: 'failures' }
  /** Nothing was concluded: the export as a whole ended. */
  | { readonly name: 'ended'; readonly error: ErrorRecord | null }
  | { readonly name: 'cold'; readonly cold: Cold }
  | { readonly name: 'receipt'; readonly cold: Cold };

export interface ExportState {
  readonly stage: ExportStage;
  readonly choices: ExportChoices;
  /** Kept while the set stays the same. */
  readonly contents: Contents | null;
  readonly snapshot: ExportReport['snapshot'] | null;
  /** Of the export that runs; empty where a reloaded window found it. */
  readonly targets: readonly ExportTarget[];
  /** Where each medium is, or was when it failed. */
  readonly stopped: readonly JobProgress[];
  /** The newest result of every medium of this export. */
  readonly copies: readonly CopyReport[];
}

export type ExportEvent =
  | { readonly type: 'set-chosen'; readonly set: string }
  | { readonly type: 'read-again' }
  | { readonly type: 'reading-started'; readonly job: string }
  | { readonly type: 'went-on' }
  | { readonly type: 'went-back' }
  | { readonly type: 'reason-typed'; readonly reason: string }
  | { readonly type: 'ticked'; readonly volume: string; readonly chosen: boolean }
  | { readonly type: 'named'; readonly volume: string; readonly words: Partial<NewMedium> }
  /** A volume that announces more than storage is used all the same: what was typed for it. */
  | { readonly type: 'accepted'; readonly volume: string; readonly typed: string }
  | { readonly type: 'start-pressed'; readonly targets: readonly ExportTarget[] }
  | { readonly type: 'started'; readonly job: string }
  | { readonly type: 'refused'; readonly error: ErrorRecord }
  | { readonly type: 'job-seen'; readonly job: Job }
  /** The screen is there again: what ran may have ended, or have been forgotten with a lock. */
  | { readonly type: 'came-back'; readonly jobs: readonly Job[] }
  /** A reloaded window learned from the catalogue what it is that was exported. */
  | { readonly type: 'set-found'; readonly set: string }
  | { readonly type: 'finished-without-failed' }
  | { readonly type: 'cold'; readonly event: ColdEvent }
  | { readonly type: 'cold-ended' };

const noChoices: ExportChoices = { set: null, ticked: {}, named: {}, accepted: {}, reason: '' };

/** A fresh wizard; with a set where it was opened from one. */
export const beginExport = (set: string | null): ExportState => ({
  stage: set === null ? { name: 'set' } : { name: 'reading', job: null },
  choices: { ...noChoices, set },
  contents: null,
  snapshot: null,
  targets: [],
  stopped: [],
  copies: [],
});

/** What a window that has just opened finds: the export that runs, or that ended while nobody looked; else a fresh start. */
export function findExport(jobs: readonly Job[], set: string | null): ExportState {
  const fresh = beginExport(set);
  const found = jobs.findLast((job) => job.kind === 'export');
  if (found === undefined || (set !== null && found.endedAtMs !== null)) return fresh;
  const writing: ExportState = { ...fresh, stage: { name: 'writing', job: found.id } };
  return exportReducer(writing, { type: 'job-seen', job: found });
}

/** True while leaving would leave something running. */
export const isWriting = ({ stage }: ExportState): boolean =>
  stage.name === 'starting' || stage.name === 'writing';

export function exportReducer(state: ExportState, event: ExportEvent): ExportState {
  switch (event.type) {
    case 'set-chosen':
      return event.set === state.choices.set && state.contents !== null
        ? to(state, { name: 'contents' })
        : { ...beginExport(event.set), choices: { ...state.choices, set: event.set, reason: '' } };
    case 'read-again':
      return { ...to(state, { name: 'reading', job: null }), contents: null };
    case 'reading-started':
      return state.stage.name === 'reading' ? to(state, { name: 'reading', job: event.job }) : state;
    case 'went-on':
      return state.stage.name === 'contents' ? to(state, { name: 'media', refused: null }) : state;
    case 'went-back':
      return goBack(state);
    case 'reason-typed':
      return choose(state, { reason: event.reason });
    case 'ticked':
      return choose(state, { ticked: { ...state.choices.ticked, [event.volume]: event.chosen } });
    case 'named': {
      const before = state.choices.named[event.volume] ?? unnamedMedium;
      return choose(state, {
        named: { ...state.choices.named, [event.volume]: { ...before, ...event.words } },
      });
    }
    case 'accepted':
      return choose(state, { accepted: { ...state.choices.accepted, [event.volume]: event.typed } });
    case 'start-pressed':
      return ['media', 'failures', 'ended'].includes(state.stage.name)
        ? { ...to(state, { name: 'starting' }), targets: event.targets, stopped: [] }
        : state;
    case 'started':
      return state.stage.name === 'starting' ? to(state, { name: 'writing', job: event.job }) : state;
    case 'refused':
      return refuse(state, event.error);
    case 'job-seen':
      return seeJob(state, event.job);
    case 'came-back':
      return comeBack(state, event.jobs);
    case 'set-found':
      return state.choices.set === null ? choose(state, { set: event.set }) : state;
    case 'finished-without-failed':
      return state.stage.name === 'failures' ? afterCopies(state) : state;
    case 'cold':
      return state.stage.name === 'cold'
        ? settleCold(state, coldReducer(state.stage.cold, event.event))
        : state;
    case 'cold-ended':
      return state.stage.name === 'cold' ? to(state, { name: 'receipt', cold: state.stage.cold }) : state;
    default:
      return assertNever(event);
  }
}

const to = (state: ExportState, stage: ExportStage): ExportState => ({ ...state, stage });

const choose = (state: ExportState, changes: Partial<ExportChoices>): ExportState => ({
  ...state,
  choices: { ...state.choices, ...changes },
});

function goBack(state: ExportState): ExportState {
  switch (state.stage.name) {
    case 'reading':
    case 'unreadable':
    case 'contents':
      return to(state, { name: 'set' });
    case 'media':
      return to(state, { name: 'contents' });
    case 'ended':
      return state.contents === null
        ? to(state, { name: 'set' })
        : to(state, { name: 'media', refused: null });
    case 'set':
    case 'starting':
    case 'writing':
    case 'failures':
    case 'cold':
    case 'receipt':
      return state;
    default:
      return assertNever(state.stage);
  }
}

function refuse(state: ExportState, error: ErrorRecord): ExportState {
  if (state.stage.name === 'reading') return to(state, { name: 'unreadable', error });
  if (state.stage.name !== 'starting') return state;
  if (state.copies.length > 0) return to(state, { name: 'ended', error });
  return to(state, { name: 'media', refused: error });
}

function seeJob(state: ExportState, job: Job): ExportState {
  const { stage } = state;
  if (stage.name === 'reading' && job.kind === 'contents' && stage.job === job.id)
    return seeReading(state, job);
  if (stage.name === 'writing' && job.kind === 'export' && stage.job === job.id)
    return seeWriting(state, job);
  if (stage.name === 'cold' && job.kind === 'cold-read')
    return settleCold(state, coldReducer(stage.cold, { type: 'job-seen', job }));
  return state;
}

/** Locking ends jobs and forgets them: what was chosen stays, what ran is over. */
function comeBack(state: ExportState, jobs: readonly Job[]): ExportState {
  const { stage } = state;
  const known = (id: string | null): boolean => id === null || jobs.some((job) => job.id === id);
  if (stage.name === 'reading' && !known(stage.job)) return to(state, { name: 'reading', job: null });
  // Time has passed: the originals may have changed since, so they are read again. What was chosen stays.
  if (['contents', 'media', 'starting'].includes(stage.name) && state.choices.set !== null) {
    return { ...to(state, { name: 'reading', job: null }), contents: null };
  }
  if (stage.name === 'writing' && !known(stage.job)) return to(state, { name: 'ended', error: null });
  if (stage.name !== 'cold') return state;
  const under = currentCold(stage.cold);
  return under?.outcome.name === 'under-way' && !known(under.outcome.job)
    ? settleCold(state, coldReducer(stage.cold, { type: 'again', medium: under.medium }))
    : state;
}

function seeReading(state: ExportState, job: JobOf<'contents'>): ExportState {
  if (job.result !== null) return { ...to(state, { name: 'contents' }), contents: job.result };
  if (job.error !== null) return to(state, { name: 'unreadable', error: job.error });
  return job.state === 'cancelled' ? to(state, { name: 'set' }) : state;
}

function seeWriting(state: ExportState, job: JobOf<'export'>): ExportState {
  if (job.result !== null) {
    const { snapshot, copies } = job.result;
    return afterCopies({ ...state, snapshot, copies: mergeCopies(state.copies, copies) }, true);
  }
  if (job.state === 'cancelled') return to(state, { name: 'ended', error: null });
  if (job.state === 'failed') return to(state, { name: 'ended', error: job.error });
  return { ...state, stopped: moved(state.stopped, job.progress) };
}

/** Every medium has its result. Copies that are new are read back cold; where nothing was written the receipt says so. */
function afterCopies(state: ExportState, stopAtFailures = false): ExportState {
  if (stopAtFailures && state.copies.some((copy) => copy.error !== undefined))
    return to(state, { name: 'failures' });
  const fresh = state.copies.filter(hasNewCopy);
  const cold = beginCold(fresh.flatMap(({ medium, label }) => (medium === null ? [] : [{ medium, label }])));
  return to(state, fresh.length === 0 ? { name: 'receipt', cold } : { name: 'cold', cold });
}

const settleCold = (state: ExportState, cold: Cold): ExportState =>
  state.stage.name === 'cold' && state.stage.cold === cold ? state : to(state, { name: 'cold', cold });
