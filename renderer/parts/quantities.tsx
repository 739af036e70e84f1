// Amounts and times as text that a machine can read too: bytes, dates, ages, time left.
import {
  dayMs,
  formatAge,
  formatDate,
  formatExpiry,
  formatMoment,
  formatSpan,
} from '../../shared/domain/ages.ts';
import { formatBytes } from '../../shared/domain/text.ts';
import { useClock, type Clock } from './clock.tsx';

/** "212 MB". `exact`: "222 298 112", as a table of files shows it. */
export function Bytes({ value, exact = false }: { readonly value: number; readonly exact?: boolean }) {
  return <data value={value}>{exact ? inThousands(value) : formatBytes(value)}</data>;
}

/** "222 298 112": thousands apart by a space that does not break. */
export const inThousands = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+$)/g, '\u00a0');

/** "11 Dec 2026, 09:44 UTC"; `day`: "11 Dec 2026". */
export function Moment({ atMs, show = 'all' }: { readonly atMs: number; readonly show?: 'all' | 'day' }) {
  return (
    <time dateTime={new Date(atMs).toISOString()}>
      {show === 'day' ? formatDate(atMs) : formatMoment(atMs)}
    </time>
  );
}

/** "2 days ago"; where the clock cannot be trusted, "at least 2 days ago". Null: `never`, or "never". */
export function Age({ atMs, never = 'never' }: { readonly atMs: number | null; readonly never?: string }) {
  const clock = useClock();
  if (atMs === null) return <span>{never}</span>;
  return (
    <time dateTime={new Date(atMs).toISOString()} title={formatMoment(atMs)}>
      {ageOf(atMs, clock)}
    </time>
  );
}

/** The words of an age by this clock. */
export function ageOf(atMs: number, { nowMs, trusted }: Clock): string {
  const age = formatAge(atMs, nowMs);
  return trusted || atMs > nowMs ? age : `at least ${age}`;
}

/** "73 days", for "Behind since 73 days"; "today" within the first day. */
export function spanSince(atMs: number, { nowMs }: Clock): string {
  const days = Math.floor(nowMs / dayMs) - Math.floor(atMs / dayMs);
  return days <= 0 ? 'today' : formatSpan(days);
}

/** "19 days left, expires 11 Dec 2026". */
export function TimeLeft({ untilMs }: { readonly untilMs: number }) {
  const { nowMs } = useClock();
  return <time dateTime={new Date(untilMs).toISOString()}>{formatExpiry(untilMs, nowMs)}</time>;
}
