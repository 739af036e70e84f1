import { execFileSync } from 'node:child_process';
import { array, assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellPath, shellWord } from '../../../shared/domain/shell-word.ts';
import { andList, formatBytes, inFours, plural, visibleText } from '../../../shared/domain/text.ts';

describe('sentences', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('%j: %s', (words, expected) => {
    expect(andList(words)).toBe(expected);
  });

  it('counts', () => {
    expect([plural(0, 'file'), plural(1, 'file'), plural(2, 'copy', 'copies')]).toEqual([
      '0 files',
      '1 file',
      '2 copies',
    ]);
  });

  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1 KB'],
    [11_200_000, '11.2 MB'],
    [212_345_678, '212 MB'],
    [999_499, '999 KB'],
    [999_500, '1 MB'],
    [999_999_999, '1 GB'],
    [5_368_709_120, '5.37 GB'],
  ])('%i bytes: %s', (bytes, expected) => {
    expect(formatBytes(bytes)).toBe(expected);
  });

  it.each([
    ['3fa9c1d27be0', '3fa9 c1d2 7be0'],
    ['3fa9c', '3fa9 c'],
    ['', ''],
  ])('%s in fours', (hex, expected) => {
    expect(inFours(hex)).toBe(expected);
  });

  it.each([
    ['plain näme 鍵.txt', 'plain näme 鍵.txt'],
    ['two\nlines\t', String.raw`two\u{a}lines\u{9}`],
    ['red\u001b[31m', String.raw`red\u{1b}[31m`],
    ['txt.\u202egpj', String.raw`txt.\u{202e}gpj`],
    ['zero\u200bwidth', String.raw`zero\u{200b}width`],
    ['tag\u{e0041}', String.raw`tag\u{e0041}`],
    ['lone\ud800', String.raw`lone\u{d800}`],
  ])('shows %j', (name, expected) => {
    expect(visibleText(name)).toBe(expected);
  });
});

describe('shellWord', () => {
  it.each([
    ['node.skey', 'node.skey'],
    ['/home/op/pool-keys', '/home/op/pool-keys'],
    ['ACME pool', "'ACME pool'"],
    ['', "''"],
    ["it's", String.raw`'it'\''s'`],
    ['$(reboot)', "'$(reboot)'"],
    ['~', "'~'"],
    ['a;b', "'a;b'"],
    ['-rf', "'-rf'"],
    ['ключ', "'ключ'"],
    ['a\nb', String.raw`$'a\x0ab'`],
    ["a\u202eb'\\", String.raw`$'a\xe2\x80\xaeb\'\\'`],
  ])('%j: %s', (text, expected) => {
    expect(shellWord(text)).toBe(expected);
  });

  it('does not let a path be an option', () => {
    expect([shellPath('-rf'), shellPath('a')]).toEqual(['./-rf', 'a']);
  });

  it('is one word to bash whatever it holds, and never a line break', () => {
    const name = string({ unit: 'binary', maxLength: 20 }).filter(
      (text) => !/\p{Cs}/u.test(text) && !text.includes('\0'),
    );
    assert(
      property(array(name, { minLength: 1, maxLength: 20 }), (names) => {
        const words = names.map(shellWord);
        for (const word of words) expect(word).not.toMatch(/[\n\r]/);
        const printed = execFileSync('bash', ['-c', String.raw`printf '%s\0' ${words.join(' ')}`], {
          encoding: 'utf8',
        });
        expect(printed.split('\0').slice(0, -1)).toEqual(names);
      }),
      { numRuns: 60 },
    );
  });
});
