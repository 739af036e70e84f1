// When the vault locks by itself for want of input. Time is counted from the last key or movement in our own windows, which is
// stricter than the system's idle time and needs nobody's word for it.
import type { AppState } from '../../../shared/ipc/state.ts';

const minuteMs = 60_000;
/** A minute, or half the time where that is less. */
const warningMs = (idleMinutes: number): number => Math.min(minuteMs, (idleMinutes * minuteMs) / 2);

export interface AutoLockOptions {
  /** Wall clock, which goes on while the laptop sleeps. */
  readonly now: () => number;
  /** Clock that nobody can set; it may stand still while the laptop sleeps. */
  readonly uptimeMs: () => number;
  readonly idleMinutes: () => number;
  readonly isOpen: () => boolean;
  /** Nobody is asked to move a mouse while an export runs: the time begins when the last job ends. */
  readonly isWorking: () => boolean;
  readonly lock: (reason: string) => void;
  /** Called when `view()` begins or ceases to warn, and when the time begins anew after a warning. */
  readonly onChange: () => void;
}

export type AutoLockView = Pick<AppState['autoLock'], 'idleMinutes' | 'locksAtMs' | 'warning'>;

export class AutoLock {
  readonly #options: AutoLockOptions;
  #touchedAtMs: number;
  #touchedUptimeMs: number;
  #warning = false;

  constructor(options: AutoLockOptions) {
    this.#options = options;
    this.#touchedAtMs = options.now();
    this.#touchedUptimeMs = options.uptimeMs();
  }

  /** A person is there: the time begins anew. */
  touch(): void {
    this.#touchedAtMs = this.#options.now();
    this.#touchedUptimeMs = this.#options.uptimeMs();
    if (!this.#warning) return;
    this.#warning = false;
    this.#options.onChange();
  }

  view(): AutoLockView {
    const idleMinutes = this.#options.idleMinutes();
    const counting = this.#options.isOpen() && !this.#options.isWorking();
    return {
      idleMinutes,
      locksAtMs: counting ? Math.round(this.#options.now() + idleMinutes * minuteMs - this.#idleMs()) : null,
      warning: counting && this.#warning,
    };
  }

  /** Looks at the clocks; called every second. */
  tick(): void {
    if (!this.#options.isOpen() || this.#options.isWorking()) {
      this.touch();
      return;
    }
    const idleMinutes = this.#options.idleMinutes();
    const leftMs = idleMinutes * minuteMs - this.#idleMs();
    if (leftMs <= 0) {
      this.#warning = false;
      this.#options.lock(
        `Nobody touched Coldkeep for ${idleMinutes === 1 ? 'a minute' : `${idleMinutes} minutes`}.`,
      );
      return;
    }
    const warning = leftMs <= warningMs(idleMinutes);
    if (warning === this.#warning) return;
    this.#warning = warning;
    this.#options.onChange();
  }

  /** By the clock that counted more: one of them may have been set back, the other slept. */
  #idleMs(): number {
    return Math.max(
      this.#options.now() - this.#touchedAtMs,
      this.#options.uptimeMs() - this.#touchedUptimeMs,
    );
  }
}
