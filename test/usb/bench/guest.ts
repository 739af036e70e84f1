// Commands in the emulated machine, over the agent that runs there.
import type { Socket } from 'node:net';
import { z } from 'zod';
import { onDocuments, sendDocument } from './lines.ts';

export interface Ended {
  /** Exit status, or the signal that ended it. */
  readonly status: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface Running {
  readonly ended: Promise<Ended>;
  /** What it has printed so far, on both. */
  output(): string;
  /** Waits until what it printed matches. Rejects if it ends before. */
  printed(pattern: RegExp): Promise<void>;
  write(text: string): void;
  kill(signal: NodeJS.Signals): void;
}

export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Its whole standard input. Without it, the input stays open for `write`. */
  readonly input?: string;
  readonly timeoutMs?: number;
}

const messageSchema = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({
    id: z.number(),
    out: z.string().optional(),
    err: z.string().optional(),
    status: z.union([z.number(), z.string()]).optional(),
  }),
]);
type Message = Extract<z.infer<typeof messageSchema>, { id: number }>;

/** Emulated processors are ten to twenty times slower than real ones, and real ones may be busy: this ends what hangs, and measures nothing. */
const defaultTimeoutMs = 900_000;

export class Guest {
  readonly #socket: Socket;
  readonly #listeners = new Map<number, (message: Message) => void>();
  readonly ready: Promise<void>;
  #ids = 0;

  constructor(socket: Socket) {
    this.#socket = socket;
    this.ready = new Promise((resolve) => {
      onDocuments(socket, (document) => {
        const message = messageSchema.parse(document);
        if ('ready' in message) resolve();
        else this.#listeners.get(message.id)?.(message);
      });
    });
  }

  start(run: readonly string[], options: CommandOptions = {}): Running {
    const id = (this.#ids += 1);
    let stdout = '';
    let stderr = '';
    let isOver = false;
    const watchers = new Set<() => void>();
    const ended = new Promise<Ended>((resolve, reject) => {
      const timer = setTimeout(() => {
        sendDocument(this.#socket, { id, kill: 'SIGKILL' });
        reject(new Error(`${run.join(' ')} took too long. It printed:\n${stdout}${stderr}`));
      }, options.timeoutMs ?? defaultTimeoutMs);
      this.#listeners.set(id, ({ out = '', err = '', status }) => {
        stdout += out;
        stderr += err;
        if (status !== undefined) {
          clearTimeout(timer);
          this.#listeners.delete(id);
          isOver = true;
          resolve({ status, stdout, stderr });
        }
        for (const watcher of watchers) watcher();
      });
    });
    const { env, input } = options;
    sendDocument(this.#socket, { id, run, env, input });
    return {
      ended,
      output: () => stdout + stderr,
      printed: (pattern) =>
        new Promise((resolve, reject) => {
          const look = () => {
            if (pattern.test(stdout + stderr)) resolve();
            else if (isOver) reject(new Error(`It never printed ${pattern}, but:\n${stdout}${stderr}`));
            else return;
            watchers.delete(look);
          };
          watchers.add(look);
          look();
        }),
      write: (text) => sendDocument(this.#socket, { id, write: text }),
      kill: (signal) => sendDocument(this.#socket, { id, kill: signal }),
    };
  }

  run(run: readonly string[], options: CommandOptions = {}): Promise<Ended> {
    return this.start(run, { input: '', ...options }).ended;
  }

  /** Answers what a shell script printed, trimmed; throws if it failed. Words after it are its $1, $2… */
  async shell(script: string, ...words: readonly string[]): Promise<string> {
    const { status, stdout, stderr } = await this.run(['/bin/sh', '-euc', script, 'sh', ...words]);
    if (status !== 0) throw new Error(`${script}\nended with ${status}: ${stdout}${stderr}`);
    return stdout.trim();
  }
}
