// The records of a pax extended header (IEEE Std 1003.1, "pax Extended Header"): `LENGTH KEY=VALUE\n`, values are bytes.
import { bundleDamaged, bundleHostile } from './refusals.ts';

export interface PaxOverrides {
  path?: Buffer;
  linkpath?: Buffer;
  size?: number;
  mtimeSeconds?: number;
}

const space = 0x20;
const lineFeed = 0x0a;
const equals = 0x3d;

/** Keys that change nothing of what is kept: owners, other times, what GNU tar, star and libarchive add for themselves. */
const harmless =
  /^(?:comment|hdrcharset|charset|uid|gid|uname|gname|atime|ctime|SCHILY\..*|LIBARCHIVE\..*|RHT\..*|VENDOR\..*)$/s;

/** Errors: bundle-damaged where it is not in the form, bundle-hostile for a sparse file or a key that nobody knows. */
export function parsePaxRecords(bytes: Buffer): PaxOverrides {
  const overrides: PaxOverrides = {};
  for (let at = 0; at < bytes.length;) {
    const { key, value, end } = recordAt(bytes, at);
    apply(overrides, key, value);
    at = end;
  }
  return overrides;
}

const malformed = () => bundleDamaged('an extended header of its archive is malformed');

function recordAt(bytes: Buffer, at: number): { key: string; value: Buffer; end: number } {
  const gap = bytes.indexOf(space, at);
  if (gap === -1 || gap - at > 10) throw malformed();
  const digits = bytes.subarray(at, gap).toString('latin1');
  if (!/^[1-9][0-9]*$/.test(digits)) throw malformed();
  const end = at + Number(digits);
  if (end > bytes.length || end <= gap + 1 || bytes[end - 1] !== lineFeed) throw malformed();
  const sign = bytes.indexOf(equals, gap + 1);
  if (sign === -1 || sign >= end) throw malformed();
  return {
    key: bytes.subarray(gap + 1, sign).toString('utf8'),
    value: Buffer.from(bytes.subarray(sign + 1, end - 1)),
    end,
  };
}

function apply(overrides: PaxOverrides, key: string, value: Buffer): void {
  switch (key) {
    case 'path':
      overrides.path = value;
      return;
    case 'linkpath':
      overrides.linkpath = value;
      return;
    case 'size':
      overrides.size = decimal(value, /^[0-9]{1,16}$/);
      return;
    case 'mtime':
      overrides.mtimeSeconds = decimal(value, /^-?[0-9]{1,15}(?:\.[0-9]*)?$/);
      return;
    default:
      if (key.startsWith('GNU.sparse.')) throw bundleHostile('a sparse file');
      if (!harmless.test(key))
        throw bundleHostile(`an extended header of an unknown kind ("${key.slice(0, 40)}")`);
  }
}

function decimal(value: Buffer, form: RegExp): number {
  const text = value.toString('latin1');
  const number = form.test(text) ? Math.floor(Number(text)) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw bundleHostile('an extended header with a number that cannot be');
  return number;
}
