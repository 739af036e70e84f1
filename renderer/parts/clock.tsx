// The time as every part sees it: one clock for the whole window, so that two ages on a screen never disagree.
import { createContext, useContext, useEffect, useState } from 'react';

export interface Clock {
  /** Moves on every few seconds: enough for ages. */
  readonly nowMs: number;
  /** False where the clock went back: ages are then said as "at least". */
  readonly trusted: boolean;
  /** The time to the millisecond, for what counts seconds. */
  readonly read: () => number;
}

/** Without a provider a part that shows an age is a bug. */
export const ClockContext = createContext<Clock | null>(null);

export function useClock(): Clock {
  const clock = useContext(ClockContext);
  if (clock === null) throw new Error('A part that shows time stands outside of the clock.');
  return clock;
}

/** A clock that stands still: for tests, and for what is printed. */
export const standingClock = (nowMs: number): Clock => ({ nowMs, trusted: true, read: () => nowMs });

/** The time, every second: for what counts up or down in sight. */
export function useEverySecond(): number {
  const { read } = useClock();
  const [nowMs, setNowMs] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(read()), 1000);
    return () => clearInterval(timer);
  }, [read]);
  return nowMs;
}
