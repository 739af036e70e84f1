// The one way in which work on a medium answers a cancelled run.
import { ColdkeepError } from '../../../shared/domain/errors.ts';

/** Throws `cancelled` once the signal has been aborted. Called between blocks, so that a cancel is answered soon. */
export function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new ColdkeepError('cancelled', 'The work was cancelled.');
}
