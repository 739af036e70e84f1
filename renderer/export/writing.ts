// The media of an export while they are written: six phases each, the amount that belongs to the one that is now, and its words.
import { mediumSteps, type MediumStep } from '../../shared/domain/progress.ts';
import type { JobOf, JobProgress } from '../../shared/ipc/job.ts';

/** As the parts draw it: ticked, turning, or to come. */
export interface WritingPhase {
  readonly id: MediumStep;
  readonly title: string;
  readonly state: 'done' | 'now' | 'later' | 'failed';
}

interface PhaseWords {
  readonly phase: MediumStep;
  readonly doing: string;
  readonly done: string;
}

const phaseWords: readonly PhaseWords[] = [
  { phase: 'sealing', doing: 'Sealing', done: 'Sealed' },
  { phase: 'writing', doing: 'Writing', done: 'Written' },
  { phase: 'flushing', doing: 'Bringing it onto the medium (fsync)', done: 'On the medium (fsync)' },
  { phase: 'reading-back', doing: 'Reading back', done: 'Read back' },
  { phase: 'comparing', doing: 'Comparing', done: 'Compared' },
  { phase: 'recording', doing: 'Recording', done: 'Recorded' },
];

const amountWords: Readonly<Record<MediumStep, string>> = {
  sealing: 'sealed',
  writing: 'written',
  flushing: 'on the medium',
  'reading-back': 'read back from the medium',
  comparing: 'compared',
  recording: 'recorded',
};

/** The step that a phase of the engine is: "reading back" → `reading-back`; undefined for work before and after. */
export const stepOf = (phase: string): MediumStep | undefined =>
  mediumSteps.find((step) => step === phase.replaceAll(' ', '-'));

/** What had been done with the amount at which a medium came to a stop: "written", "read back from the medium". */
export function stoppedWord({ phase }: Pick<JobProgress, 'phase'>): string {
  const step = stepOf(phase);
  return step === undefined ? 'done' : amountWords[step];
}

/** One medium, or all of them while they are sealed for together. */
export interface WritingLine {
  readonly subject: string;
  /** "Reading back", "Waiting", "Failed". */
  readonly word: string;
  /** It came to a stop; the others go on. */
  readonly failed: boolean;
  readonly phases: readonly WritingPhase[];
  /** Null before anything of it moves. */
  readonly amount: JobProgress | null;
  /** "written", "read back from the medium". */
  readonly amountWord: string;
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/**
 * A line for every medium: those that the job tells of, and those that wait (`expected`, by label). Media share one seal, so
 * what is read and sealed for all counts for each of them.
 */
export function writingLines(
  job: Pick<JobOf<'export'>, 'progress'>,
  expected: readonly string[],
): WritingLine[] {
  const shared = job.progress.find(({ subject }) => subject === '');
  const own = job.progress.filter(({ subject }) => subject !== '');
  const waiting = expected.filter((label) => !own.some(({ subject }) => subject === label));
  return [
    ...own.map((progress) => lineOf(progress.subject, progress, ['sealing', ...progress.past])),
    ...waiting.map((subject) => lineOf(subject, shared ?? null, shared?.past ?? [])),
  ];
}

/** The engine's phase of a medium that is given up. */
const failedPhase = 'failed';

function lineOf(subject: string, progress: JobProgress | null, past: readonly string[]): WritingLine {
  const failed = progress?.phase === failedPhase;
  const passed = past.flatMap((phase) => stepOf(phase) ?? []);
  // What it was at when it failed is the last phase that it was in.
  const step = failed ? passed.at(-1) : stepOf(progress?.phase ?? '');
  const known = phaseWords.find(({ phase }) => phase === step);
  return {
    subject,
    word: failed ? 'Failed' : (known?.doing ?? (progress === null ? 'Waiting' : capital(progress.phase))),
    failed,
    phases: phasesOf(step, passed, failed),
    amount: failed ? null : progress,
    amountWord: step === undefined ? '' : amountWords[step],
  };
}

function phasesOf(now: MediumStep | undefined, past: readonly MediumStep[], failed: boolean): WritingPhase[] {
  return phaseWords.map(({ phase, doing, done }) => {
    const state = phase === now ? (failed ? 'failed' : 'now') : past.includes(phase) ? 'done' : 'later';
    return { id: phase, title: state === 'now' || state === 'failed' ? doing : done, state };
  });
}

/** Where each medium is, as far as bytes have moved: kept, because a failure tells no amount. */
export function moved(before: readonly JobProgress[], now: readonly JobProgress[]): JobProgress[] {
  const news = now.filter(
    ({ subject, phase, total }) => subject !== '' && total > 0 && stepOf(phase) !== undefined,
  );
  return [...before.filter((old) => !news.some(({ subject }) => subject === old.subject)), ...news];
}
