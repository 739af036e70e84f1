// When an operational certificate and its KES key run out, and when that is to be said.
import { dayMs, formatMoment, formatSpan } from '../../domain/ages.ts';
import type { Finding } from '../../domain/finding.ts';
import { raise } from '../../domain/findings/registry.ts';

/** An expiry that is further away than this is nothing to act on yet. */
export const warnedDays = 21;
/** From here on it cannot wait. */
export const urgentDays = 7;

/** A finding where the certificate has run out or will within 21 days of `nowMs`; critical within 7 days and afterwards. */
export function kesExpiryFindings(
  path: string,
  expiresAtMs: number,
  nowMs: number,
  consequences: readonly string[] = [],
): Finding[] {
  if (expiresAtMs <= nowMs) {
    const message = `The operational certificate and its KES key ran out on ${formatMoment(expiresAtMs)}: a pool makes no blocks with them.`;
    return [raise('opcert-expired', { subject: path, message, expiresAtMs, consequences })];
  }
  const days = Math.floor((expiresAtMs - nowMs) / dayMs);
  if (expiresAtMs - nowMs > warnedDays * dayMs) return [];
  const message = `The operational certificate and its KES key expire on ${formatMoment(expiresAtMs)} (${days === 0 ? 'less than a day' : formatSpan(days)} left when they were read).`;
  const severity = expiresAtMs - nowMs <= urgentDays * dayMs ? 'critical' : 'warn';
  return [raise('opcert-expiring', { subject: path, message, severity, expiresAtMs, consequences })];
}
