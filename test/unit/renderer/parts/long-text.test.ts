import { describe, expect, it } from 'vitest';
import {
  cutMiddle,
  shortId,
  shortKey,
  shownName,
  withoutSpaces,
} from '../../../../renderer/parts/long-text.ts';

describe('text that is cut in the middle', () => {
  it.each([
    ['short.txt', 20, 'short.txt'],
    ['exactly ten', 11, 'exactly ten'],
    ['relay-notes-of-2019-(copy)-(old).txt', 19, 'relay-note…old).txt'],
  ])('cuts %j to %i characters', (text, atMost, expected) => {
    expect(cutMiddle(text, atMost)).toBe(expected);
  });

  it('keeps the length and both ends', () => {
    const cut = cutMiddle('a'.repeat(50) + 'end.skey', 20);
    expect(Array.from(cut)).toHaveLength(20);
    expect(cut.startsWith('aaaa')).toBe(true);
    expect(cut.endsWith('end.skey')).toBe(true);
  });

  it('never cuts a character in two', () => {
    const family = '👨‍👩‍👧';
    expect(cutMiddle(family.repeat(9), 5)).toBe(`${family}${family}…${family}${family}`);
  });
});

describe('ids and keys', () => {
  it('shows eight digits of an id in fours', () => {
    expect(shortId('7c1e90b4-aaaa-4bbb-8ccc-dddddddddddd')).toBe('7c1e 90b4');
  });

  it('shows the ends of a key, and a short one whole', () => {
    expect(shortKey('age1q7lggz5z2wrs8q4c8s4kz')).toBe('age1q7 ··· 8s4kz');
    expect(shortKey('age1short')).toBe('age1short');
  });

  it('copies ids without their spaces', () => {
    expect(withoutSpaces('3fa9 c1d2\u00a07be0\n')).toBe('3fa9c1d27be0');
  });
});

describe('names that others gave', () => {
  it('makes treacherous characters visible before it cuts', () => {
    expect(shownName('key\u202Etxt.exe', 60)).toEqual({
      shown: 'key\\u{202e}txt.exe',
      full: 'key\\u{202e}txt.exe',
      cut: false,
    });
  });

  it('says when something was left out', () => {
    expect(shownName('x'.repeat(40), 10).cut).toBe(true);
  });
});
