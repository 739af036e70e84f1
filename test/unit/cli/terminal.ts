// Runs the program in this process: collected output, and a keyboard that types when it is asked.
import type { Host } from '../../../electron/cli/host.ts';
import { run } from '../../../electron/cli/run.ts';
import type { FakeEngine } from './fake-engine.ts';
import { fakeEngine, passphrase } from './fake-engine.ts';

/** A line as it is typed: at once, or in the pieces in which it arrives. */
export type Typed = string | readonly string[];

export interface Setting {
  readonly engine?: FakeEngine;
  /** What is typed at each prompt, in order; a terminal is there if given. */
  readonly typed?: readonly Typed[];
  readonly env?: Record<string, string | undefined>;
  readonly interfacesUp?: readonly string[];
  readonly stayAwake?: () => () => void;
  readonly signal?: AbortSignal;
  readonly stdoutIsTerminal?: boolean;
  readonly columns?: number;
  /** Fails every write to stdout with this error. */
  readonly stdoutError?: Error;
  readonly nowMs?: () => number;
}

export interface Result {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Raw mode as it was switched: "on", "off", … */
  readonly rawMode: readonly string[];
  readonly engine: FakeEngine;
  /** stdout as JSON; throws if it is not exactly one document. */
  json(): Record<string, unknown>;
}

type Listener = (chunk: Uint8Array) => void;

/** Types the next answer whenever somebody begins to listen. */
class Keyboard {
  readonly isTTY = true;
  readonly rawMode: string[] = [];
  readonly #answers: Typed[];
  readonly #listeners = new Set<Listener>();

  constructor(answers: readonly Typed[]) {
    this.#answers = [...answers];
  }

  setRawMode(on: boolean): void {
    this.rawMode.push(on ? 'on' : 'off');
  }

  on(event: 'data' | 'end', listener: Listener | (() => void)): void {
    if (event === 'data') this.#listeners.add(listener);
  }

  off(event: 'data' | 'end', listener: Listener | (() => void)): void {
    if (event === 'data') this.#listeners.delete(listener);
  }

  resume(): void {
    const answer = this.#answers.shift();
    if (answer === undefined) return;
    for (const piece of typeof answer === 'string' ? [answer] : answer) {
      const chunk = Uint8Array.from(Buffer.from(piece));
      queueMicrotask(() => this.#listeners.forEach((listener) => listener(chunk)));
    }
  }

  pause(): void {
    // Nothing flows by itself here.
  }
}

const noKeyboard: Host['stdin'] = {
  isTTY: false,
  on: () => undefined,
  off: () => undefined,
  resume: () => undefined,
  pause: () => undefined,
};

export async function coldkeep(args: readonly string[], setting: Setting = {}): Promise<Result> {
  const engine = setting.engine ?? fakeEngine();
  const keyboard = setting.typed === undefined ? undefined : new Keyboard(setting.typed);
  let stdout = '';
  let stderr = '';
  const host: Host = {
    engine,
    stdin: keyboard ?? noKeyboard,
    stdout: {
      isTTY: setting.stdoutIsTerminal ?? false,
      columns: setting.columns ?? 80,
      write: (text, done) => {
        if (setting.stdoutError === undefined) stdout += text;
        done?.(setting.stdoutError ?? null);
      },
    },
    stderr: {
      isTTY: keyboard !== undefined,
      columns: setting.columns ?? 80,
      write: (text) => (stderr += text),
    },
    env: setting.env ?? { COLDKEEP_PASSPHRASE: passphrase, LANG: 'en_US.UTF-8' },
    platform: 'linux',
    userFolder: '/home/ada',
    version: '1.2.3',
    nowMs: setting.nowMs ?? (() => Date.UTC(2026, 10, 21, 5, 0)),
    networkInterfacesUp: () => setting.interfacesUp ?? [],
    stayAwake: setting.stayAwake ?? (() => () => undefined),
    signal: setting.signal ?? new AbortController().signal,
  };
  const status = await run(args, host);
  return {
    status,
    stdout,
    stderr,
    rawMode: keyboard?.rawMode ?? [],
    engine,
    json: () => JSON.parse(stdout) as Record<string, unknown>,
  };
}
