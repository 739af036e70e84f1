// From anything that was thrown to what the command line says about it.
import { CommanderError } from 'commander';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { ColdkeepError, toErrorRecord } from '../../shared/domain/errors.ts';
import { visibleText } from '../../shared/domain/text.ts';

/** A line that ends like a sentence: lines joined, no control characters. */
const sentence = (text: string): string => {
  const line = visibleText(text.trim().replaceAll(/\s+/g, ' '));
  return line === '' || /[.!?)]$/.test(line) ? line : `${line}.`;
};

/** "coldkeep: what happened. What to do." */
export const errorLine = ({ message, hint }: ErrorRecord): string =>
  `coldkeep: ${[sentence(message), sentence(hint)].filter((part) => part !== '').join(' ')}`;

/** "error: unknown option '--hme'\n(Did you mean --home?)" → "Unknown option '--hme'. Did you mean --home?" */
function usageMessage(message: string): string {
  const [first = '', ...rest] = message.replace(/^error: /, '').split('\n');
  const more = rest.map((line) => line.replace(/^\((.*)\)$/, '$1')).join(' ');
  const capital = first.charAt(0).toUpperCase() + first.slice(1);
  return more === '' ? capital : `${sentence(capital)} ${more}`;
}

/** `signal` tells an interruption apart from a failure: what fails because it was told to end was cancelled. */
export function describeFailure(error: unknown, signal: AbortSignal): ErrorRecord {
  if (error instanceof CommanderError) {
    if (error.code === 'commander.help') {
      return toErrorRecord(
        new ColdkeepError('usage', 'The command is not complete.', {
          hint: 'Run "coldkeep --help" to see the commands, or add --help to see what follows.',
        }),
      );
    }
    return toErrorRecord(new ColdkeepError('usage', usageMessage(error.message)));
  }
  if (signal.aborted && !(error instanceof ColdkeepError)) {
    return toErrorRecord(new ColdkeepError('cancelled', 'The command was stopped.', { cause: error }));
  }
  return toErrorRecord(error);
}
