// What a capacity test writes where, and how long that takes: all of the free space, or a sample that no fake gets past.
import type { MediumTest } from './medium-test.ts';

/** A run of bytes in the free space of a medium. */
export interface Stretch {
  readonly at: number;
  readonly bytes: number;
}

export interface CapacityPlan {
  readonly extent: MediumTest['extent'];
  /** What is written and read back, in order. Between them the space is set aside without writing, where the system can. */
  readonly stretches: readonly Stretch[];
  /** The sum of their lengths: what is read back. */
  readonly bytes: number;
}

const mebibyte = 1024 ** 2;
/** One sample; every stretch is a multiple of it. */
export const sampleBytes = mebibyte;
/** Below that a sample saves nothing worth having. */
const alwaysFullBytes = 64 * mebibyte;

/**
 * A fake of true size R that counts addresses modulo R puts what is written at R + x over what stands at x. The sample therefore begins
 * with an unbroken stretch of B bytes and goes on with one MiB at least every B bytes: for whatever R, some sample falls onto that
 * stretch. B is the root of the free space in MiB, which makes both parts about equally long. Fakes that drop what is beyond R lose
 * every sample there.
 */
export function capacityPlan(freeBytes: number, extent: MediumTest['extent']): CapacityPlan {
  const usable = Math.floor(freeBytes / sampleBytes) * sampleBytes;
  if (extent === 'full' || usable <= alwaysFullBytes) {
    const stretches = usable === 0 ? [] : [{ at: 0, bytes: usable }];
    return { extent: 'full', stretches, bytes: usable };
  }
  // One is set aside first, to see whether the system can.
  const end = usable - sampleBytes;
  const base = Math.ceil(Math.sqrt(usable / sampleBytes)) * sampleBytes;
  const stretches: Stretch[] = [{ at: 0, bytes: base }];
  for (let at = 2 * base - sampleBytes; at < end - sampleBytes; at += base)
    stretches.push({ at, bytes: sampleBytes });
  stretches.push({ at: end - sampleBytes, bytes: sampleBytes });
  return {
    extent,
    stretches,
    bytes: stretches.reduce((sum, stretch) => sum + stretch.bytes, 0),
  };
}

/** Of a cheap stick on USB 2; where nothing is known of a medium it is better to promise too little. */
const slowStick = { writeBytesPerSecond: 8_000_000, readBytesPerSecond: 20_000_000 };

/** What is written where nothing can be set aside: the space between the samples, too. */
export const bytesUpToEnd = ({ stretches }: CapacityPlan): number => {
  const end = stretches.at(-1);
  return end === undefined ? 0 : end.at + end.bytes;
};

/** Seconds that a test takes, from the speeds of an earlier one or those of a slow stick. */
export function estimateTestSeconds(
  { toWrite, toRead }: { readonly toWrite: number; readonly toRead: number },
  speeds: Pick<MediumTest, 'writeBytesPerSecond' | 'readBytesPerSecond'> | null,
): number {
  const known = speeds !== null && speeds.writeBytesPerSecond > 0 && speeds.readBytesPerSecond > 0;
  const { writeBytesPerSecond, readBytesPerSecond } = known ? speeds : slowStick;
  return toWrite / writeBytesPerSecond + toRead / readBytesPerSecond;
}
