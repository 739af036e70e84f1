// Progress of a job: what is being done, how far it is, and whether it can still be stopped.
import type { ErrorRecord } from './errors.ts';

/** What a medium goes through in an export, in this order: the window shows all of them, done or to come. */
export const mediumSteps = [
  'sealing',
  'writing',
  'flushing',
  'reading-back',
  'comparing',
  'recording',
] as const;
export type MediumStep = (typeof mediumSteps)[number];

export interface Progress {
  /** What is being done now, as a verb phrase: "reading sources", "sealing", "writing". */
  readonly phase: string;
  /** The thing it is done to, where there are several: a medium's label. */
  readonly subject?: string;
  /** Which of several it is, counted from 0: the folders of an export, the copies of a verification. */
  readonly target?: number;
  /** How many there are, where `target` counts them. */
  readonly targets?: number;
  /** The step that an export's medium is in; it is done when `done` equals `total` and `total` is not 0. */
  readonly step?: MediumStep;
  /** This target failed, and why; the others go on. */
  readonly failed?: ErrorRecord;
  readonly done: number;
  /** 0 while it is not known yet. */
  readonly total: number;
  readonly unit: 'bytes' | 'items' | 'files';
  /** False while something is being committed that must not be left half-done. */
  readonly cancellable: boolean;
}

/** Called often; whoever shows it thins it out. The last call of a phase has done === total. */
export type OnProgress = (progress: Progress) => void;

/** What every long-running call takes. */
export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}
