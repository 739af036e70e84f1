// The blocks of a POSIX pax archive (IEEE Std 1003.1, pax), and the one way in which Coldkeep writes each entry.
// Every byte of an archive follows from the items and their contents: a reader can compare instead of interpret.
import type { Item } from '../../../shared/domain/item.ts';
import { pathBytes } from '../capture/item-path.ts';

export const blockBytes = 512;

/** Offsets and lengths of the fields of a ustar header. */
export const fields = {
  name: [0, 100],
  mode: [100, 8],
  uid: [108, 8],
  gid: [116, 8],
  size: [124, 12],
  mtime: [136, 12],
  checksum: [148, 8],
  typeflag: [156, 1],
  linkname: [157, 100],
  magic: [257, 8],
  uname: [265, 32],
  gname: [297, 32],
  devmajor: [329, 8],
  devminor: [337, 8],
  prefix: [345, 155],
  rest: [500, 12],
} as const satisfies Record<string, readonly [offset: number, length: number]>;

export type FieldName = keyof typeof fields;

export const typeflags = { file: '0', link: '2', folder: '5' } as const satisfies Record<
  Item['type'],
  string
>;
export const extendedTypeflag = 'x';
export const magic = 'ustar\x0000';

const slash = 0x2f;
/** What eleven octal digits hold; larger or negative numbers go into a pax record. */
const largestOctal = 0o77777777777;
const extendedName = '././@PaxHeader';

/** Zero bytes after `size` bytes of content, up to the next block. */
export const paddingBytes = (size: number): number => (blockBytes - (size % blockBytes)) % blockBytes;

/** Two blocks of zeros end an archive; nothing follows them. */
export const endBytes = 2 * blockBytes;

const fitsOctal = (value: number): boolean => value >= 0 && value <= largestOctal;
const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

/** Prefix and name of a ustar header: split at the last "/" that makes both fit; null if none does. */
function splitPath(path: Buffer): { prefix: Buffer; name: Buffer } | null {
  const [, nameLength] = fields.name;
  const [, prefixLength] = fields.prefix;
  if (path.length <= nameLength) return { prefix: path.subarray(0, 0), name: path };
  for (let at = path.lastIndexOf(slash, path.length - 2); at > 0; at = path.lastIndexOf(slash, at - 1)) {
    const name = path.subarray(at + 1);
    if (name.length > nameLength) return null;
    if (at <= prefixLength) return { prefix: path.subarray(0, at), name };
  }
  return null;
}

interface HeaderValues {
  readonly path: { readonly prefix: Buffer; readonly name: Buffer };
  readonly mode: number;
  readonly size: number;
  readonly mtimeSeconds: number;
  readonly typeflag: string;
  readonly linkname: Buffer;
}

function headerBlock(values: HeaderValues): Buffer {
  const block = Buffer.alloc(blockBytes);
  const octal = (field: FieldName, value: number) =>
    block.write(value.toString(8).padStart(fields[field][1] - 1, '0'), fields[field][0], 'latin1');
  values.path.name.copy(block, fields.name[0]);
  values.path.prefix.copy(block, fields.prefix[0]);
  octal('mode', values.mode);
  octal('uid', 0);
  octal('gid', 0);
  octal('size', values.size);
  octal('mtime', values.mtimeSeconds);
  block.write(values.typeflag, fields.typeflag[0], 'latin1');
  values.linkname.copy(block, fields.linkname[0]);
  block.write(magic, fields.magic[0], 'latin1');
  octal('devmajor', 0);
  octal('devminor', 0);
  block.write(`${checksumOf(block).toString(8).padStart(6, '0')}\0 `, fields.checksum[0], 'latin1');
  return block;
}

/** Sum of all bytes, those of the checksum field taken as spaces. */
export function checksumOf(block: Uint8Array): number {
  const [start, length] = fields.checksum;
  let sum = length * 0x20;
  for (let index = 0; index < blockBytes; index++) {
    if (index < start || index >= start + length) sum += block[index] ?? 0;
  }
  return sum;
}

/** `LENGTH KEY=VALUE\n`, where LENGTH counts the whole record with its own digits. */
function record(key: string, value: Uint8Array | string): Buffer {
  const rest = Buffer.concat([Buffer.from(` ${key}=`), Buffer.from(value), Buffer.from('\n')]);
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return Buffer.concat([Buffer.from(String(length)), rest]);
}

/** pax records of an item, in this order; none where the header block can say everything. */
function recordsOf(item: Item, path: Buffer, target: Buffer): Buffer[] {
  const records: Buffer[] = [];
  if (item.pathB64 !== undefined) records.push(record('hdrcharset', 'BINARY'));
  if (splitPath(path) === null || !isAscii(path)) records.push(record('path', path));
  if (target.length > fields.linkname[1] || !isAscii(target)) records.push(record('linkpath', target));
  if (!fitsOctal(item.size)) records.push(record('size', String(item.size)));
  if (!fitsOctal(item.mtimeSeconds)) records.push(record('mtime', String(item.mtimeSeconds)));
  return records;
}

/**
 * Everything of an entry before its content: the header block, and before it an extended header where the block cannot say it
 * all (a path or target that is not ASCII or does not fit, 8 GiB and more, a time before 1970). What fits stands in the block
 * all the same, for readers that know no pax.
 */
export function entryHeader(item: Item): Buffer {
  const path = pathBytes(item);
  const target = Buffer.from(item.target ?? '', 'utf8');
  const header = headerBlock({
    path: splitPath(path) ?? { prefix: Buffer.alloc(0), name: path.subarray(0, fields.name[1]) },
    mode: item.mode,
    size: fitsOctal(item.size) ? item.size : 0,
    mtimeSeconds: fitsOctal(item.mtimeSeconds) ? item.mtimeSeconds : 0,
    typeflag: typeflags[item.type],
    linkname: target.subarray(0, fields.linkname[1]),
  });
  const records = Buffer.concat(recordsOf(item, path, target));
  if (records.length === 0) return header;
  const extended = headerBlock({
    path: { prefix: Buffer.alloc(0), name: Buffer.from(extendedName) },
    mode: 0o644,
    size: records.length,
    mtimeSeconds: 0,
    typeflag: extendedTypeflag,
    linkname: Buffer.alloc(0),
  });
  return Buffer.concat([extended, records, Buffer.alloc(paddingBytes(records.length)), header]);
}

/** Bytes that an item takes in an archive. */
export const entryBytes = (item: Item): number =>
  entryHeader(item).length + item.size + paddingBytes(item.size);
