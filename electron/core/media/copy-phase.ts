// How far the writing of a copy is: the progress of its files, added up to that of a phase.
import type { MediumStep, Progress, RunOptions } from '../../../shared/domain/progress.ts';

/** Adds up the progress of files to that of a phase. */
export class Phase {
  readonly #phase: string;
  readonly #step: MediumStep;
  readonly #total: number;
  readonly #run: RunOptions;
  #before = 0;

  constructor(phase: string, step: MediumStep, total: number, run: RunOptions) {
    this.#phase = phase;
    this.#step = step;
    this.#total = total;
    this.#run = run;
    this.#report(0);
  }

  /** Options for the next file of that many bytes. */
  next(bytes: number): RunOptions {
    const before = this.#before;
    this.#before += bytes;
    return { ...this.rest(), onProgress: (progress: Progress) => this.#report(before + progress.done) };
  }

  /** The file that was asked for last needs no work. */
  skipped(): void {
    this.#report(this.#before);
  }

  /** Options for what does not count. */
  rest(): RunOptions {
    return this.#run.signal === undefined ? {} : { signal: this.#run.signal };
  }

  #report(done: number): void {
    const total = this.#total;
    const phase = { phase: this.#phase, step: this.#step };
    this.#run.onProgress?.({ ...phase, done, total, unit: 'bytes', cancellable: true });
  }
}

/** Shows the looking at what is there as a part of the writing: what is kept need not be written. */
export function lookingAt(total: number, run: RunOptions): RunOptions {
  let before = 0;
  let last = 0;
  const onProgress = ({ done }: Progress): void => {
    // The next file begins at nothing again.
    if (done < last) before += last;
    last = done;
    run.onProgress?.({
      phase: 'looking for whole parts',
      step: 'writing',
      done: Math.min(before + done, total),
      total,
      unit: 'bytes',
      cancellable: true,
    });
  };
  return { ...run, onProgress };
}
