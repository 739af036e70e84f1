// One header block of an archive that some tar wrote (IEEE Std 1003.1 ustar and pax; GNU tar manual, "Basic Tar Format"; v7).
// Nothing that stands in it is believed before the checksum holds, and no number before it is plain.
import { blockBytes, checksumOf, fields, type FieldName } from '../../bundle/tar-format.ts';
import { bundleDamaged, bundleHostile } from './refusals.ts';

export interface ForeignHeader {
  readonly typeflag: string;
  readonly name: Buffer;
  readonly linkname: Buffer;
  readonly size: number;
  readonly mode: number;
  readonly mtimeSeconds: number;
}

const ustar = 'ustar\0';
const gnu = 'ustar  \0';
const slash = Buffer.from('/');

const fieldOf = (block: Buffer, name: FieldName): Buffer =>
  block.subarray(fields[name][0], fields[name][0] + fields[name][1]);

/** Up to the first NUL. */
function textOf(field: Buffer): Buffer {
  const end = field.indexOf(0);
  return end === -1 ? field : field.subarray(0, end);
}

export const headerBytes = blockBytes;

/** Whether a file that begins so may be an archive of a tar of today. */
export const looksLikeTar = (beginning: Buffer): boolean =>
  beginning.length === blockBytes && beginning.toString('latin1', 257, 262) === 'ustar';

export const isZeroBlock = (block: Buffer): boolean => block.every((byte) => byte === 0);

/** Errors: bundle-damaged where it is no header, bundle-hostile where a number in it cannot be. */
export function parseForeignHeader(block: Buffer): ForeignHeader {
  if (block.length !== blockBytes) throw new Error('a tar header has 512 bytes');
  if (!checksumHolds(block)) throw bundleDamaged('a header of its archive does not have its checksum');
  const magic = block.subarray(257, 265).toString('latin1');
  const isUstar = magic.startsWith(ustar);
  const isV7 = block.subarray(257, 265).every((byte) => byte === 0);
  if (!isUstar && magic !== gnu && !isV7) throw bundleDamaged('its archive is of a kind that no tar writes');
  const prefix = isUstar ? textOf(fieldOf(block, 'prefix')) : Buffer.alloc(0);
  const name = textOf(fieldOf(block, 'name'));
  return {
    typeflag: String.fromCharCode(block[fields.typeflag[0]] ?? 0),
    name: Buffer.from(prefix.length === 0 ? name : Buffer.concat([prefix, slash, name])),
    linkname: Buffer.from(textOf(fieldOf(block, 'linkname'))),
    size: positive(numberOf(fieldOf(block, 'size')), 'size'),
    mode: positive(numberOf(fieldOf(block, 'mode')), 'mode') & 0o7777,
    mtimeSeconds: numberOf(fieldOf(block, 'mtime')),
  };
}

/** Old tars summed signed bytes. */
function checksumHolds(block: Buffer): boolean {
  const [start, length] = fields.checksum;
  const written = octalOf(block.subarray(start, start + length));
  if (written === null) return false;
  if (written === checksumOf(block)) return true;
  let signed = length * 0x20;
  for (let index = 0; index < blockBytes; index++) {
    if (index < start || index >= start + length) signed += block.readInt8(index);
  }
  return written === signed;
}

/** Octal digits with spaces or NULs around them; nothing is 0. Null where it is something else. */
function octalOf(field: Buffer): number | null {
  const match = /^ *([0-7]*)[ \0]*$/.exec(field.toString('latin1'));
  return match === null ? null : Number.parseInt(`0${match[1]}`, 8);
}

/** Octal, or where its first bit is set a binary number, most significant byte first, in two's complement (GNU, star). */
function numberOf(field: Buffer): number {
  const first = field[0] ?? 0;
  if ((first & 0x80) === 0) {
    const value = octalOf(field);
    if (value === null) throw bundleHostile('a header with a number that is none');
    return value;
  }
  const negative = (first & 0x40) !== 0;
  let value = BigInt(first & 0x3f) - (negative ? 0x40n : 0n);
  for (const byte of field.subarray(1)) value = value * 256n + BigInt(byte);
  const plain = Number(value);
  if (!Number.isSafeInteger(plain)) throw bundleHostile('a header with a number beyond all measure');
  return plain;
}

function positive(value: number, what: string): number {
  if (value < 0) throw bundleHostile(`a header with a ${what} below zero`);
  return value;
}
