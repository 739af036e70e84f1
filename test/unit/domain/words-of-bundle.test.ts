import { assert, constantFrom, property, string, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBundleWords, parseBundleWords, wordsOfBundle } from '../../../shared/domain/words-of-bundle.ts';

const hex = uint8Array({ minLength: 16, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));

const problemOf = (typed: readonly string[]): string | null => parseBundleWords(typed.join(' ')).problem;

describe('the words of a bundle', () => {
  it('are sixteen of the PGP word list, in groups of four', () => {
    // The example of the list's authors: E582 94F2 E9A2 2748 6E8B 061B 31CC 528F D7FA 3F19.
    expect(wordsOfBundle('e58294f2e9a227486e8b061b31cc528fd7fa3f19')).toEqual([
      'topmost Istanbul Pluto vagabond',
      'treadmill Pacific brackish dictator',
      'goldfish Medusa afflict bravado',
      'chatter revolver Dupont midsummer',
    ]);
  });

  it('come back as the bytes that they stand for, however they are typed', () => {
    const separators = constantFrom(' ', ', ', '\n', '-', '  \r\n', ' , ', ';', '\t');
    const cases = constantFrom(
      (word: string) => word,
      (word: string) => word.toLowerCase(),
      (word: string) => word.toUpperCase(),
    );
    assert(
      property(hex, separators, cases, (sum, separator, spell) => {
        const words = wordsOfBundle(sum).join(' ').split(' ').map(spell);
        expect(parseBundleWords(` ${words.join(separator)}\n`)).toEqual({
          hex: sum.slice(0, 32),
          problem: null,
        });
        expect(countBundleWords(words.join(separator))).toBe(16);
      }),
    );
  });

  it('are refused in a sentence where one is missing, too many, exchanged or unknown', () => {
    const words = wordsOfBundle('e58294f2e9a227486e8b061b31cc528f').join(' ').split(' ');
    expect(problemOf(words.slice(0, 15))).toMatch(/15 were given/);
    expect(problemOf([...words, 'topmost'])).toMatch(/17 were given/);
    expect(problemOf([])).toMatch(/0 were given/);
    expect(problemOf(words.toSpliced(3, 1))).toMatch(/^Word 4, "treadmill", cannot stand/);
    expect(problemOf(words.with(5, 'Atlantis'))).toMatch(/^Word 6, "Atlantis", is none/);
    const exchanged = words.with(0, words[1] ?? '').with(1, words[0] ?? '');
    expect(problemOf(exchanged)).toMatch(/^Word 1, "Istanbul", cannot stand/);
  });

  it('make something of any text', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { hex: found, problem } = parseBundleWords(text);
        expect(found === null).toBe(problem !== null);
      }),
    );
  });

  it('are not made of less than sixteen bytes', () => {
    expect(() => wordsOfBundle('ab'.repeat(15))).toThrow('sixteen bytes');
    expect(() => wordsOfBundle('zz'.repeat(16))).toThrow('sixteen bytes');
  });
});
