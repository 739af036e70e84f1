// Long arithmetic takes a breath now and then: answers a cancel, reports how far it is, lets other work through.
import { setImmediate } from 'node:timers/promises';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';

const breathBytes = 4 * 1024 * 1024;

/** Answers a function to be awaited after every so many bytes of work. Throws `cancelled`. */
export function breathing(run: RunOptions, phase: string, total: number): (bytes: number) => Promise<void> {
  let done = 0;
  let reported = 0;
  return async (bytes) => {
    done += bytes;
    if (done - reported < breathBytes && done < total) return;
    reported = done;
    run.onProgress?.({ phase, done: Math.min(done, total), total, unit: 'bytes', cancellable: true });
    await setImmediate();
    if (run.signal?.aborted === true) throw new ColdkeepError('cancelled', 'The work was cancelled.');
  };
}
