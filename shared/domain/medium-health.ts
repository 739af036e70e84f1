// How a medium is doing: its own earlier readings, its last test and its age say when to replace it.
import { z } from 'zod';
import { dayMs, formatDate } from './ages.ts';
import { mediumTestSchema, type MediumTest } from './medium-test.ts';
import { formatBytes, plural } from './text.ts';

export const adviceReasons = ['failed-test', 'errors', 'slower', 'old'] as const;
export type AdviceReason = (typeof adviceReasons)[number];

const count = z.int().nonnegative();

export const mediumHealthSchema = z.strictObject({
  /** Why it should be replaced, the gravest first; empty where nothing speaks against it. */
  advice: z.array(z.strictObject({ reason: z.enum(adviceReasons), sentence: z.string().min(1) })),
  /** The newest capacity test; null where there was none. */
  lastTest: z.strictObject({ at: z.string(), ...mediumTestSchema.shape }).nullable(),
  /** How fast it was read each time, oldest first; only readings that came from the medium and were long enough to tell. */
  speeds: z.array(z.strictObject({ at: z.string(), readBytesPerSecond: count })),
  /** Files that could not be read, or only in part, in all readings. */
  errors: count,
  /** The day from which its age counts: its first copy, else when it became a medium. */
  inUseSince: z.string(),
});
export type MediumHealth = z.infer<typeof mediumHealthSchema>;

export interface HealthInput {
  /** Oldest first. One verification reads several copies: those of one moment are one reading. */
  readonly readings: readonly {
    readonly atMs: number;
    readonly bytes: number;
    /** 0 where the time says nothing of the medium. */
    readonly seconds: number;
    readonly errors: number;
  }[];
  readonly lastTest: (MediumTest & { readonly atMs: number }) | null;
  readonly inUseSinceMs: number;
  readonly replaceAfterYears: number;
  readonly nowMs: number;
}

/** Shorter readings are mostly waiting for the first byte. */
const leastBytes = 4_000_000;
const leastSeconds = 0.05;
/** A medium at half its earlier speed, twice in a row: once may be another port. */
const slowedTo = 0.5;
const slowReadings = 2;
/** As many readings tell what it could do before. */
const earlierReadings = 2;

export function mediumHealth(input: HealthInput): MediumHealth {
  const readings = byMoment(input.readings);
  const speeds = readings
    .filter(({ bytes, seconds }) => bytes >= leastBytes && seconds >= leastSeconds)
    .map(({ atMs, bytes, seconds }) => ({ atMs, speed: Math.round(bytes / seconds) }));
  const advice: MediumHealth['advice'] = [
    ...failedTest(input.lastTest),
    ...errs(readings, input.lastTest),
    ...slows(speeds),
    ...isOld(input),
  ];
  return {
    advice,
    lastTest: input.lastTest === null ? null : dated(input.lastTest),
    speeds: speeds.map(({ atMs, speed }) => ({ at: iso(atMs), readBytesPerSecond: speed })),
    errors: readings.reduce((sum, { errors }) => sum + errors, 0),
    inUseSince: iso(input.inUseSinceMs),
  };
}

const iso = (ms: number): string => new Date(ms).toISOString();

function dated({ atMs, ...test }: MediumTest & { readonly atMs: number }): MediumHealth['lastTest'] {
  return { at: iso(atMs), ...test };
}

type Reading = HealthInput['readings'][number];

function byMoment(readings: readonly Reading[]): Reading[] {
  const moments: Reading[] = [];
  for (const reading of readings) {
    const last = moments.at(-1);
    if (last?.atMs !== reading.atMs) {
      moments.push(reading);
      continue;
    }
    moments[moments.length - 1] = {
      atMs: last.atMs,
      bytes: last.bytes + reading.bytes,
      seconds: last.seconds + reading.seconds,
      errors: last.errors + reading.errors,
    };
  }
  return moments;
}

function failedTest(test: HealthInput['lastTest']): MediumHealth['advice'] {
  if (test?.verdict !== 'failed') return [];
  const [why] = test.failures;
  const sentence = `It failed its test on ${formatDate(test.atMs)}.${why === undefined ? '' : ` ${why}`}`;
  return [{ reason: 'failed-test', sentence }];
}

/** A full test that passed afterwards has read every free byte; what could not be read then may have been a loose plug. */
function errs(readings: readonly Reading[], test: HealthInput['lastTest']): MediumHealth['advice'] {
  const clearedMs = test?.verdict === 'passed' && test.extent === 'full' ? test.atMs : -Infinity;
  const failing = readings.filter(({ errors, atMs }) => errors > 0 && atMs > clearedMs);
  const newest = failing.at(-1);
  if (newest === undefined) return [];
  const files = plural(newest.errors, 'file');
  const sentence = `On ${formatDate(newest.atMs)} it could not read ${files}: a medium that errs once errs again.`;
  return [{ reason: 'errors', sentence }];
}

function slows(speeds: readonly { readonly atMs: number; readonly speed: number }[]): MediumHealth['advice'] {
  if (speeds.length < slowReadings + earlierReadings) return [];
  const earlier = median(speeds.slice(0, -slowReadings).map(({ speed }) => speed));
  const last = speeds.slice(-slowReadings).map(({ speed }) => speed);
  if (!last.every((speed) => speed < earlier * slowedTo)) return [];
  const sentence = `It has become slow: ${formatBytes(Math.max(...last))} a second, ${formatBytes(earlier)} before.`;
  return [{ reason: 'slower', sentence }];
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** The moment from which a medium is advised to be replaced for its age. */
export const replaceFromMs = (inUseSinceMs: number, years: number): number =>
  inUseSinceMs + years * 365 * dayMs;

function isOld({ inUseSinceMs, replaceAfterYears, nowMs }: HealthInput): MediumHealth['advice'] {
  if (nowMs < replaceFromMs(inUseSinceMs, replaceAfterYears)) return [];
  const sentence = `It has been in use since ${formatDate(inUseSinceMs)}, longer than ${plural(replaceAfterYears, 'year')}: flash forgets.`;
  return [{ reason: 'old', sentence }];
}
