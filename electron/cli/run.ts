// The program as a function: arguments and a host in, an exit status out. Never ends the process itself.
import { CommanderError } from 'commander';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { combineExitStatuses, exitStatusOf } from '../../shared/domain/errors.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { describeFailure, errorLine } from './failure-words.ts';
import { vaultFolder } from './home.ts';
import type { Host } from './host.ts';
import type { GlobalOptions, Invocation, Outcome } from './invocation.ts';
import { LineReader } from './line-reader.ts';
import { Page, pageStyle, terminalColumns } from './print/page.ts';
import type { ProgressForm } from './progress-display.ts';
import { ProgressDisplay } from './progress-display.ts';
import { buildProgram } from './program.ts';
import { Wakefulness } from './wakefulness.ts';
import { writeOut } from './write-out.ts';

/** What was asked for is a text of the program itself: help, version, a generated file. */
class PlainText {
  readonly text: string;
  readonly json: object;
  constructor(text: string, json: object) {
    this.text = text;
    this.json = json;
  }
}

const askedForJson = (argv: readonly string[]): boolean => {
  const end = argv.indexOf('--');
  return argv.slice(0, end === -1 ? undefined : end).includes('--json');
};

function progressForm({ stderr, env }: Host, json: boolean): ProgressForm {
  if (stderr.isTTY === true && env.TERM !== 'dumb') return 'bars';
  return json ? 'nothing' : 'lines';
}

async function runCommand(
  work: (invocation: Invocation) => Promise<Outcome>,
  options: GlobalOptions,
  host: Host,
): Promise<Outcome> {
  const { stderr, env, platform, nowMs, signal } = host;
  const display = new ProgressDisplay({
    output: stderr,
    style: pageStyle(stderr, env, platform),
    nowMs,
    form: progressForm(host, options.json === true),
  });
  const keys = new LineReader(host);
  const awake = new Wakefulness(host.stayAwake);
  const tell = (line: string): void => {
    display.clear();
    stderr.write(`note: ${visibleText(line)}\n`);
  };
  const sayStopping = (): void => tell('Stopping. Once more to end at once.');
  signal.addEventListener('abort', sayStopping);
  try {
    return await work({
      host,
      options,
      home: vaultFolder(options.home, host),
      keys,
      run: {
        signal,
        onProgress: (progress) => {
          awake.begin();
          display.show(progress);
        },
      },
      tell,
    });
  } finally {
    signal.removeEventListener('abort', sayStopping);
    awake.end();
    display.clear();
    keys.dispose();
  }
}

/** Parses and performs; the outcome, or the text that commander was asked for. */
async function perform(argv: readonly string[], host: Host): Promise<Outcome | PlainText> {
  let outcome: Outcome | undefined;
  let text = '';
  const program = buildProgram({
    version: host.version,
    columns: host.stdout.isTTY === true ? Math.min(100, terminalColumns(host.stdout)) : 100,
    write: (part) => (text += part),
    perform: async (work) => {
      outcome = await runCommand(work, program.opts<GlobalOptions>(), host);
    },
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError) || error.exitCode !== 0) throw error;
    return new PlainText(
      text,
      error.code === 'commander.version' ? { version: host.version } : { help: text },
    );
  }
  if (outcome === undefined) throw new Error('the command ended without an outcome');
  return outcome;
}

const jsonDocument = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Runs one command line, without the program's name in `argv`.
 * Returns the exit status as docs/command-line.md lists them; nothing is thrown.
 */
export async function run(argv: readonly string[], host: Host): Promise<number> {
  const json = askedForJson(argv);
  const page = new Page(pageStyle(host.stdout, host.env, host.platform));
  const statuses: number[] = [];
  let failure: ErrorRecord | undefined;
  let document: object | undefined;
  try {
    const outcome = await perform(argv, host);
    if (outcome instanceof PlainText) {
      document = outcome.json;
      page.raw(outcome.text);
    } else {
      failure = outcome.error;
      document = failure === undefined ? outcome.json : { ...outcome.json, error: failure };
      if (!json) outcome.show(page);
      statuses.push(outcome.status ?? 0);
    }
  } catch (error) {
    failure = describeFailure(error, host.signal);
    document = { error: failure };
  }
  if (failure !== undefined) statuses.push(exitStatusOf(failure.code));
  if (host.signal.aborted) statuses.push(130);
  try {
    await writeOut(host.stdout, json ? jsonDocument(document) : page.text());
  } catch (error) {
    failure ??= describeFailure(error, host.signal);
    statuses.push(exitStatusOf(failure.code));
  }
  if (failure !== undefined) host.stderr.write(`${errorLine(failure)}\n`);
  return combineExitStatuses(statuses);
}
