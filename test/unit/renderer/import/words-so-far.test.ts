// Words are judged while they are typed: a mistake is told as soon as it is one, and not before.
import { describe, expect, it } from 'vitest';
import { wordsSoFar } from '../../../../renderer/import/words-so-far.ts';
import { wordsOfBundle } from '../../../../shared/domain/words-of-bundle.ts';

const words = wordsOfBundle('00112233445566778899aabbccddeeff').join(' ');

describe('words that are being typed', () => {
  it('are counted', () => {
    expect(wordsSoFar('')).toEqual({ count: 0, problem: null });
    expect(wordsSoFar(words)).toEqual({ count: 16, problem: null });
  });

  it('may come with capitals, commas and line breaks', () => {
    expect(wordsSoFar(words.toUpperCase().replaceAll(' ', ',\n'))).toEqual({ count: 16, problem: null });
  });

  it.each(words.split(' ').map((_word, index) => index + 1))(
    'are not wrong at %i for being too few',
    (count) => {
      const some = words.split(' ').slice(0, count).join(' ');
      expect(wordsSoFar(some).problem).toBeNull();
      expect(wordsSoFar(`${some} `).problem).toBeNull();
    },
  );

  it('are not wrong in the middle of a word, and are at its end', () => {
    expect(wordsSoFar('aardvark adro').problem).toBeNull();
    expect(wordsSoFar('aardvark adro ').problem).toContain('Word 2');
  });

  it('tell a word that was left out', () => {
    expect(wordsSoFar('aardvark aardvark ').problem).toContain('cannot stand at its place');
  });

  it('are too many at seventeen', () => {
    expect(wordsSoFar(`${words} aardvark`).problem).toContain('17 were given');
  });
});
