import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DisagreementName } from '../../../electron/core/bundle/tar-difference.ts';
import {
  blockBytes,
  checksumOf,
  entryHeader,
  fields,
  type FieldName,
} from '../../../electron/core/bundle/tar-format.ts';
import { TarReader } from '../../../electron/core/bundle/tar-reader.ts';
import type { Item } from '../../../shared/domain/item.ts';
import { archiveOf, type Entry, fileItem, folderItem, linkItem } from '../../support/source-tree.ts';

const file = (path: string | Buffer, content: string, mtimeSeconds?: number): Entry => [
  fileItem(path, content, mtimeSeconds === undefined ? {} : { mtimeSeconds }),
  content,
];
const entries: Entry[] = [
  file('s/a', 'hello'),
  [folderItem('s/b/'), ''],
  [linkItem('s/c', 'a'), ''],
  file('s/long/ключ', 'x'.repeat(700)),
];
const items = entries.map(([item]) => item);
const archive = archiveOf(entries);

/** Reads an archive in pieces of `step` bytes. Answers the items that ended intact, with what came of them, and the disagreements. */
function read(bytes: Uint8Array, wanted: readonly Item[] = items, step = 1000) {
  const seen: { path: string; content: string; intact: boolean }[] = [];
  const reader = new TarReader(wanted, {
    begin: (item) => seen.push({ path: item.path, content: '', intact: false }),
    content: (_, piece) => {
      const last = seen.at(-1);
      if (last !== undefined) last.content += Buffer.from(piece).toString('latin1');
    },
    end: (_, intact) => {
      const last = seen.at(-1);
      if (last !== undefined) last.intact = intact;
    },
  });
  for (let at = 0; at < bytes.length; at += step) reader.write(bytes.subarray(at, at + step));
  return { seen, disagreements: reader.finish() };
}

const firstName = (bytes: Uint8Array, wanted?: readonly Item[]): DisagreementName | undefined =>
  read(bytes, wanted).disagreements[0]?.name;

/** Replaces a field of the header block at `block` and mends its checksum, as someone who can sign would. */
function forge(field: FieldName, value: string, block = 0): Buffer {
  const forged = Buffer.from(archive);
  const header = forged.subarray(block * blockBytes, (block + 1) * blockBytes);
  const [offset, length] = fields[field];
  header.fill(0, offset, offset + length);
  header.write(value, offset, 'latin1');
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, fields.checksum[0], 'latin1');
  return forged;
}

