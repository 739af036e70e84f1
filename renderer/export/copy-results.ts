// The results of an export, medium by medium: which are new copies, which failed, and what the sentence above them says.
import { isFileSystemFault } from '../parts/error-titles.ts';
import { cutMiddle } from '../parts/long-text.ts';
import { andList, visibleText } from '../../shared/domain/text.ts';
import type { VerificationLevel } from '../../shared/domain/words.ts';
import type { CopyReport } from '../../shared/domain/reports.ts';
import type { Volume } from '../../shared/ipc/views.ts';

/** Written and read back by this export. */
export const hasNewCopy = (copy: CopyReport): boolean =>
  copy.error === undefined && copy.status === 'verified' && !copy.unchanged;

export const hasFailed = (copy: CopyReport): boolean => copy.error !== undefined;

/** It was not there, or not any more: it is to be plugged in again. */
export const isGone = ({ error }: CopyReport): boolean =>
  error?.code === 'medium-removed' || error?.code === 'not-a-medium';

const isSameMedium = (a: CopyReport, b: CopyReport): boolean =>
  a.to === b.to || (a.medium !== null && a.medium === b.medium);

/** Results of a second attempt take the place of the first ones of the same media. */
export function mergeCopies(before: readonly CopyReport[], now: readonly CopyReport[]): CopyReport[] {
  const kept = before.filter((old) => !now.some((copy) => isSameMedium(copy, old)));
  return [...kept, ...now];
}

/** The volume on which a result's medium is attached, or was; null where it is not listed any more. */
export const volumeOfCopy = (copy: CopyReport, volumes: readonly Volume[]): Volume | null =>
  volumes.find(({ medium }) => medium !== null && medium.id === copy.medium) ??
  volumes.find(({ path }) => path === copy.to) ??
  null;

/** Characters of a label that fit a sentence. */
const longestName = 32;

/** How a medium is named in a sentence. */
export const nameOf = (copy: Pick<CopyReport, 'label'>): string =>
  cutMiddle(visibleText(copy.label), longestName);

const verdicts: Readonly<Partial<Record<NonNullable<CopyReport['error']>['code'], string>>> = {
  'medium-removed': 'was pulled out',
  'medium-full': 'is full',
  'medium-read-only': 'is write-protected',
  'medium-io': 'cannot be written',
  'medium-damaged': 'is damaged',
  'medium-newer': 'was written by a newer Coldkeep',
  'medium-foreign': 'is not a medium of this vault',
  'medium-rolled-back': 'carries an older state than was written to it',
  'medium-twin': 'is plugged in twice',
  'drive-announces': 'announces more than storage',
  'drive-never-offered': 'is pinned as “never offer”',
  'not-a-medium': 'is not there',
};

/** "Red stick was pulled out." without the full stop. */
export function failureSentence(copy: CopyReport): string {
  const { error } = copy;
  const verdict =
    error === undefined
      ? undefined
      : isFileSystemFault(error)
        ? 'has a damaged file system'
        : verdicts[error.code];
  return `${nameOf(copy)} ${verdict ?? 'did not get its copy'}`;
}

const words: Readonly<Partial<Record<NonNullable<CopyReport['error']>['code'], string>>> = {
  'medium-removed': 'Gone while writing',
  'not-a-medium': 'Not there',
  'medium-full': 'Full',
  'medium-read-only': 'Write-protected',
  'medium-io': 'Writing failed',
  'medium-damaged': 'Damaged',
};

/** The short word of a failed medium. */
export function failureWord({ error }: CopyReport): string {
  if (error === undefined) return 'No copy written';
  return isFileSystemFault(error) ? 'File system damaged' : (words[error.code] ?? 'No copy written');
}

/** "Red stick was pulled out. Blue stick is done." */
export function failuresTitle(copies: readonly CopyReport[]): string {
  const failed = copies.filter(hasFailed);
  const good = copies.filter((copy) => !hasFailed(copy));
  const [first] = failed;
  const what =
    failed.length === 1 && first !== undefined
      ? `${failureSentence(first)}.`
      : `${andList(failed.map(nameOf))} did not get their copies.`;
  if (good.length === 0) return what;
  return `${what} ${andList(good.map(nameOf))} ${good.length === 1 ? 'is' : 'are'} done.`;
}

/** What is still good, said first. */
export function failuresLine(copies: readonly CopyReport[]): string {
  const failed = copies.filter(hasFailed);
  const good = copies.length - failed.length;
  const counted =
    good === 0
      ? 'No new copy was made, and nothing that was safe before is lost.'
      : `${numberWord(good, true)} of ${numberWord(copies.length)} copies ${good === 1 ? 'is' : 'are'} verified.`;
  const [first] = failed;
  const gone = failed.every(isGone);
  const earlier =
    failed.length === 1 && first !== undefined
      ? `Earlier copies on ${nameOf(first)} were not being written${gone ? '; verify them when it is back' : ''}.`
      : 'Earlier copies on the others were not being written.';
  return `${counted} ${earlier}`;
}

const levels: Readonly<Record<VerificationLevel, string>> = {
  cached: 'read back through the cache',
  readback: 'page cache bypassed',
  cold: 'read back cold',
  opened: 'opened and compared',
};

/** How a copy was read back, truthfully. */
export const levelWords = (level: VerificationLevel | null): string =>
  level === null ? 'not read back' : levels[level];

const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
] as const;

/** Numbers up to ten as words, as sentences have them. */
export function numberWord(count: number, capital = false): string {
  const word = numbers[count] ?? String(count);
  return capital ? `${word.slice(0, 1).toUpperCase()}${word.slice(1)}` : word;
}
