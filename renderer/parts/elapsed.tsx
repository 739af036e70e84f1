// How long something has taken, counting in sight: "0:17".
import { useEverySecond } from './clock.tsx';
import { wordsOfElapsed } from './progress-words.ts';

export interface ElapsedProps {
  readonly sinceMs: number;
  /** It stands still from here on. */
  readonly untilMs?: number | null;
}

export function Elapsed({ sinceMs, untilMs = null }: ElapsedProps) {
  const nowMs = useEverySecond();
  const seconds = ((untilMs ?? nowMs) - sinceMs) / 1000;
  // Read on demand, not every second.
  return <span aria-live="off">{wordsOfElapsed(seconds)}</span>;
}
