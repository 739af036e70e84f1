// What a set would hold, by kind: the items of each with what the profile takes them for.
import { kindWords } from '../../shared/domain/item-groups.ts';
import { unclassified } from '../../shared/domain/item.ts';
import type { ScannedItem } from '../../shared/domain/reports.ts';
import { formatBytes, plural } from '../../shared/domain/text.ts';
import { kinds, type Kind } from '../../shared/domain/words.ts';

/** Rows of a kind that are shown; more are counted. */
export const rowsOfAKind = 200;

export interface PreviewGroup {
  readonly kind: Kind;
  /** "secret, cold". */
  readonly title: string;
  /** "7 items, 12 KB". */
  readonly size: string;
  readonly items: readonly ScannedItem[];
  /** Items of this kind that are not among `items`. */
  readonly more: number;
}

/** Kinds that occur, in the order of the glossary. */
export function previewGroups(items: readonly ScannedItem[], rows = rowsOfAKind): PreviewGroup[] {
  return kinds
    .map((kind) => ({ kind, of: items.filter((item) => item.kind === kind) }))
    .filter(({ of }) => of.length > 0)
    .map(({ kind, of }) => ({
      kind,
      title: kindWords[kind],
      size: itemsInWords(of),
      items: of.slice(0, rows),
      more: Math.max(0, of.length - rows),
    }));
}

/** "23 items, 212 MB". */
export const itemsInWords = (items: readonly Pick<ScannedItem, 'size'>[]): string =>
  `${plural(items.length, 'item')}, ${formatBytes(items.reduce((sum, { size }) => sum + size, 0))}`;

/** How many no entry of the profile matched. */
export const unrecognised = (items: readonly Pick<ScannedItem, 'key'>[]): number =>
  items.filter(({ key }) => key === unclassified).length;
