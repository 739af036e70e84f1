// Writing results: a reader that went away (`coldkeep log | head`) is no failure, a full disk behind a redirection is.
import { ColdkeepError } from '../../shared/domain/errors.ts';
import type { TextOutput } from './host.ts';

const isBrokenPipe = (error: Error): boolean => 'code' in error && error.code === 'EPIPE';

/** Resolves when the text has been handed to the system. */
export async function writeOut(output: TextOutput, text: string): Promise<void> {
  if (text === '') return;
  await new Promise<void>((resolve, reject) => {
    output.write(text, (error) => {
      if (!error || isBrokenPipe(error)) return resolve();
      const message = `The results could not be written to standard output (${error.message}).`;
      reject(
        new ColdkeepError('target-unwritable', message, {
          hint: 'The command itself has ended. See that there is room where its output goes.',
          cause: error,
        }),
      );
    });
  });
}
