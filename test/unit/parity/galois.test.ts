import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import {
  inputConstants,
  invert,
  mostInputSlices,
  multiply,
  multiplyAdd,
  power,
} from '../../../electron/core/parity/galois.ts';

const element = fc.integer({ min: 0, max: 65_535 });
const notZero = fc.integer({ min: 1, max: 65_535 });

/** By hand: shift and reduce by the generator. */
function slowly(a: number, b: number): number {
  let product = 0;
  for (let bit = 0; bit < 16; bit++) if (((b >> bit) & 1) === 1) product ^= a << bit;
  for (let bit = 31; bit >= 16; bit--) if (((product >>> bit) & 1) === 1) product ^= 0x1100b << (bit - 16);
  return product & 0xffff;
}

describe('GF(2^16)', () => {
  it('multiplies as the specification says', () => {
    fc.assert(
      fc.property(element, element, (a, b) => {
        expect(multiply(a, b)).toBe(slowly(a, b));
      }),
    );
  });

  it('has an inverse for everything but 0', () => {
    fc.assert(
      fc.property(notZero, (a) => {
        expect(multiply(a, invert(a))).toBe(1);
      }),
    );
    expect(() => invert(0)).toThrow(RangeError);
  });

  it('raises to a power', () => {
    fc.assert(
      fc.property(element, fc.integer({ min: 0, max: 40 }), (a, exponent) => {
        const byHand = Array.from({ length: exponent }).reduce<number>((product) => multiply(product, a), 1);
        expect(power(a, exponent)).toBe(byHand);
      }),
    );
  });

  it('begins its constants as the specification does, and has no more than it has', () => {
    expect([...inputConstants(8)]).toEqual([2, 4, 16, 128, 256, 2048, 8192, 16_384]);
    expect(new Set(inputConstants(mostInputSlices)).size).toBe(mostInputSlices);
    expect(() => inputConstants(mostInputSlices + 1)).toThrow(RangeError);
  });

  it('adds products word by word', () => {
    fc.assert(
      fc.property(fc.array(element, { minLength: 8, maxLength: 8 }), element, (words, factor) => {
        const source = Uint16Array.from(words);
        const target = Uint16Array.from(words.toReversed());
        multiplyAdd(new Uint32Array(target.buffer), new Uint32Array(source.buffer), factor);
        expect([...target]).toEqual(words.map((word, at) => (words[7 - at] ?? 0) ^ multiply(word, factor)));
      }),
    );
  });
});
