import {
  array,
  assert,
  constantFrom,
  integer,
  nat,
  oneof,
  property,
  record,
  string,
  tuple,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foreignEntries } from '../../../../electron/core/capture/import/foreign-tar.ts';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import { archiveOf, endMark, entry, paxRecord, rangeOf, type Header } from './archive.ts';

const read = (bytes: Uint8Array) =>
  [...foreignEntries(rangeOf(bytes))].map(({ path, type, sizeBytes, mode, mtimeSeconds, target }) => ({
    path: path.toString('utf8'),
    type,
    sizeBytes,
    mode,
    mtimeSeconds,
    target: target.toString('utf8'),
  }));

/** The code of the refusal; "read" where there is none. Any other error is a bug. */
function codeOf(bytes: Uint8Array): string {
  try {
    read(bytes);
    return 'read';
  } catch (error) {
    if (error instanceof ColdkeepError) return error.code;
    throw error;
  }
}

const refusal = (...headers: readonly Header[]): string => codeOf(archiveOf(...headers));
const long = (count: number) => `d/${'n'.repeat(count)}`;

describe('an archive of a tar of today', () => {
  it('is read with its files, folders and links', () => {
    expect(
      read(
        archiveOf(
          { name: './d/', typeflag: '5', mode: '0000750' },
          { name: 'd/f', content: 'hello' },
          { name: 'd/l', typeflag: '2', linkname: 'f' },
          { name: 'd/h', typeflag: '1', linkname: 'd/f' },
          { name: 'd/p', typeflag: '6' },
          { name: 'e', typeflag: '\0' },
        ),
      ),
    ).toEqual([
      { path: 'd', type: 'folder', sizeBytes: 0, mode: 0o750, mtimeSeconds: 10, target: '' },
      { path: 'd/f', type: 'file', sizeBytes: 5, mode: 0o644, mtimeSeconds: 10, target: '' },
      { path: 'd/l', type: 'link', sizeBytes: 0, mode: 0o644, mtimeSeconds: 10, target: 'f' },
      { path: 'd/h', type: 'file', sizeBytes: 5, mode: 0o644, mtimeSeconds: 10, target: '' },
      { path: 'd/p', type: 'fifo', sizeBytes: 0, mode: 0o644, mtimeSeconds: 10, target: '' },
      { path: 'e', type: 'file', sizeBytes: 0, mode: 0o644, mtimeSeconds: 10, target: '' },
    ]);
  });

  it('is read with long names in all three ways, and numbers in both', () => {
    const entries = read(
      archiveOf(
        { name: '././@LongLink', typeflag: 'L', content: `${long(150)}\0` },
        { name: 'cut', content: 'a' },
        {
          name: '././@PaxHeader',
          typeflag: 'x',
          content: paxRecord('path', long(151)) + paxRecord('mtime', '7.9'),
        },
        { name: 'cut', content: 'bc' },
        { name: 'n'.repeat(90), prefix: 'd/p' },
        {
          name: 'big',
          mtime: Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe]),
        },
        { name: 'small', size: Buffer.from([0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3]), content: 'abc' },
        { name: 'old', magic: '\0\0\0\0\0\0\0\0', content: 'v7' },
        { name: 'gnu', magic: 'ustar  \0', prefix: 'not a prefix' },
      ),
    );
    expect(entries.map(({ path, mtimeSeconds, sizeBytes }) => [path, mtimeSeconds, sizeBytes])).toEqual([
      [long(150), 10, 1],
      [long(151), 7, 2],
      [`d/p/${'n'.repeat(90)}`, 10, 0],
      ['big', -2, 0],
      ['small', 10, 3],
      ['old', 10, 2],
      ['gnu', 10, 0],
    ]);
  });

  it('may repeat a folder, be filled up with zeros, and comment globally', () => {
    expect(
      codeOf(
        Buffer.concat([
          entry({ name: 'pax_global_header', typeflag: 'g', content: paxRecord('comment', 'hi') }),
          entry({ name: 'd', typeflag: '5' }),
          entry({ name: 'd/', typeflag: '5' }),
          endMark,
          Buffer.alloc(9 * 512),
        ]),
      ),
    ).toBe('read');
  });
});

