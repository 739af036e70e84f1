// The one channel beside the contract: the preload script says the path of a file that was dropped, and a token is answered for it.
import { isAbsolute } from 'node:path';
import { dropChannel, type Answer } from '../../../shared/ipc/call.ts';
import { ColdkeepError, toErrorRecord } from '../../../shared/domain/errors.ts';
import { chosenBundle } from './chosen-bundle.ts';
import { bugIn, internalError } from './faults.ts';
import type { RouterOptions } from './router.ts';
import type { Tokens } from './tokens.ts';

/** A path longer than this is none. */
const longestPath = 4096;

/**
 * Listens for dropped files. Whoever takes the page over gets no further with it: a File that a script makes has no path, and what has one
 * is answered only where it is an ordinary file with the name of a bundle.
 */
export function hearDrops<Event>({ port, isOurs, report }: RouterOptions<Event>, tokens: Tokens): void {
  const told = (line: string) => report(`${dropChannel}: ${line}`);
  port.handle(dropChannel, async (event, given) => {
    if (!isOurs(event)) {
      told('refused a sender that is not the main frame of our window');
      return refused(new ColdkeepError('bad-input', 'This did not come from the window of Coldkeep.'));
    }
    if (typeof given !== 'string' || given.length > longestPath || !isAbsolute(given)) {
      return refused(
        new ColdkeepError('bad-input', 'That is not a file.', { hint: 'Drop a bundle from a folder.' }),
      );
    }
    try {
      return { ok: true, value: await chosenBundle(given, tokens) };
    } catch (error) {
      if (error instanceof ColdkeepError) return refused(error);
      told(bugIn(error));
      return { ok: false, error: internalError() };
    }
  });
}

const refused = (error: ColdkeepError): Answer<never> => ({ ok: false, error: toErrorRecord(error) });
