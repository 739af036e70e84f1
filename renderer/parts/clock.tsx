// The time as every part sees it: one clock for the whole window, so that two ages on a screen never disagree.
import { createContext, useContext } from 'react';

export interface Clock {
  readonly nowMs: number;
  /** False where the clock went back: ages are then said as "at least". */
  readonly trusted: boolean;
}

/** Without a provider a part that shows an age is a bug. */
export const ClockContext = createContext<Clock | null>(null);

export function useClock(): Clock {
  const clock = useContext(ClockContext);
  if (clock === null) throw new Error('A part that shows time stands outside of the clock.');
  return clock;
}
