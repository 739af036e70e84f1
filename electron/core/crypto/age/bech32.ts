// Bech32 (BIP 173, without its limit on length) over ASCII bytes, so that a secret key need never become a string.
import { asciiBytes, concatBytes } from '../bytes.ts';

const alphabet = asciiBytes('qpzry9x8gf2tvdw0s3jn54khce6mua7l');
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const separator = 0x31;

function polymod(values: Iterable<number>): number {
  let checksum = 1;
  for (const value of values) {
    const top = checksum >>> 25;
    checksum = ((checksum & 0x1ffffff) << 5) ^ value;
    for (const [bit, term] of generator.entries()) if ((top >>> bit) & 1) checksum ^= term;
  }
  return checksum;
}

const expandPrefix = (prefix: Uint8Array): Uint8Array =>
  concatBytes(
    prefix.map((code) => code >>> 5),
    Uint8Array.of(0),
    prefix.map((code) => code & 31),
  );

/** Repacks groups of `from` bits into groups of `to` bits; null where unpadding leaves bits that are not zero. */
function regroup(groups: Uint8Array, from: number, to: number, pad: boolean): Uint8Array | null {
  const result = new Uint8Array(
    pad ? Math.ceil((groups.length * from) / to) : Math.floor((groups.length * from) / to),
  );
  let [bits, held, length] = [0, 0, 0];
  for (const group of groups) {
    held = ((held << from) | group) & 0xfff;
    bits += from;
    while (bits >= to) {
      bits -= to;
      result[length++] = (held >>> bits) & ((1 << to) - 1);
    }
  }
  const rest = held & ((1 << bits) - 1);
  if (pad) {
    if (bits > 0) result[length] = (rest << (to - bits)) & ((1 << to) - 1);
    return result;
  }
  return bits >= from || rest !== 0 ? null : result;
}

const toLower = (code: number): number => (code >= 0x41 && code <= 0x5a ? code + 32 : code);
const toUpper = (code: number): number => (code >= 0x61 && code <= 0x7a ? code - 32 : code);

/** Lower-case ASCII bytes of prefix, "1", data and checksum. `prefix` is lower case. */
export function encodeBech32(prefix: string, bytes: Uint8Array): Uint8Array {
  const head = asciiBytes(prefix);
  const words = regroup(bytes, 8, 5, true) ?? new Uint8Array(0);
  const checksum = polymod(concatBytes(expandPrefix(head), words, new Uint8Array(6))) ^ 1;
  const sums = Uint8Array.from({ length: 6 }, (_, index) => (checksum >>> (5 * (5 - index))) & 31);
  const data = concatBytes(words, sums).map((word) => alphabet[word] ?? 0);
  words.fill(0);
  return concatBytes(head, Uint8Array.of(separator), data);
}

export const upperCase = (text: Uint8Array): Uint8Array => text.map(toUpper);

/** The bytes behind a text with that prefix (lower case); null for a wrong prefix, checksum, character, mixed case or stray bits. */
export function decodeBech32(prefix: string, text: Uint8Array): Uint8Array | null {
  const lower = text.map(toLower);
  const mixed =
    lower.some((code, index) => code !== text[index]) &&
    upperCase(text).some((code, index) => code !== text[index]);
  const head = asciiBytes(prefix);
  const at = lower.lastIndexOf(separator);
  if (mixed || at !== head.length || head.some((code, index) => code !== lower[index])) return null;
  const words = Int8Array.from(lower.subarray(at + 1), (code) => alphabet.indexOf(code));
  if (words.length < 6 || words.includes(-1)) return null;
  const groups = new Uint8Array(words);
  words.fill(0);
  lower.fill(0);
  const bytes =
    polymod(concatBytes(expandPrefix(head), groups)) === 1
      ? regroup(groups.subarray(0, -6), 5, 8, false)
      : null;
  groups.fill(0);
  return bytes;
}
