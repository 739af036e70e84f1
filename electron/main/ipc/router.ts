// The border between window and main process. For every call: the sender is ours, the input is what the contract says, the output is
// what the contract says, and the answer is a value. Knows nothing of Electron: it is handed a port and a judge of senders.
import { channelOf, type Answer, type ContractShape } from '../../../shared/ipc/call.ts';
import { ColdkeepError, toErrorRecord, type ErrorCode } from '../../../shared/domain/errors.ts';
import { bugIn, faultsOf, internalError } from './faults.ts';

/** What Electron's ipcMain gives: one function for each channel. */
export interface RouterPort<Event> {
  handle(channel: string, answer: (event: Event, input: unknown) => Promise<Answer<unknown>>): void;
}

export interface RouterOptions<Event> {
  readonly port: RouterPort<Event>;
  /** Whether a call came from the main frame of our own window. */
  readonly isOurs: (event: Event) => boolean;
  /** Told of faults of ours, one line each. Lines name fields and channels, never a value. */
  readonly report: (line: string) => void;
}

/** The handlers of any contract: which input belongs to which is known to the contract's own type. */
type AnyHandlers = Readonly<Record<string, Readonly<Record<string, (input: never) => unknown>>>>;

/** Registers every call of the contract. A call without a handler is refused here, not when it is made. */
export function route<Event>(
  contract: ContractShape,
  handlers: AnyHandlers,
  { port, isOurs, report }: RouterOptions<Event>,
): void {
  for (const [group, calls] of Object.entries(contract)) {
    for (const [name, call] of Object.entries(calls)) {
      const channel = channelOf(group, name);
      const handler = handlers[group]?.[name];
      if (handler === undefined) throw new Error(`there is no handler for ${channel}`);
      const told = (line: string) => report(`${channel}: ${line}`);
      port.handle(channel, async (event, given) => {
        if (!isOurs(event)) {
          told('refused a sender that is not the main frame of our window');
          return refusal('bad-input', 'This did not come from the window of Coldkeep.');
        }
        const input = call.input.safeParse(given);
        if (!input.success) {
          told(`refused an input: ${faultsOf(input.error, 'theirs')}`);
          return refusal('bad-input', 'What the window asked for is not what it may ask for.');
        }
        try {
          // Handler and schema stand under the same name of the same contract.
          const output = call.output.safeParse(await handler(input.data as never));
          if (output.success) return { ok: true, value: output.data };
          told(`held back an output: ${faultsOf(output.error, 'ours')}`);
          return bug();
        } catch (error) {
          return answerTo(error, call.errors, told);
        }
      });
    }
  }
}

/** An expected failure as it is; everything else in one fixed sentence, so that no text of a bug reaches the window. */
function answerTo(
  error: unknown,
  expected: readonly ErrorCode[],
  told: (line: string) => void,
): Answer<never> {
  if (!(error instanceof ColdkeepError) || error.code === 'internal') {
    told(bugIn(error));
    return bug();
  }
  if (!expected.includes(error.code)) told(`ended in ${error.code}, which the contract does not name`);
  return { ok: false, error: toErrorRecord(error) };
}

const refusal = (code: ErrorCode, sentence: string): Answer<never> => ({
  ok: false,
  error: toErrorRecord(new ColdkeepError(code, sentence)),
});

const bug = (): Answer<never> => ({ ok: false, error: internalError() });
