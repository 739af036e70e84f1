import { describe, expect, it } from 'vitest';
import { evenWords, oddWords } from '../../../shared/domain/pgp-words.ts';
import { wordsOfHash } from '../../../shared/domain/words-of-hash.ts';

describe('the word lists', () => {
  it('have one word for each byte, and none in both', () => {
    expect([evenWords.length, oddWords.length]).toEqual([256, 256]);
    expect(new Set([...evenWords, ...oddWords].map((word) => word.toLowerCase())).size).toBe(512);
  });
});

describe('wordsOfHash', () => {
  // The fingerprint of the example that is published with the list.
  it('says the first eight bytes as everybody who has the list says them', () => {
    expect(wordsOfHash('e58294f2e9a227486e8b061b31cc528fd7fa3f19')).toEqual([
      'topmost Istanbul Pluto vagabond',
      'treadmill Pacific brackish dictator',
    ]);
    // The rest of the example, moved to the front.
    expect(wordsOfHash('6e8b061b31cc528fd7fa3f19')).toEqual([
      'goldfish Medusa afflict bravado',
      'chatter revolver Dupont midsummer',
    ]);
    expect(wordsOfHash('31cc528fd7fa3f19')).toEqual([
      'chatter revolver Dupont midsummer',
      'stopwatch whimsical cowbell bottomless',
    ]);
  });

  it.each(['', 'abc', 'zz'.repeat(8), 'a'.repeat(15)])('refuses %j', (hex) => {
    expect(() => wordsOfHash(hex)).toThrow('eight bytes');
  });
});
