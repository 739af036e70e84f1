// "12 days ago" as a moment: when somebody looked, as it is typed.
import { dayMs } from '../../shared/domain/ages.ts';

/** The longest time that is taken: ten years. */
export const mostDays = 3650;

/** Null where the text is no whole number of days up to ten years. */
export function lookedAt(days: string, nowMs: number): number | null {
  const digits = days.trim();
  if (!/^\d{1,4}$/.test(digits)) return null;
  const count = Number(digits);
  return count > mostDays ? null : nowMs - count * dayMs;
}
