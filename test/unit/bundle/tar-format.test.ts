import { describe, expect, it } from 'vitest';
import {
  blockBytes,
  entryBytes,
  entryHeader,
  fields,
  type FieldName,
} from '../../../electron/core/bundle/tar-format.ts';
import type { Item } from '../../../shared/domain/item.ts';
import { fileItem, folderItem, linkItem } from '../../support/source-tree.ts';

const text = (block: Buffer, field: FieldName): string => {
  const [offset, length] = fields[field];
  return block
    .subarray(offset, offset + length)
    .toString('latin1')
    .replace(/\0.*$/s, '');
};
/** The pax records of an entry, or null if it has no extended header. */
const records = (item: Item): string | null => {
  const header = entryHeader(item);
  return header.length === blockBytes
    ? null
    : header.subarray(blockBytes, -blockBytes).toString('utf8').replace(/\0+$/, '');
};

describe('entryHeader', () => {
  it('is one ustar block without an owner for a plain file', () => {
    const header = entryHeader(fileItem('pool/kes.skey', 'secret', { mode: 0o600, mtimeSeconds: 8 }));
    expect(header).toHaveLength(blockBytes);
    expect(
      Object.fromEntries((Object.keys(fields) as FieldName[]).map((field) => [field, text(header, field)])),
    ).toEqual({
      name: 'pool/kes.skey',
      mode: '0000600',
      uid: '0000000',
      gid: '0000000',
      size: '00000000006',
      mtime: '00000000010',
      checksum: '011622',
      typeflag: '0',
      linkname: '',
      magic: 'ustar',
      uname: '',
      gname: '',
      devmajor: '0000000',
      devminor: '0000000',
      prefix: '',
      rest: '',
    });
  });

  it.each([
    ['100 bytes', `s/${'a'.repeat(98)}`, '', `s/${'a'.repeat(98)}`],
    ['101 bytes', `s/${'a'.repeat(99)}`, 's', 'a'.repeat(99)],
    ['a prefix of 155', `${'p'.repeat(155)}/${'a'.repeat(100)}`, 'p'.repeat(155), 'a'.repeat(100)],
    [
      'the last "/" that fits',
      `s/${'b'.repeat(90)}/${'c'.repeat(90)}`,
      `s/${'b'.repeat(90)}`,
      'c'.repeat(90),
    ],
  ])('splits a path of %s', (_, path, prefix, name) => {
    const item = fileItem(path, '');
    expect(records(item)).toBeNull();
    expect(text(entryHeader(item), 'prefix')).toBe(prefix);
    expect(text(entryHeader(item), 'name')).toBe(name);
  });

  it.each([
    ['a name that fits nowhere', fileItem(`s/${'a'.repeat(101)}`, ''), `113 path=s/${'a'.repeat(101)}\n`],
    ['a prefix of 156', fileItem(`${'p'.repeat(156)}/a`, ''), `168 path=${'p'.repeat(156)}/a\n`],
    ['a name that is not ASCII', fileItem('s/ключ', ''), '19 path=s/ключ\n'],
    ['a long link target', linkItem('s/l', 'd/'.repeat(60)), `134 linkpath=${'d/'.repeat(60)}\n`],
    ['8 GiB', { ...fileItem('s/a', ''), size: 8 * 1024 ** 3 }, '19 size=8589934592\n'],
    ['a time before 1970', fileItem('s/a', '', { mtimeSeconds: -1 }), '12 mtime=-1\n'],
  ])('has an extended header for %s', (_, item, expected) => {
    expect(records(item)).toBe(expected);
  });

  it.each([
    ['one byte less than 8 GiB', { ...fileItem('s/a', ''), size: 8 * 1024 ** 3 - 1 }],
    ['a link target of 100 bytes', linkItem('s/l', 'd/'.repeat(50))],
    ['a line break', fileItem('s/a\nb', '')],
    ['the beginning of 1970', folderItem('s/a/', { mtimeSeconds: 0 })],
  ])('has none for %s', (_, item) => {
    expect(records(item)).toBeNull();
  });

  it('says that a name is bytes where it is not UTF-8, and gives them as they are', () => {
    const header = entryHeader(fileItem(Buffer.from('s/\xff', 'latin1'), ''));
    expect(header.subarray(blockBytes).toString('latin1')).toMatch(
      /^21 hdrcharset=BINARY\n12 path=s\/\xff\n\0/,
    );
  });

  it('counts the digits of a record with the record', () => {
    for (let length = 80; length < 130; length += 1) {
      const record = records(fileItem(`s/é${'a'.repeat(length)}`, '')) ?? '';
      expect(Number.parseInt(record, 10)).toBe(Buffer.byteLength(record));
    }
  });
});

describe('entryBytes', () => {
  it.each([
    [0, 512],
    [1, 1024],
    [512, 1024],
    [513, 1536],
  ])('of %i bytes is %i', (size, bytes) => {
    expect(entryBytes(fileItem('s/a', 'x'.repeat(size)))).toBe(bytes);
  });
});
