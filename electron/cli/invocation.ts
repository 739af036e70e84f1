// One call of one command: what it was given, and what it hands back to be printed.
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import type { RunOptions } from '../../shared/domain/progress.ts';
import type { Host } from './host.ts';
import type { LineReader } from './line-reader.ts';
import type { Page } from './print/page.ts';

export interface GlobalOptions {
  readonly home?: string;
  readonly json?: true;
  readonly passphraseFile?: string;
  readonly yes?: true;
}

export interface Invocation {
  readonly host: Host;
  readonly options: GlobalOptions;
  /** Absolute path of the vault folder; it need not exist. */
  readonly home: string;
  readonly keys: LineReader;
  /** Signal and progress for the engine. */
  readonly run: RunOptions;
  /** One line on stderr that is no error. */
  readonly tell: (line: string) => void;
}

export interface Outcome {
  /** What --json prints. */
  readonly json: object;
  /** What a person reads. */
  readonly show: (page: Page) => void;
  /** Exit status; default: 0, or that of the error. */
  readonly status?: number;
  /** What went wrong although there are results to print. */
  readonly error?: ErrorRecord;
}

/** Runs the work of the chosen command; program.ts builds the tree around it. */
export type Perform = (work: (invocation: Invocation) => Promise<Outcome>) => Promise<void>;
