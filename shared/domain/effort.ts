// How long an act takes, roughly: a slow stick, read back after writing. Estimates, always said with "about".
import { formatDuration } from './duration.ts';

/** What an old USB stick does, all in all. */
const bytesPerSecond = 15_000_000;
const secondsToPlug = 60;

const minutes = (seconds: number): number => Math.max(1, Math.ceil(seconds / 60));

/** Sealing once, then writing and reading back every medium, twice where it is read cold. */
export const exportMinutes = (bytes: number, media: number): number =>
  minutes(bytes / bytesPerSecond + media * (2 * secondsToPlug + (3 * bytes) / bytesPerSecond));

export const verifyMinutes = (bytes: number, media: number): number =>
  minutes(media * (secondsToPlug + bytes / bytesPerSecond));

/** The last rehearsal says it best. */
export const drillMinutes = (bytes: number, lastSeconds: number | null): number =>
  minutes(secondsToPlug + (lastSeconds ?? secondsToPlug + (2 * bytes) / bytesPerSecond));

/** "About 5 min". */
export const effortWords = (wholeMinutes: number): string => `About ${formatDuration(wholeMinutes * 60)}`;
