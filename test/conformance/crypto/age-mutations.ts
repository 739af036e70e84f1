// Arbitrary damage to age files: bytes changed anywhere, and headers of any form whose MAC is right all the same.
import { createHmac, hkdfSync } from 'node:crypto';
import * as fc from 'fast-check';

/** One change to a byte string, at a place given as a fraction of its length, or near its beginning. */
const mutation = fc.record({
  kind: fc.constantFrom('flip', 'set', 'insert', 'remove', 'duplicate', 'cut', 'swap'),
  at: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.01, noNaN: true })),
  byte: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0x0a, 0x0d, 0x20, 0x2d, 0x3d, 0x41)),
  length: fc.integer({ min: 1, max: 80 }),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

export function mutate(file: Uint8Array, { kind, at, byte, length }: Mutation): Uint8Array {
  const place = Math.min(file.length, Math.floor(at * file.length));
  const [before, after] = [file.subarray(0, place), file.subarray(place)];
  const span = after.subarray(0, length);
  const rest = after.subarray(span.length);
  switch (kind) {
    case 'flip':
      return Buffer.concat([
        before,
        span.subarray(0, 1).map((old) => old ^ (1 << (byte & 7))),
        after.subarray(1),
      ]);
    case 'set':
      return Buffer.concat([before, Uint8Array.of(byte), after.subarray(1)]);
    case 'insert':
      return Buffer.concat([before, Uint8Array.of(byte), after]);
    case 'remove':
      return Buffer.concat([before, rest]);
    case 'duplicate':
      return Buffer.concat([before, span, after]);
    case 'cut':
      return before;
    case 'swap':
      return Buffer.concat([before, rest.subarray(0, length), span, rest.subarray(length)]);
    default:
      throw new Error(`unknown mutation ${String(kind)}`);
  }
}

export const mutations = fc.array(mutation, { minLength: 0, maxLength: 3 });
export const pieceSize = fc.constantFrom(1_000_000, 65552, 1000, 7, 1);

/** A file whose header lines are given and whose MAC is right, so that only the form of the header decides. */
export function withHeader(lines: readonly string[], fileKey: Uint8Array, payload: Uint8Array): Uint8Array {
  const covered = Buffer.from(`${['age-encryption.org/v1', ...lines].join('\n')}\n---`, 'latin1');
  const key = Buffer.from(hkdfSync('sha256', fileKey, new Uint8Array(0), 'header', 32));
  const mac = createHmac('sha256', key).update(covered).digest('base64').replaceAll('=', '');
  return Buffer.concat([covered, Buffer.from(` ${mac}\n`), payload]);
}

/** The stanza lines and the payload of a file that was sealed with a known file key. */
export function takeApart(file: Uint8Array): { lines: string[]; payload: Uint8Array } {
  const text = Buffer.from(file).toString('latin1');
  const macAt = text.indexOf('\n---');
  const end = text.indexOf('\n', macAt + 1) + 1;
  return { lines: text.slice(0, macAt).split('\n').slice(1), payload: file.subarray(end) };
}

export const lineEdit = fc.record({
  kind: fc.constantFrom(
    'word',
    'extra',
    'space',
    'drop',
    'double',
    'blank',
    'return',
    'grease',
    'pad',
    'split',
    'case',
    'trade',
  ),
  line: fc.nat({ max: 8 }),
  text: fc.string({
    minLength: 1,
    maxLength: 6,
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  }),
  column: fc.nat({ max: 70 }),
});
type LineEdit = typeof lineEdit extends fc.Arbitrary<infer T> ? T : never;

export function editLines(lines: readonly string[], { kind, line, text, column }: LineEdit): string[] {
  if (lines.length === 0) return [];
  const at = line % lines.length;
  const old = lines[at] ?? '';
  const replace = (...fresh: string[]): string[] => lines.toSpliced(at, 1, ...fresh);
  switch (kind) {
    case 'word':
      return replace(
        old
          .split(' ')
          .toSpliced(column % 4, 1, text)
          .join(' '),
      );
    case 'extra':
      return replace(`${old} ${text}`);
    case 'space':
      return replace(`${old.slice(0, column)} ${old.slice(column)}`);
    case 'drop':
      return replace();
    case 'double':
      return replace(old, old);
    case 'blank':
      return replace(old, '');
    case 'return':
      return replace(`${old}\r`);
    case 'grease':
      return replace(...(old.startsWith('-> ') ? [`-> ${text}-grease ${text}`, 'AAAA', old] : [old]));
    case 'pad':
      return replace(`${old}=`);
    case 'split':
      return replace(old.slice(0, column), old.slice(column));
    case 'case':
      return replace(old.toLowerCase());
    case 'trade':
      return [...lines.slice(at), ...lines.slice(0, at)];
    default:
      throw new Error(`unknown edit ${String(kind)}`);
  }
}
