// A hash in words that two people can compare over a telephone: "topmost Istanbul Pluto vagabond".
import { evenWords, oddWords } from './pgp-words.ts';

const wordCount = 8;
const groupSize = 4;

/**
 * The first eight bytes of a hash as eight words in two groups of four. Enough to see whether two sheets speak of the same thing;
 * the whole hash is compared by machines. Throws where `hex` is not hex of at least eight bytes.
 */
export function wordsOfHash(hex: string): readonly [string, string] {
  if (!/^(?:[0-9a-f]{2}){8,}$/i.test(hex)) throw new Error('a hash of at least eight bytes in hex is needed');
  const words = Array.from({ length: wordCount }, (_, index) => {
    const list = index % 2 === 0 ? evenWords : oddWords;
    return list[Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16)] ?? '';
  });
  return [words.slice(0, groupSize).join(' '), words.slice(groupSize).join(' ')];
}
