import { describe, expect, it } from 'vitest';
import { sliceNames, slicesOf } from '../../../electron/core/bundle/slices.ts';

const part = 'payload-001.tar.age';

describe('sliceNames', () => {
  it.each([
    ['smaller than the limit', 9, 10],
    ['as large as the limit', 10, 10],
    ['of no bytes', 0, 10],
    ['where there is no limit', 10, Infinity],
  ])('leaves a part whole that is %s', (_, bytes, limit) => {
    expect(sliceNames(part, bytes, limit)).toEqual([{ name: part, offset: 0, bytes }]);
  });

  it('cuts a larger one', () => {
    expect(sliceNames(part, 21, 10)).toEqual([
      { name: `${part}.000`, offset: 0, bytes: 10 },
      { name: `${part}.001`, offset: 10, bytes: 10 },
      { name: `${part}.002`, offset: 20, bytes: 1 },
    ]);
  });

  it('gives all names the same length, so that a shell lists them in order', () => {
    const names = sliceNames(part, 1001, 1).map(({ name }) => name);
    expect(names.at(-1)).toBe(`${part}.1000`);
    expect(names.toSorted()).toEqual(names);
  });

  it.each([0, -1, Number.NaN])('does not cut into slices of %d bytes', (limit) => {
    expect(() => sliceNames(part, 10, limit)).toThrow(/cannot hold/);
  });
});

describe('slicesOf', () => {
  it.each([
    ['a whole part', [part, 'manifest.age'], [part]],
    ['slices in any order', [`${part}.001`, 'x', `${part}.000`], [`${part}.000`, `${part}.001`]],
    ['a gap', [`${part}.000`, `${part}.002`], null],
    ['no beginning', [`${part}.001`], null],
    ['both', [part, `${part}.000`], null],
    ['neither', ['payload-002.tar.age', `${part}.x`, `${part}.00`], null],
    ['a slice twice', [`${part}.000`, `${part}.0000`], null],
  ])('%s', (_, names, expected) => {
    expect(slicesOf(part, names)).toEqual(expected);
  });

  it('finds what sliceNames names', () => {
    const names = sliceNames(part, 1234, 1).map(({ name }) => name);
    expect(slicesOf(part, names.toReversed())).toEqual(names);
  });
});
