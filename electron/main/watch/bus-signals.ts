// Reads what dbus-monitor prints: a line that names a signal, then its arguments, indented.

export interface BusSignal {
  readonly interfaceName: string;
  readonly member: string;
  /** The first argument where it is a truth value; null otherwise. */
  readonly argument: boolean | null;
}

const headline = /^signal .*; interface=([\w.]+); member=(\w+)$/;

/** Signals whose meaning is in their argument, and which are told of when it has come. */
const withArgument: readonly string[] = ['ActiveChanged', 'PrepareForSleep', 'PrepareForShutdown'];

export class BusSignalReader {
  readonly #onSignal: (signal: BusSignal) => void;
  #rest = '';
  #pending: { interfaceName: string; member: string } | null = null;

  constructor(onSignal: (signal: BusSignal) => void) {
    this.#onSignal = onSignal;
  }

  /** Takes output as it comes, in pieces of any size. */
  add(text: string): void {
    const lines = `${this.#rest}${text}`.split('\n');
    // A line is never longer than this; what is, is not from dbus-monitor.
    this.#rest = (lines.pop() ?? '').slice(0, 4096);
    for (const line of lines) this.#read(line);
  }

  #read(line: string): void {
    const [, interfaceName, member] = headline.exec(line) ?? [];
    if (interfaceName !== undefined && member !== undefined) {
      this.#pending = null;
      if (withArgument.includes(member)) this.#pending = { interfaceName, member };
      else this.#onSignal({ interfaceName, member, argument: null });
      return;
    }
    if (this.#pending === null) return;
    const [, value] = /^\s+boolean (true|false)$/.exec(line) ?? [];
    if (value !== undefined) this.#onSignal({ ...this.#pending, argument: value === 'true' });
    this.#pending = null;
  }
}
