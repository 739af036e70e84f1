// Why the system did not mount or release a drive, and what to type instead: a command stands on a line of its own.
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { Callout } from '../parts/note.tsx';
import { Command } from '../parts/mono.tsx';
import { commandIn } from './command-in.ts';

export function DriveError({ error }: { readonly error: ErrorRecord }) {
  const { words, command } = commandIn(error.hint);
  return (
    <Callout tone="warn" title={visibleText(error.message)} urgent>
      {visibleText(words)}
      {command !== null && <Command>{visibleText(command)}</Command>}
    </Callout>
  );
}
