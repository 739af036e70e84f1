// Long synchronous work takes a breath now and then: answers a cancel, reports how far it is, lets messages through.
import { setImmediate } from 'node:timers/promises';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Progress, RunOptions } from '../../../shared/domain/progress.ts';

const breathBytes = 8 * 1024 * 1024;
const breathFiles = 200;

export class Pace {
  readonly #run: RunOptions;
  readonly #phase: string;
  readonly #total: number;
  #done = 0;
  #bytesSince = 0;
  #filesSince = 0;

  /** `totalBytes` is 0 where it is not known before the end. */
  constructor(run: RunOptions, phase: string, totalBytes: number) {
    this.#run = run;
    this.#phase = phase;
    this.#total = totalBytes;
  }

  /** Counts work that was done. `steps` are files, folders or links. */
  spend(bytes: number, steps: number): void {
    this.#done += bytes;
    this.#bytesSince += bytes;
    this.#filesSince += steps;
  }

  /** True once it is time for `rest`; asked first so that a loop over small files makes no promise for each. */
  get due(): boolean {
    return this.#bytesSince >= breathBytes || this.#filesSince >= breathFiles;
  }

  /** Reports progress and yields to the event loop. Throws `cancelled`. */
  async rest(): Promise<void> {
    this.#bytesSince = 0;
    this.#filesSince = 0;
    this.#report(this.#total);
    await setImmediate();
    if (this.#run.signal?.aborted === true) throw new ColdkeepError('cancelled', 'The work was cancelled.');
  }

  /** Reports the end of the phase. */
  end(): void {
    this.#report(this.#done);
  }

  #report(total: number): void {
    const progress: Progress = {
      phase: this.#phase,
      done: this.#done,
      total,
      unit: 'bytes',
      cancellable: true,
    };
    this.#run.onProgress?.(progress);
  }
}
