// Hears the desktop session being locked or put to sleep on Linux, where Electron hears suspend only: the stock dbus-monitor listens
// on both buses. Both are sockets of this machine; nothing here can reach a network.
import { spawn, type ChildProcess } from 'node:child_process';
import { BusSignalReader, type BusSignal } from './bus-signals.ts';

const signal = (interfaceName: string, member: string) =>
  `type='signal',interface='${interfaceName}',member='${member}'`;

const rules = {
  session: [
    'org.freedesktop.ScreenSaver',
    'org.gnome.ScreenSaver',
    'org.cinnamon.ScreenSaver',
    'org.mate.ScreenSaver',
    'org.xfce.ScreenSaver',
  ].map((name) => signal(name, 'ActiveChanged')),
  system: [
    signal('org.freedesktop.login1.Session', 'Lock'),
    signal('org.freedesktop.login1.Manager', 'PrepareForSleep'),
    signal('org.freedesktop.login1.Manager', 'PrepareForShutdown'),
  ],
} as const;

export type Bus = keyof typeof rules;

/** Why the vault should be locked because of a signal; null where it should not. */
export function reasonToLock({ member, argument }: BusSignal): string | null {
  switch (member) {
    case 'Lock':
      return 'The screen was locked.';
    case 'ActiveChanged':
      return argument === true ? 'The screen was locked.' : null;
    case 'PrepareForSleep':
      return argument === true ? 'The laptop went to sleep.' : null;
    case 'PrepareForShutdown':
      return argument === true ? 'The laptop is shutting down.' : null;
    default:
      return null;
  }
}

export interface DesktopSessionOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly onLock: (reason: string) => void;
  /** Called when a bus begins or ceases to be heard. */
  readonly onChange: () => void;
  /** The program to run, found on PATH; for tests. */
  readonly program?: string;
  /** How long to wait before a bus that fell silent is tried again. */
  readonly retryMs?: number;
}

export class DesktopSession {
  readonly #options: DesktopSessionOptions;
  readonly #children = new Map<Bus, ChildProcess>();
  readonly #heard = new Set<Bus>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #stopped = false;

  constructor(options: DesktopSessionOptions) {
    this.#options = options;
  }

  /** `heard` while at least one bus is listened to. */
  get signals(): 'heard' | 'unavailable' {
    return this.#heard.size > 0 ? 'heard' : 'unavailable';
  }

  start(): void {
    for (const bus of ['session', 'system'] as const) this.#listen(bus);
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    for (const child of this.#children.values()) child.kill();
  }

  #listen(bus: Bus): void {
    const { environment, program = 'dbus-monitor', retryMs = 60_000 } = this.#options;
    const child = spawn(program, [`--${bus}`, ...rules[bus]], {
      // Where the buses are and where the program is; the rest is not its business.
      env: pick(environment, [
        'DBUS_SESSION_BUS_ADDRESS',
        'DBUS_SYSTEM_BUS_ADDRESS',
        'XDG_RUNTIME_DIR',
        'PATH',
      ]),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#children.set(bus, child);
    const reader = new BusSignalReader((heard) => {
      const reason = reasonToLock(heard);
      if (reason !== null) this.#options.onLock(reason);
    });
    child.stdout.setEncoding('latin1').on('data', (text: string) => {
      // The first thing that a bus sends is the name it gives to the listener.
      if (!this.#heard.has(bus)) {
        this.#heard.add(bus);
        this.#options.onChange();
      }
      reader.add(text);
    });
    const gone = () => {
      if (!this.#children.delete(bus)) return;
      if (this.#heard.delete(bus)) this.#options.onChange();
      if (this.#stopped) return;
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        this.#listen(bus);
      }, retryMs);
      timer.unref();
      this.#timers.add(timer);
    };
    child.once('error', gone);
    child.once('exit', gone);
  }
}

const pick = (environment: NodeJS.ProcessEnv, names: readonly string[]): NodeJS.ProcessEnv =>
  Object.fromEntries(
    names.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])),
  );
