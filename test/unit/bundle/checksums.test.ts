import { describe, expect, it } from 'vitest';
import {
  formatChecksums,
  maxChecksumsBytes,
  parseChecksums,
} from '../../../electron/core/bundle/checksums.ts';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);
const parse = (text: string) => parseChecksums(Buffer.from(text, 'utf8'));

describe('formatChecksums', () => {
  it('writes a line a file, in the order given', () => {
    expect(
      Buffer.from(
        formatChecksums([
          ['manifest.age', a],
          ['../medium.json', b],
        ]),
      ).toString(),
    ).toBe(`${a}  manifest.age\n${b}  ../medium.json\n`);
  });

  it('escapes odd names', () => {
    expect(Buffer.from(formatChecksums([['a\\b\nc', a]])).toString()).toBe(`\\${a}  a\\\\b\\nc\n`);
  });
});

describe('parseChecksums', () => {
  it('reads what was written', () => {
    const files = new Map([
      ['payload-001.tar.age.000', a],
      ['../README.txt', b],
    ]);
    expect(parseChecksums(formatChecksums(files))).toEqual(files);
  });

  it.each([
    ['nothing', ''],
    ['a last line without its end', `${a}  x`],
    ['an empty line', `${a}  x\n\n`],
    ['CRLF', `${a}  x\r\n`],
    ['binary mode', `${a} *x\n`],
    ['one space', `${a} x\n`],
    ['three spaces', `${a}   x\n`],
    ['upper case', `${'A'.repeat(64)}  x\n`],
    ['a short hash', `${'a'.repeat(63)}  x\n`],
    ['an escaped name', `\\${a}  x\\n\n`],
    ['a path', `${a}  x/y\n`],
    ['a way out', `${a}  ../../x\n`],
    ['an absolute path', `${a}  /etc/passwd\n`],
    ['a hidden name', `${a}  .x\n`],
    ['two dots', `${a}  ..\n`],
    ['an option', `${a}  -x\n`],
    ['no name', `${a}  \n`],
    ['a name that is not ASCII', `${a}  é\n`],
    ['a NUL', `${a}  x\0\n`],
    ['the BSD form', `SHA256 (x) = ${a}\n`],
    ['a comment', `# x\n${a}  x\n`],
    ['a name twice', `${a}  x\n${b}  x\n`],
    ['a byte order mark', `\ufeff${a}  x\n`],
  ])('refuses %s', (_, text) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ code: 'manifest-mismatch' }));
  });

  it('refuses a giant', () => {
    expect(() => parseChecksums(Buffer.alloc(maxChecksumsBytes + 1, 0x0a))).toThrow(/too large/);
  });
});
