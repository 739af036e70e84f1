// What a verification found, in words: which file, what is in it, whether anything is lost and where else it is.
import type { Failure } from '../../shared/domain/facts.ts';
import type { VerifiedCopy, VerifyReport } from '../../shared/domain/reports.ts';
import { piecesOf } from '../parts/commands-in.ts';
import { saysFileSystemDamaged } from '../../shared/domain/file-system-words.ts';
import { andList, plural, visibleText } from '../../shared/domain/text.ts';
import type { MediumView, SetLine } from '../../shared/ipc/views.ts';

export const isAllGood = ({ copies, failures }: VerifyReport): boolean =>
  failures.length === 0 && copies.every(({ status }) => status === 'verified');

export const badCopies = ({ copies }: VerifyReport): VerifiedCopy[] =>
  copies.filter(({ status }) => status !== 'verified');

/** Every failure of the report, those of copies first. */
export const allFailures = (report: VerifyReport): Failure[] => [
  ...report.copies.flatMap(({ failures }) => failures),
  ...report.failures,
];

export interface FileSystemDamage {
  /** What repairs it; null where no command is known. */
  readonly command: string | null;
}

/** Where all that cannot be read is the file system's doing, which is repaired first; null else. */
export function fileSystemDamage(report: VerifyReport): FileSystemDamage | null {
  const reasons = allFailures(report).map(({ reason }) => reason);
  if (reasons.length === 0 || !reasons.every(saysFileSystemDamaged)) return null;
  const command = reasons.flatMap(piecesOf).find(({ isCommand }) => isCommand);
  return { command: command?.text ?? null };
}

/** "payload.tar.age" of a path on a medium. */
export const fileName = (path: string): string => visibleText(path.slice(path.lastIndexOf('/') + 1));

/** The folder of a path on a medium, with its "/"; empty at the root. */
export const folderOf = (path: string): string => visibleText(path.slice(0, path.lastIndexOf('/') + 1));

const purposes: readonly (readonly [RegExp, string])[] = [
  [/^payload(-\d{3})?\.tar\.age(\.\d{3})?$/, 'the items, encrypted'],
  [/^manifest\.age$/, 'the list of items, encrypted'],
  [/^CHECKSUMS\.sha256$/, 'the signed list of checksums'],
  [/\.minisig$/, 'the signature of this vault'],
  [/^identity(-2)?\.age$/, 'the identity, locked by the passphrase'],
  [/^catalogue\.age(\.prev)?$/, 'the catalogue, encrypted'],
  [/^VAULT\.sha256$/, 'the checksums of identity and catalogue'],
  [/^medium\.json$/, 'the marker by which the medium is known'],
  [/^README\.txt$/, 'how to open it by hand'],
];

/** What a file is for; empty where it is not one of ours. */
export const purposeOf = (path: string): string =>
  purposes.find(([pattern]) => pattern.test(path.slice(path.lastIndexOf('/') + 1)))?.[1] ?? '';

/** Where the same snapshot is still good. */
export interface Elsewhere {
  /** Labels of other media whose copy is verified. */
  readonly media: readonly string[];
  /** The originals hold exactly this content. */
  readonly original: boolean;
}

/** A copy counts as elsewhere only if it was read back, its medium is in use, and it is not this medium. */
export function elsewhereOf(
  snapshot: string,
  medium: string,
  media: readonly MediumView[],
  sets: readonly SetLine[],
): Elsewhere {
  const others = media.filter(
    ({ id, state, copies }) =>
      id !== medium &&
      state === 'active' &&
      copies.some((copy) => copy.snapshot === snapshot && copy.status === 'verified'),
  );
  const known = media.flatMap(({ copies }) => copies).find((copy) => copy.snapshot === snapshot);
  return {
    media: others.map(({ label }) => visibleText(label)),
    original:
      known?.freshness === 'in-sync' &&
      sets.some(({ name, freshness }) => name === known.set && freshness === 'in-sync'),
  };
}

/** "Red stick and the original hold the same snapshot, so nothing is lost." */
export function lossSentence({ media, original }: Elsewhere): string {
  const holders = [...media, ...(original ? ['the original'] : [])];
  if (holders.length === 0)
    return 'No other verified copy of this snapshot is known. Do not touch this medium before you have read on.';
  const names = andList(holders);
  const sentence =
    holders.length === 1 ? `${names} holds the same snapshot` : `${names} hold the same snapshot`;
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}, so nothing is lost.`;
}

/** "One file on Blue stick is damaged." */
export function damageTitle(report: VerifyReport, label: string): string {
  if (fileSystemDamage(report) !== null) return `The file system of ${label} is damaged.`;
  const bad = badCopies(report);
  const missing = bad.filter(({ status }) => status === 'missing');
  if (bad.length > 0 && missing.length === bad.length)
    return bad.length === 1
      ? `A copy on ${label} is missing.`
      : `${bad.length} copies on ${label} are missing.`;
  const files = new Set(allFailures(report).map(({ path }) => path)).size;
  const bare = files === 1 ? 'One file' : plural(files, 'file');
  return bad.length === 0
    ? `${bare} on ${label} ${files === 1 ? 'is' : 'are'} not as written.`
    : `${bare} on ${label} ${files === 1 ? 'is' : 'are'} damaged.`;
}

/** What the damage means for the copies: "This copy no longer counts." */
export function consequence(report: VerifyReport): string {
  const bad = badCopies(report).length;
  if (bad === 0) return 'Every copy on it is good; what surrounds them is not.';
  if (bad === 1)
    return report.copies.length === 1
      ? 'This copy no longer counts.'
      : 'One copy no longer counts; the others are good.';
  return bad === report.copies.length
    ? 'None of its copies counts any longer.'
    : `${bad} of ${report.copies.length} copies no longer count.`;
}
