// Dates and ages as Coldkeep says them. Everything is UTC: an offline machine's time zone is one more thing that can be wrong.

export const dayMs = 24 * 60 * 60 * 1000;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** "11 Dec 2026". */
export function formatDate(atMs: number): string {
  const date = new Date(atMs);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "09:44", of UTC. */
export function formatClock(atMs: number): string {
  const date = new Date(atMs);
  return `${String(date.getUTCHours()).padStart(2, '0')}:${String(date.getUTCMinutes()).padStart(2, '0')}`;
}

/** "11 Dec 2026, 09:44 UTC". */
export const formatMoment = (atMs: number): string => `${formatDate(atMs)}, ${formatClock(atMs)} UTC`;

/** Whole days that have passed; negative where the clock stands before the moment. */
export const daysSince = (atMs: number, nowMs: number): number => Math.floor((nowMs - atMs) / dayMs);

/**
 * How long ago: "today, 14:02", "yesterday, 14:02" (calendar days of UTC), "2 days ago" to "365 days ago", then "14 months ago".
 * A moment after `nowMs` is named by its date: one of the two clocks is wrong, so no age is claimed.
 */
export function formatAge(atMs: number, nowMs: number): string {
  if (atMs > nowMs) return `on ${formatMoment(atMs)}, which is later than this clock`;
  const days = calendarDay(nowMs) - calendarDay(atMs);
  if (days === 0) return `today, ${formatClock(atMs)}`;
  if (days === 1) return `yesterday, ${formatClock(atMs)}`;
  return `${formatSpan(days)} ago`;
}

/** A number of days as a span: "1 day", "2 days", "365 days", "12 months", "14 months". */
export function formatSpan(days: number): string {
  if (days === 1) return '1 day';
  if (days <= 365) return `${days} days`;
  return `${Math.floor(days / (365.25 / 12))} months`;
}

/** What is left until a moment: "19 days left, expires 11 Dec 2026"; "expired 3 days ago, 11 Dec 2026". */
export function formatExpiry(expiresAtMs: number, nowMs: number): string {
  if (expiresAtMs <= nowMs) {
    const days = daysSince(expiresAtMs, nowMs);
    return `expired ${days === 0 ? 'today' : `${formatSpan(days)} ago`}, ${formatDate(expiresAtMs)}`;
  }
  const days = Math.floor((expiresAtMs - nowMs) / dayMs);
  return `${days === 0 ? 'less than a day' : formatSpan(days)} left, expires ${formatDate(expiresAtMs)}`;
}

const calendarDay = (atMs: number): number => Math.floor(atMs / dayMs);