describe('TarReader', () => {
  it.each([1, 3, 511, 512, 513, 100_000])('reads what the writer wrote, in pieces of %i bytes', (step) => {
    const { seen, disagreements } = read(archive, items, step);
    expect(disagreements).toEqual([]);
    expect(seen).toEqual(
      entries.map(([item, content]) => ({ path: item.path, content: content.toString(), intact: true })),
    );
  });

  it('reads an archive of nothing', () => {
    expect(read(archiveOf([]), []).disagreements).toEqual([]);
  });

  it.each<[string, DisagreementName, Buffer]>([
    ['another name', 'name', forge('name', 's/x')],
    ['a way out of the folder', 'name', forge('name', '../x')],
    ['an absolute name', 'name', forge('name', '/etc/x')],
    ['a prefix', 'name', forge('prefix', '..')],
    ['a folder in place of a file', 'type', forge('typeflag', '5')],
    ['a link in place of a file', 'type', forge('typeflag', '2')],
    ['a hard link', 'outside-format', forge('typeflag', '1')],
    ['a device', 'outside-format', forge('typeflag', '3')],
    ['a fifo', 'outside-format', forge('typeflag', '6')],
    ['a GNU long name', 'outside-format', forge('typeflag', 'L')],
    ['a GNU sparse file', 'outside-format', forge('typeflag', 'S')],
    ['a global pax header', 'outside-format', forge('typeflag', 'g')],
    ['an old file type', 'outside-format', forge('typeflag', '')],
    ['a pax header that is not called for', 'name', forge('typeflag', 'x')],
    ['another size', 'size', forge('size', '00000000006')],
    ['a size in base 256', 'size', forge('size', '\x80\0\0\0\0\0\0\0\0\0\0\x05')],
    ['another mode', 'mode', forge('mode', '0000777')],
    ['a set-user-id bit', 'mode', forge('mode', '0004600')],
    ['another time', 'mtime', forge('mtime', '00000000001')],
    ['an owner', 'outside-format', forge('uid', '0001750')],
    ['the name of an owner', 'outside-format', forge('uname', 'mallory')],
    ['spare bytes', 'outside-format', forge('rest', 'x')],
    ['another magic', 'outside-format', forge('magic', 'ustar  ')],
    ['another link target', 'link-target', forge('linkname', '/etc/passwd', 3)],
    ['a target on a file', 'link-target', forge('linkname', 'x')],
    [
      'another pax path',
      'name',
      Buffer.from(archive.toString('latin1').replace('\xd0\xba\xd0\xbb', '..//'), 'latin1'),
    ],
  ])('names %s', (_, name, forged) => {
    expect(firstName(forged)).toBe(name);
  });

  it('names a wrong checksum', () => {
    const damaged = Buffer.from(archive);
    damaged[0] = 0x74;
    expect(firstName(damaged)).toBe('header-damaged');
  });

  it('names changed content, and goes on', () => {
    const damaged = Buffer.from(archive);
    damaged[blockBytes] = 0x48;
    const { seen, disagreements } = read(damaged);
    expect(disagreements).toMatchObject([{ name: 'content', path: 's/a' }]);
    expect(seen.map(({ intact }) => intact)).toEqual([false, true, true, true]);
  });

  it('names padding that is not zero', () => {
    const damaged = Buffer.from(archive);
    damaged[blockBytes + 5] = 1;
    expect(firstName(damaged)).toBe('padding');
  });

  it('names an item in the place of another', () => {
    const [first, second, ...rest] = entries;
    if (first === undefined || second === undefined) throw new Error('the fixture has two entries');
    expect(firstName(archiveOf([second, first, ...rest]))).toBe('order');
  });

  it('names items that are missing, all of them', () => {
    expect(read(archiveOf(entries.slice(0, 2))).disagreements).toMatchObject([
      { name: 'entry-missing', path: 's/c' },
      { name: 'entry-missing', path: 's/long/ключ' },
    ]);
  });

  it('names an item that the manifest does not have', () => {
    expect(firstName(archive, items.slice(0, 3))).toBe('entry-unexpected');
  });

  it.each([
    ['nothing', 0, 'entry-missing'],
    ['a header and a half', 2 * blockBytes + 7, 'cut-short'],
    ['all but the last byte', archive.length - 1, 'cut-short'],
    ['all but the last block', archive.length - blockBytes, 'cut-short'],
  ])('names an archive of %s', (_, length, name) => {
    expect(firstName(archive.subarray(0, length))).toBe(name);
  });

  it.each([
    ['a zero', Buffer.alloc(1)],
    ['blocks of zeros, as tar pads by default', Buffer.alloc(8192)],
    ['another archive', archive],
  ])('names %s after the end', (_, more) => {
    expect(firstName(Buffer.concat([archive, more]))).toBe('trailing-data');
  });

  it('finds every changed, lost or added byte, wherever it is', () => {
    const changes = fc.record({
      at: fc.nat(archive.length - 1),
      lost: fc.nat(3),
      added: fc.uint8Array({ maxLength: 3 }),
    });
    fc.assert(
      fc.property(changes, ({ at, lost, added }) => {
        const changed = Buffer.concat([archive.subarray(0, at), added, archive.subarray(at + lost)]);
        if (changed.equals(archive)) return;
        expect(read(changed).disagreements).not.toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('finds every flipped bit', () => {
    const unseen: number[] = [];
    for (let bit = 0; bit < archive.length * 8; bit += 1) {
      const flipped = Buffer.from(archive);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      if (read(flipped, items, 1 << 20).disagreements.length === 0) unseen.push(bit);
    }
    expect(unseen).toEqual([]);
  });

  it('takes nothing but what its items say, from any archive', () => {
    const anything = fc.oneof(fc.uint8Array({ maxLength: 4096 }), fc.constant(archive.subarray(512)));
    fc.assert(
      fc.property(anything, (bytes) => {
        const { seen, disagreements } = read(bytes);
        expect(disagreements).not.toEqual([]);
        expect(items.map(({ path }) => path)).toEqual(expect.arrayContaining(seen.map(({ path }) => path)));
      }),
    );
  });

  it('names an extended header that differs in length', () => {
    const [item] = items.slice(-1);
    if (item === undefined) throw new Error('the fixture has an item');
    const header = entryHeader({ ...item, path: 's/long/ключи' });
    expect(firstName(Buffer.concat([header, Buffer.alloc(1024)]), [item])).toBe('name');
  });
});
