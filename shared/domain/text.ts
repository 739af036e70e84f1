// Small grammar for sentences: lists, plurals, byte counts, hex in fours, and names that may be hostile.

/** "a", "a and b", "a, b and c". */
export function andList(words: readonly string[], conjunction = 'and'): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}

/** "1 file", "2 files"; pass the plural where it does not end in s. */
export const plural = (count: number, singular: string, several = `${singular}s`): string =>
  `${count} ${count === 1 ? singular : several}`;

const byteUnits = ['bytes', 'KB', 'MB', 'GB', 'TB', 'PB'] as const;

/** Decimal units, three significant digits at most: "1 byte", "532 bytes", "11.2 MB", "212 MB". */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (unit < byteUnits.length - 1 && (unit === 0 ? value >= 1000 : Number(value.toPrecision(3)) >= 1000)) {
    value /= 1000;
    unit += 1;
  }
  if (unit === 0) return plural(bytes, 'byte');
  return `${Number(value.toPrecision(3))} ${byteUnits[unit]}`;
}

/** Hex as people compare it: "3fa9 c1d2 7be0". Copying has to remove the spaces. */
export const inFours = (hex: string): string => hex.replaceAll(/(.{4})(?=.)/g, '$1 ');

/** Control characters, line separators, and characters that reorder or hide what is printed. */
const treacherous = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** A name from a source or a medium as it may be shown: whatever could move or hide text becomes \u{…}. */
export const visibleText = (text: string): string =>
  text.replaceAll(treacherous, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
