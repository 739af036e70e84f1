// Long names and ids as they fit: cut in the middle, where they differ least.
import { inFours, visibleText } from '../../shared/domain/text.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** "relay-notes…old).txt": the middle left out, the end longer where it holds the ending of a file name. */
export function cutMiddle(text: string, atMost: number): string {
  // As a reader counts them, so that no character is cut in two.
  const characters = Array.from(segmenter.segment(text), ({ segment }) => segment);
  if (characters.length <= atMost) return text;
  const kept = Math.max(2, atMost - 1);
  const end = Math.ceil(kept * 0.4);
  return `${characters.slice(0, kept - end).join('')}…${characters.slice(characters.length - end).join('')}`;
}

/** Hex as a list shows it: the first eight, in fours. */
export const shortHex = (hex: string): string => inFours(hex.slice(0, 8));

/** "age1q7 ··· 8s4kz": what people compare of a public key. */
export function shortKey(key: string): string {
  return key.length <= 16 ? key : `${key.slice(0, 6)} ··· ${key.slice(-5)}`;
}

/** An id of a medium or vault as people say it: the first eight hex digits, in fours. */
export const shortId = (id: string): string => shortHex(id.replaceAll('-', ''));

/** What goes to the clipboard from ids that are shown in fours: no spaces. */
export const withoutSpaces = (text: string): string => text.replaceAll(/\s/g, '');

/** A name from a source or medium, harmless and short enough; and whether something was left out. */
export function shownName(
  name: string,
  atMost: number,
): { readonly shown: string; readonly full: string; readonly cut: boolean } {
  const full = visibleText(name);
  const shown = cutMiddle(full, atMost);
  return { shown, full, cut: shown !== full };
}
