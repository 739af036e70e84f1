// What a capacity test found wrong, and what that says of a medium: where it begins, how much it really holds.
import type { Stretch } from './medium-health-plan.ts';
import type { MediumTest } from './medium-test.ts';
import { formatBytes, plural } from './text.ts';

/** A run of bytes of the free space that was not as it was written. */
export interface Fault {
  readonly at: number;
  readonly bytes: number;
  /**
   * `moved`: it holds what was written `distance` bytes further in. `empty`: zeros. `changed`: anything else.
   * `unreadable`, `unwritable`: the medium failed, with this error number.
   */
  readonly kind: 'moved' | 'empty' | 'changed' | 'unreadable' | 'unwritable';
  readonly distance?: number;
  readonly errno?: string;
}

const runsOnto = (last: Fault, next: Fault): boolean =>
  last.kind === next.kind &&
  last.distance === next.distance &&
  last.errno === next.errno &&
  last.at + last.bytes === next.at;

/** Runs beyond that are only counted: a medium that is this bad needs no more places named. */
const mostRuns = 10_000;

/** Adds a fault to those before it, in one run with the last where it goes on. */
export function addFault(faults: Fault[], next: Fault): void {
  const last = faults.at(-1);
  if (last !== undefined && (faults.length >= mostRuns || runsOnto(last, next)))
    faults[faults.length - 1] = { ...last, bytes: last.bytes + next.bytes };
  else faults.push(next);
}

export interface TestedSpace {
  /** The whole file system: what the medium claims to be. */
  readonly claimedBytes: number;
  /** What was written and read back, in order. */
  readonly stretches: readonly Stretch[];
  /** Where in the free space the last tested byte was. */
  readonly testedTo: number;
  /** Whether the file system gives out its space in order, as FAT and exFAT do: then places in it are places on the medium. */
  readonly inOrder: boolean;
}

export type TestVerdict = Pick<MediumTest, 'verdict' | 'firstFailureAt' | 'failures'> & {
  readonly estimatedBytes?: number;
};

/** Faults are in the order of their places, and merged. */
export function judgeFaults(faults: readonly Fault[], space: TestedSpace): TestVerdict {
  const [first] = faults;
  if (first === undefined) return { verdict: 'passed', firstFailureAt: null, failures: [] };
  const firstFailureAt = Math.min(...faults.map(({ at }) => at));
  const size = estimatedSize(faults, space);
  const failures = [...lieOf(faults, size, space), ...sentencesOf(faults)].slice(0, 100);
  return { verdict: 'failed', firstFailureAt, failures, ...(size === null ? {} : { estimatedBytes: size }) };
}

function lieOf(faults: readonly Fault[], size: number | null, { claimedBytes }: TestedSpace): string[] {
  const claim = `the ${formatBytes(claimedBytes)} that it claims`;
  if (size !== null)
    return [
      `It holds about ${formatBytes(size)} at most, not ${claim}: what is written beyond that is lost.`,
    ];
  const moved = faults.filter(({ kind }) => kind === 'moved').reduce((sum, { bytes }) => sum + bytes, 0);
  return moved < leastMovedBytes
    ? []
    : [
        `It does not hold ${claim}: what is written in one place is lost in another. A full test tells how much it holds.`,
      ];
}

/** Less than that is bad spots, not a lie. */
const leastLostBytes = 1024 ** 2;
const leastMovedBytes = 64 * 1024;

/** Null where single bytes are wrong, or a failing medium says nothing of its size. */
function estimatedSize(faults: readonly Fault[], space: TestedSpace): number | null {
  if (faults.some(({ kind }) => kind === 'unwritable')) return null;
  const lost = faults.filter(({ kind }) => kind !== 'unreadable');
  if (lost.reduce((sum, fault) => sum + fault.bytes, 0) < leastLostBytes) return null;
  const distance = space.stretches.length > 1 ? overwrittenFrom(lost) : null;
  if (distance !== null && !space.inOrder) return null;
  const estimate = distance ?? keptSize(lost, space);
  return estimate > 0 && estimate < space.claimedBytes ? estimate : null;
}

/**
 * What a sample overwrote lies a multiple of the true size before it: what divides all of these distances is that size, or a few times it
 * where only one sample fell that way. Null where nothing was overwritten so.
 */
function overwrittenFrom(lost: readonly Fault[]): number | null {
  const weights = new Map<number, number>();
  for (const { distance, bytes } of lost) {
    if (distance === undefined || distance <= 0) continue;
    weights.set(distance, (weights.get(distance) ?? 0) + bytes);
  }
  const distances = [...weights]
    .filter(([, weight]) => weight >= leastMovedBytes)
    .map(([distance]) => distance);
  if (distances.length === 0) return null;
  const divisor = distances.reduce(greatestDivisor);
  // What fell apart into less than a sample was not laid out in order after all.
  return divisor >= leastLostBytes ? divisor : Math.min(...distances);
}

function greatestDivisor(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/**
 * In a full test every byte of the true memory holds one thing that was written, whatever it does with the rest: what is kept is its size.
 * In a sample each stretch stands for what lies between it and the next.
 */
function keptSize(lost: readonly Fault[], { claimedBytes, stretches, testedTo }: TestedSpace): number {
  const lostBytes = stretches.map(({ at, bytes }, index) => {
    const standsFor = Math.max(0, (stretches[index + 1]?.at ?? testedTo) - at);
    const wrong = lost
      .filter((fault) => fault.at >= at && fault.at < at + bytes)
      .reduce((sum, fault) => sum + fault.bytes, 0);
    return standsFor === 0 ? 0 : Math.min(1, wrong / Math.min(bytes, standsFor)) * standsFor;
  });
  return Math.round(claimedBytes - lostBytes.reduce((sum, each) => sum + each, 0));
}

const kinds = ['unwritable', 'unreadable', 'moved', 'empty', 'changed'] as const;

/** One sentence for each way in which it failed. */
const sentencesOf = (faults: readonly Fault[]): string[] =>
  kinds.flatMap((kind) => {
    const of = faults.filter((fault) => fault.kind === kind);
    const [first] = of;
    if (first === undefined) return [];
    const bytes = formatBytes(of.reduce((sum, fault) => sum + fault.bytes, 0));
    const where = `${formatBytes(first.at)} into the free space`;
    const places = of.length === 1 ? where : `${plural(of.length, 'place')}, the first ${where}`;
    switch (kind) {
      case 'unwritable':
        return [`Writing failed ${places} (${first.errno ?? 'EIO'}).`];
      case 'unreadable':
        return [`${bytes} could not be read: ${places} (${first.errno ?? 'EIO'}).`];
      case 'moved':
        return [`${bytes} came back as what was written elsewhere: ${places}.`];
      case 'empty':
        return [`${bytes} came back empty: ${places}.`];
      case 'changed':
        return [`${bytes} came back other than they were written: ${places}.`];
    }
  });