describe('a hostile archive is refused', () => {
  it.each<[string, ...Header[]]>([
    ['an absolute path', { name: '/etc/shadow' }],
    ['a path upwards', { name: 'd/../../f' }],
    ['".." alone', { name: '..' }],
    ['"." alone', { name: '.', typeflag: '5' }],
    ['an empty name within', { name: 'd//f' }],
    ['no name', { name: '' }],
    [
      'a path upwards in a pax record',
      { name: '././@PaxHeader', typeflag: 'x', content: paxRecord('path', '../f') },
      { name: 'f' },
    ],
    [
      'a NUL in a pax record',
      { name: '././@PaxHeader', typeflag: 'x', content: paxRecord('path', 'a\0b') },
      { name: 'f' },
    ],
    [
      'an absolute long name',
      { name: '././@LongLink', typeflag: 'L', content: '/etc/passwd\0' },
      { name: 'f' },
    ],
    [
      'a name that is too long',
      { name: '././@LongLink', typeflag: 'L', content: `${'n'.repeat(300)}\0` },
      { name: 'f' },
    ],
    [
      'a path that is too long',
      { name: '././@LongLink', typeflag: 'L', content: `${'d/'.repeat(2500)}f\0` },
      { name: 'f' },
    ],
    ['the same file twice', { name: 'f' }, { name: 'f' }],
    ['the same file twice, once with "./"', { name: 'f' }, { name: './f' }],
    ['a file where a folder was', { name: 'd', typeflag: '5' }, { name: 'd' }],
    ['a file where a folder must be', { name: 'd/f' }, { name: 'd' }],
    ['a file below a file', { name: 'd' }, { name: 'd/f' }],
    ['a file below a link', { name: 'd', typeflag: '2', linkname: '/etc' }, { name: 'd/f' }],
    ['a character device', { name: 'd', typeflag: '3' }],
    ['a block device', { name: 'd', typeflag: '4' }],
    ['a sparse file', { name: 'd', typeflag: 'S' }],
    [
      'a sparse file in a pax record',
      { name: '././@PaxHeader', typeflag: 'x', content: paxRecord('GNU.sparse.major', '1') },
      { name: 'f' },
    ],
    ['an unknown kind of entry', { name: 'd', typeflag: 'Z' }],
    ['a volume header', { name: 'd', typeflag: 'V' }],
    [
      'an unknown pax key',
      { name: '././@PaxHeader', typeflag: 'x', content: paxRecord('surprise', '1') },
      { name: 'f' },
    ],
    ['a hard link to nothing', { name: 'h', typeflag: '1', linkname: 'f' }],
    ['a hard link outwards', { name: 'h', typeflag: '1', linkname: '../f' }],
    [
      'a hard link to a link',
      { name: 'l', typeflag: '2', linkname: 'f' },
      { name: 'h', typeflag: '1', linkname: 'l' },
    ],
    ['a path for all files', { name: 'g', typeflag: 'g', content: paxRecord('path', 'x') }, { name: 'f' }],
    ['a size below zero', { name: 'f', size: Buffer.alloc(12, 0xff) }],
    ['a size beyond all measure', { name: 'f', size: Buffer.from([0x80, 0x7f, ...Buffer.alloc(10, 0xff)]) }],
    ['an extended header of a gigabyte', { name: 'x', typeflag: 'x', size: '10000000000' }],
  ])('for %s', (_, ...headers) => {
    expect(refusal(...headers)).toBe('bundle-hostile');
  });

  it('for something after its end', () => {
    expect(codeOf(Buffer.concat([archiveOf({ name: 'f' }), entry({ name: 'g' })]))).toBe('bundle-hostile');
  });
});

describe('a damaged archive is refused', () => {
  it.each<[string, Uint8Array]>([
    ['nothing', Buffer.alloc(0)],
    ['less than a block', Buffer.alloc(100)],
    ['one block of zeros', Buffer.alloc(512)],
    ['no end mark', entry({ name: 'f', content: 'x' })],
    ['a wrong checksum', archiveOf({ name: 'f', wrongChecksum: true })],
    ['a content that is cut short', Buffer.concat([entry({ name: 'f', size: '00000010000' }), endMark])],
    ['another magic', archiveOf({ name: 'f', magic: 'mustar\x0000' })],
    [
      'an extended header before the end',
      archiveOf({ name: 'x', typeflag: 'x', content: paxRecord('path', 'f') }),
    ],
    [
      'a pax record of a wrong length',
      archiveOf({ name: 'x', typeflag: 'x', content: '99 path=f\n' }, { name: 'f' }),
    ],
    ['no archive at all', Buffer.alloc(2048, 'x')],
  ])('for %s', (_, bytes) => {
    expect(codeOf(bytes)).toBe('bundle-damaged');
  });
});

describe('any bytes', () => {
  const whole = archiveOf(
    { name: 'd/', typeflag: '5' },
    { name: '././@PaxHeader', typeflag: 'x', content: paxRecord('path', long(120)) },
    { name: 'cut', content: 'x'.repeat(700) },
    { name: 'l', typeflag: '2', linkname: 'd' },
    { name: '././@LongLink', typeflag: 'L', content: `${long(130)}\0` },
    { name: 'cut', content: 'y' },
  );

  it('are read or refused by name, and no path leads out', () => {
    assert(
      property(
        array(tuple(nat(whole.length - 1), nat(255)), { minLength: 1, maxLength: 6 }),
        integer({ min: 0, max: whole.length }),
        (changes, length) => {
          const bytes = Buffer.from(whole);
          for (const [at, value] of changes) bytes[at] = value;
          const cut = bytes.subarray(0, length === 0 ? bytes.length : length);
          const code = codeOf(cut);
          expect(['read', 'bundle-damaged', 'bundle-hostile']).toContain(code);
          const names = code === 'read' ? read(cut).flatMap(({ path }) => path.split('/')) : [];
          expect(names).not.toContain('..');
          expect(names).not.toContain('');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('with right checksums, too', () => {
    const header = record({
      name: oneof(constantFrom('a', 'a/b', '../a', '/a', 'a/', './a'), string({ maxLength: 20 })),
      typeflag: constantFrom('0', '\0', '1', '2', '3', '5', '6', '7', 'x', 'g', 'L', 'K', 'S', 'Z'),
      content: oneof(
        string({ maxLength: 40 }),
        constantFrom(paxRecord('path', 'p/q'), paxRecord('size', '3'), paxRecord('linkpath', '../x')),
      ),
      linkname: constantFrom('', 'a', 'a/b', '../x', '/x'),
    });
    assert(
      property(array(header, { maxLength: 6 }), (headers) => {
        expect(['read', 'bundle-damaged', 'bundle-hostile']).toContain(refusal(...headers));
      }),
      { numRuns: 500 },
    );
  });
});
