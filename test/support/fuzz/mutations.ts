// Breaks bytes in the ways that files break and that attackers break them: flipped, cut, doubled, spliced, with numbers at their edges.
import type { SeededRandom } from './random.ts';

const mostBytes = 256 * 1024;

/** Bytes that mean something to some parser. */
const telling = Buffer.from('\0\x01\x02\x7f\x80\xff{}[]",:\\\n\r -=#@.09aAfFQ+/', 'latin1');
const numbers = [
  '0',
  '-1',
  '1e999',
  '-1e999',
  '0.1',
  '9007199254740993',
  '18446744073709551616',
  '4294967296',
  '-0',
  '1e-7',
];
const words = [
  'null',
  'true',
  'false',
  '{}',
  '[]',
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '\\',
  '"__proto__"',
  '"constructor"',
  '"toString"',
  '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[',
  '{"a":{"a":{"a":{"a":',
  '\ufeff',
  '-----BEGIN ',
  'PGDMP',
  '\x1f\x8b\x08',
];

type Mutation = (bytes: Buffer, random: SeededRandom, other: Uint8Array) => Buffer;

const range = (bytes: Uint8Array, random: SeededRandom, most: number): [number, number] => {
  const start = random.below(bytes.length + 1);
  return [start, Math.min(bytes.length, start + 1 + random.below(most))];
};

const mutations: readonly Mutation[] = [
  (bytes, random) => {
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    return bytes;
  },
  (bytes, random) => {
    bytes[random.below(bytes.length)] = random.pick([...telling]);
    return bytes;
  },
  (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  (bytes, random) => bytes.subarray(random.below(Math.min(bytes.length, 64) + 1)),
  (bytes, random) => {
    const [start, end] = range(bytes, random, 64);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  (bytes, random) => {
    const [start, end] = range(bytes, random, 4096);
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start, end), bytes.subarray(end)]);
  },
  (bytes, random) => {
    const [start] = range(bytes, random, 1);
    const text = random.pick([...numbers, ...words]);
    return Buffer.concat([bytes.subarray(0, start), Buffer.from(text), bytes.subarray(start)]);
  },
  (bytes, random) => {
    // A number in the text, from its first digit to its last, becomes another.
    const from = random.below(bytes.length);
    const start = bytes.findIndex((byte, at) => at >= from && byte >= 0x30 && byte <= 0x39);
    if (start === -1) return bytes;
    let end = start;
    while (end < bytes.length && (bytes[end] ?? 0) >= 0x30 && (bytes[end] ?? 0) <= 0x39) end += 1;
    return Buffer.concat([bytes.subarray(0, start), Buffer.from(random.pick(numbers)), bytes.subarray(end)]);
  },
  (bytes, random) => {
    // A length or an offset at its edges.
    const width = random.pick([1, 2, 4, 8]);
    const at = random.below(bytes.length);
    const value = random.pick([0, 0x7f, 0x80, 0xff]);
    for (let place = 0; place < width && at + place < bytes.length; place += 1) bytes[at + place] = value;
    return bytes;
  },
  (bytes, random, other) => {
    const [start] = range(bytes, random, 1);
    const [from, to] = range(other, random, 8192);
    return Buffer.concat([bytes.subarray(0, start), other.subarray(from, to), bytes.subarray(start)]);
  },
  (bytes, random, other) => {
    const at = random.below(Math.min(bytes.length, other.length) + 1);
    return Buffer.concat([bytes.subarray(0, at), other.subarray(at)]);
  },
  (bytes, random) => {
    const [start, end] = range(bytes, random, 256);
    for (let at = start; at < end; at += 1) bytes[at] = random.below(256);
    return bytes;
  },
  (bytes, random) => Buffer.from(bytes.toString('base64').slice(random.below(3))),
];

/** A broken copy of `bytes`, at most 256 KiB; `other` is what is spliced in. */
export function mutated(bytes: Uint8Array, other: Uint8Array, random: SeededRandom): Uint8Array {
  let broken = Buffer.from(bytes.subarray(0, mostBytes));
  const times = 1 + random.below(random.once(4) ? 16 : 3);
  for (let time = 0; time < times; time += 1) {
    broken = Buffer.from(random.pick(mutations)(broken, random, other));
    if (broken.length > mostBytes) broken = broken.subarray(0, mostBytes);
  }
  return new Uint8Array(broken);
}
