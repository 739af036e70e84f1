// The sixteen words that a kit shows for its bundle: the first 16 bytes of the file's SHA-256 in the PGP word list. A person types them.
import { evenWords, oddWords } from './pgp-words.ts';

export const bundleWordCount = 16;
const groupSize = 4;

const placesOf = (words: readonly string[]): ReadonlyMap<string, number> =>
  new Map(words.map((word, index) => [word.toLowerCase(), index]));
const even = placesOf(evenWords);
const odd = placesOf(oddWords);

/** Four groups of four words. Throws where `hex` is not hex of at least 16 bytes. */
export function wordsOfBundle(hex: string): readonly string[] {
  if (!/^(?:[0-9a-f]{2}){16,}$/i.test(hex))
    throw new Error('a hash of at least sixteen bytes in hex is needed');
  const words = Array.from({ length: bundleWordCount }, (_, index) => {
    const list = index % 2 === 0 ? evenWords : oddWords;
    return list[Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16)] ?? '';
  });
  return Array.from({ length: bundleWordCount / groupSize }, (_, group) =>
    words.slice(group * groupSize, (group + 1) * groupSize).join(' '),
  );
}

/** Typed words: the 16 bytes that they stand for, in hex, or what is wrong with them in a sentence. */
export type TypedWords =
  { readonly hex: string; readonly problem: null } | { readonly hex: null; readonly problem: string };

const wordsIn = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

/** How many words were typed, right or wrong. */
export const countBundleWords = (text: string): number => wordsIn(text).length;

const wrong = (problem: string): TypedWords => ({ hex: null, problem });

/** Reads words as people type them: upper or lower case, with spaces, commas, hyphens or line breaks between them. Any text gives a value. */
export function parseBundleWords(text: string): TypedWords {
  const typed = wordsIn(text);
  let hex = '';
  for (const [index, word] of typed.slice(0, bundleWordCount).entries()) {
    const place = index + 1;
    const shown = `"${word.slice(0, 40)}"`;
    const lower = word.toLowerCase();
    const [own, other] = index % 2 === 0 ? [even, odd] : [odd, even];
    const value = own.get(lower);
    if (value === undefined && other.has(lower)) {
      return wrong(
        `Word ${place}, ${shown}, cannot stand at its place: a word is missing before it, one is too many, or two are exchanged.`,
      );
    }
    if (value === undefined) return wrong(`Word ${place}, ${shown}, is none of the words that a kit shows.`);
    hex += value.toString(16).padStart(2, '0');
  }
  if (typed.length !== bundleWordCount) {
    return wrong(`There are ${bundleWordCount} words, and ${typed.length} were given.`);
  }
  return { hex, problem: null };
}
