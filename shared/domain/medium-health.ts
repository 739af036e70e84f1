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
  /** Files that did not read as they were written, in all readings. */
  errors: count,
  /** The day from which its age counts: its first copy, else when it became a medium. */
  inUseSince: z.string(),
});
export type MediumHealth = z.infer<typeof mediumHealthSchema>;

export interface HealthInput {
  /** Oldest first. One verification reads several copies: those of one moment are one reading. */
  readonly readings: readonly {
    readonly atMs: number;
    readonly snapshot: string;
    readonly bytes: number;
    /** 0 where the time says nothing of the medium. */
    readonly seconds: number;
    readonly errors: number;
  }[];
  /** When copies were written, oldest first. */
  readonly writings: readonly {
    readonly atMs: number;
    readonly snapshot: string;
    /** Files that a repair wrote anew; 0 where the whole copy was written. */
    readonly repaired: number;
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
    ...errs(input),
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

type Reading = Omit<HealthInput['readings'][number], 'snapshot'>;

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

/**
 * What a copy was found to have lost stands against its medium until the same bytes, not written anew since, read well again: then it
 * was a loose plug or a file system. What a repair had to bring back stands against it for good.
 */
function errs({ readings, writings }: HealthInput): MediumHealth['advice'] {
  const repaired = newest(writings.map(({ atMs, repaired: files }) => ({ atMs, files })));
  const failed = newest(
    readings.flatMap((reading) =>
      readWellSince(reading, { readings, writings }) ? [] : [{ atMs: reading.atMs, files: reading.errors }],
    ),
  );
  if (repaired !== null && (failed === null || repaired.atMs >= failed.atMs)) {
    const { atMs, files } = repaired;
    const sentence = `On ${formatDate(atMs)} ${plural(files, 'file')} had to be repaired. ${unlessAltered(files)} the medium loses what it holds, and will lose more.`;
    return [{ reason: 'errors', sentence }];
  }
  if (failed === null) return [];
  const { atMs, files } = failed;
  const sentence = `On ${formatDate(atMs)} ${plural(files, 'file')} did not read as ${files === 1 ? 'it was' : 'they were'} written. ${unlessAltered(files)} the medium errs, and will err again.`;
  return [{ reason: 'errors', sentence }];
}

/** All that happened at the newest moment at which there were files; null where there never were. */
function newest(events: readonly { readonly atMs: number; readonly files: number }[]) {
  const last = events.findLast(({ files }) => files > 0);
  if (last === undefined) return null;
  const files = events.reduce((sum, each) => (each.atMs === last.atMs ? sum + each.files : sum), 0);
  return { atMs: last.atMs, files };
}

/** Bytes that somebody changed look no other than bytes that a medium lost. */
const unlessAltered = (files: number): string => `Unless somebody altered ${files === 1 ? 'it' : 'them'},`;

const readWellSince = (
  failed: HealthInput['readings'][number],
  { readings, writings }: Pick<HealthInput, 'readings' | 'writings'>,
): boolean =>
  readings.some(
    (later) =>
      later.snapshot === failed.snapshot &&
      later.atMs > failed.atMs &&
      later.errors === 0 &&
      later.seconds > 0 &&
      !writings.some(
        ({ snapshot, atMs }) => snapshot === failed.snapshot && atMs >= failed.atMs && atMs <= later.atMs,
      ),
  );

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
