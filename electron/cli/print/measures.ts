// Times and ages in the words of a person.

const two = (value: number): string => String(value).padStart(2, '0');

/** "less than 1 s", "4 s", "2 min 05 s", "1 h 12 min". */
export function durationText(seconds: number): string {
  if (seconds < 1) return 'less than 1 s';
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))} min`;
}

/** "2026-11-21 05:11 UTC". A text that is no time comes back as it is. */
export function momentText(iso: string): string {
  const atMs = Date.parse(iso);
  return Number.isNaN(atMs) ? iso : `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

const dayMs = 86_400_000;

/** "today", "yesterday", "76 days ago", "14 months ago"; a moment that lies ahead is said to. */
export function ageText(iso: string | null, nowMs: number): string {
  if (iso === null) return 'never';
  const atMs = Date.parse(iso);
  if (Number.isNaN(atMs)) return iso;
  const days = Math.floor(nowMs / dayMs) - Math.floor(atMs / dayMs);
  if (days < 0) return `${iso.slice(0, 10)}, ahead of the clock`;
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  return days <= 365 ? `${days} days ago` : `${Math.floor(days / 30.44)} months ago`;
}
