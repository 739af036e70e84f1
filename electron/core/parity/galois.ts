// Arithmetic in GF(2^16) with the generator 0x1100B, as the PAR2 specification (2.0, "Reed-Solomon Coding") has it. Adding is XOR.

const generator = 0x1100b;
/** The order of the multiplicative group. */
export const groupOrder = 65_535;

const powers = new Uint16Array(2 * groupOrder);
const logarithms = new Uint16Array(groupOrder + 1);

for (let exponent = 0, value = 1; exponent < groupOrder; exponent++) {
  powers[exponent] = value;
  powers[exponent + groupOrder] = value;
  logarithms[value] = exponent;
  value <<= 1;
  if (value > groupOrder) value ^= generator;
}

/** Elements are whole numbers from 0 to 65535. */
export function multiply(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : (powers[(logarithms[a] ?? 0) + (logarithms[b] ?? 0)] ?? 0);
}

/** Throws a RangeError for 0, which has no inverse. */
export function invert(a: number): number {
  if (a === 0) throw new RangeError('0 has no inverse');
  return powers[groupOrder - (logarithms[a] ?? 0)] ?? 0;
}

/** `a` to the power of a whole number from 0 to 65535. */
export function power(a: number, exponent: number): number {
  if (exponent === 0) return 1;
  return a === 0 ? 0 : (powers[((logarithms[a] ?? 0) * exponent) % groupOrder] ?? 0);
}

/** The most slices of input that a recovery set can have: so many powers of 2 generate the whole group. */
export const mostInputSlices = 32_768;

/**
 * The constants of the first `count` slices of input: powers of 2 whose exponent shares no factor with 65535 = 3·5·17·257, in
 * their order. Throws a RangeError above `mostInputSlices`.
 */
export function inputConstants(count: number): Uint16Array {
  if (count > mostInputSlices) throw new RangeError(`${count} slices are more than PAR2 can have`);
  const constants = new Uint16Array(count);
  for (let found = 0, exponent = 1; found < count; exponent++) {
    if (exponent % 3 === 0 || exponent % 5 === 0 || exponent % 17 === 0 || exponent % 257 === 0) continue;
    constants[found] = powers[exponent] ?? 0;
    found += 1;
  }
  return constants;
}

/**
 * `target ^= source * factor`, word by word. Both are seen as pairs of little-endian 16-bit words and are of one length.
 * The products of the two bytes of a word are looked up: two small tables stay in the nearest cache.
 */
export function multiplyAdd(target: Uint32Array, source: Uint32Array, factor: number): void {
  if (factor === 0) return;
  const low = new Uint16Array(256);
  const high = new Uint16Array(256);
  for (let byte = 0; byte < 256; byte++) {
    low[byte] = multiply(factor, byte);
    high[byte] = multiply(factor, byte << 8);
  }
  for (let at = 0; at < target.length; at++) {
    const words = source[at] ?? 0;
    const first = (low[words & 0xff] ?? 0) ^ (high[(words >>> 8) & 0xff] ?? 0);
    const second = (low[(words >>> 16) & 0xff] ?? 0) ^ (high[words >>> 24] ?? 0);
    target[at] = (target[at] ?? 0) ^ (first | (second << 16));
  }
}
