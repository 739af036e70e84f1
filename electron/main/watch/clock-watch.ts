// The clock of an offline machine is not to be trusted: the newest time ever witnessed is held against it.
import type { AppState } from '../../../shared/ipc/state.ts';

/** The granularity of clock adjustments: this much back is the system keeping time, not a clock set wrong. */
const toleranceMs = 2000;

export class ClockWatch {
  readonly #now: () => number;
  /** Of the open vault; null while none is open. */
  readonly #newestWitnessedMs: () => number | null;
  /** The latest time that this clock itself has shown since the start: it may be set back while the program runs. */
  #latestShownMs: number;
  #confirmed = false;

  constructor(now: () => number, newestWitnessedMs: () => number | null) {
    this.#now = now;
    this.#newestWitnessedMs = newestWitnessedMs;
    this.#latestShownMs = now();
  }

  view(): AppState['clock'] {
    const nowMs = this.#look();
    const newestWitnessedMs = this.#newestWitnessedMs();
    const wentBack =
      nowMs < this.#latestShownMs - toleranceMs || (newestWitnessedMs !== null && nowMs < newestWitnessedMs);
    return { nowMs, newestWitnessedMs, wentBack, confirmed: this.#confirmed && !wentBack };
  }

  /** A person said that the time is right. Holds until the clock goes back. */
  confirm(): void {
    this.#confirmed = true;
    // What a person confirms is right even where a wrong, later time was shown before.
    this.#latestShownMs = this.#now();
  }

  #look(): number {
    const nowMs = this.#now();
    if (nowMs < this.#latestShownMs - toleranceMs) this.#confirmed = false;
    else this.#latestShownMs = Math.max(this.#latestShownMs, nowMs);
    return nowMs;
  }
}
