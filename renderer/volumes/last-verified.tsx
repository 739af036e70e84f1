// When a medium was last verified, by the one clock of the window.
import { useClock } from '../parts/clock.tsx';
import { ageOf } from '../parts/quantities.tsx';

/** Answers "Last verified 76 days ago." for a moment; null is never. */
export function useLastVerified(): (atMs: number | null) => string {
  const clock = useClock();
  return (atMs) => (atMs === null ? 'Never verified.' : `Last verified ${ageOf(atMs, clock)}.`);
}
