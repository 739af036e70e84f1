// Ages by a clock that may be wrong: where it stands before something that already happened, an age is "at least" so much.
import { dayMs, daysSince, formatAge, formatDate, formatSpan } from './ages.ts';

export interface WitnessedClock {
  readonly trusted: boolean;
  /** The later of this machine's clock and the newest time ever witnessed. */
  readonly atMs: number;
}

export function witnessedClock(nowMs: number, newestWitnessedMs: number | null): WitnessedClock {
  const trusted = newestWitnessedMs === null || nowMs >= newestWitnessedMs;
  return { trusted, atMs: trusted ? nowMs : newestWitnessedMs };
}

/** "2 days ago"; "at least 76 days ago" where the clock is not trusted. */
export function ageWords(atMs: number, clock: WitnessedClock): string {
  if (clock.trusted) return formatAge(atMs, clock.atMs);
  const days = daysSince(atMs, clock.atMs);
  return days < 1 ? `on ${formatDate(atMs)}` : `at least ${formatSpan(days)} ago`;
}

/** "73 days", "today"; for "behind since …". */
export function sinceWords(atMs: number, clock: WitnessedClock): string {
  const days = daysSince(atMs, clock.atMs);
  if (days < 1) return clock.trusted ? 'today' : formatDate(atMs);
  return `${clock.trusted ? '' : 'at least '}${formatSpan(days)}`;
}

/** "5 Dec 2026, in 14 days", "today", "3 days ago, 18 Nov 2026"; the date alone where the clock is not trusted. */
export function dueWords(dueAtMs: number, clock: WitnessedClock): string {
  const days = Math.floor(dueAtMs / dayMs) - Math.floor(clock.atMs / dayMs);
  if (!clock.trusted) return formatDate(dueAtMs);
  if (days === 0) return 'today';
  return days < 0
    ? `${formatSpan(-days)} ago, ${formatDate(dueAtMs)}`
    : `${formatDate(dueAtMs)}, in ${formatSpan(days)}`;
}
