// A capacity test in words.
import type { MediumTest } from '../../shared/domain/medium-test.ts';
import { formatDuration } from '../../shared/domain/duration.ts';
import { formatBytes } from '../../shared/domain/text.ts';

export const extentWords: Readonly<Record<MediumTest['extent'], string>> = {
  sampled: 'a sample',
  full: 'all of it',
};

/** "12.4 MB/s"; "not measured" where it was too short. */
export const speedWords = (bytesPerSecond: number): string =>
  bytesPerSecond === 0 ? 'not measured' : `${formatBytes(bytesPerSecond)}/s`;

/** "About 13 s."; with what it takes where all has to be written, if that may be. */
export const durationWords = ({ least, most }: { readonly least: number; readonly most: number }): string =>
  most > least
    ? `About ${formatDuration(least)}, or up to ${formatDuration(most)} where the system has to write all of its free space.`
    : `About ${formatDuration(least)}.`;
