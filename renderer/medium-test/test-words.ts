// A capacity test in words.
import type { MediumTest } from '../../shared/domain/medium-test.ts';
import { formatBytes } from '../../shared/domain/text.ts';

export const extentWords: Readonly<Record<MediumTest['extent'], string>> = {
  sampled: 'a sample',
  full: 'all of it',
};

/** "12.4 MB/s"; "not measured" where it was too short. */
export const speedWords = (bytesPerSecond: number): string =>
  bytesPerSecond === 0 ? 'not measured' : `${formatBytes(bytesPerSecond)}/s`;
