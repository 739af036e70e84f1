// How a medium is doing, from what the catalogue recorded of its readings, tests, copies and repairs.
import { mediumHealth, type MediumHealth } from '../../../shared/domain/medium-health.ts';
import type { JobContext } from './context.ts';

/** Media that cannot wear out, or that nobody can replace at a desk, have an age but no advice for it. */
const wearing: ReadonlySet<string> = new Set(['usb', 'hdd', 'ssd', 'other']);

/** Nothing is read. The medium must be one that the catalogue knows. */
export function healthOf(context: JobContext, mediumId: string): MediumHealth {
  const { catalogue } = context.ledger;
  const medium = catalogue.medium(mediumId);
  if (medium === null) throw new Error(`medium ${mediumId} is not in the catalogue`);
  const written = catalogue.copies().filter((copy) => copy.medium === mediumId);
  const inUseSinceMs = Math.min(...written.map((copy) => copy.recordedAtMs), Infinity);
  const health = mediumHealth({
    readings: catalogue.readingsOf(mediumId),
    writings: catalogue.writingsOf(mediumId),
    lastTest: catalogue.testOf(mediumId),
    inUseSinceMs: Number.isFinite(inUseSinceMs) ? inUseSinceMs : medium.enrolledAtMs,
    replaceAfterYears: context.settings.replaceAfterYears,
    nowMs: context.now(),
  });
  if (wearing.has(medium.type)) return health;
  return { ...health, advice: health.advice.filter(({ reason }) => reason !== 'old') };
}
