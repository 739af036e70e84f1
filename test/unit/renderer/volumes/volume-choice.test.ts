// Which medium is meant before a person chose one.
import { describe, expect, it } from 'vitest';
import { isReadable, nameOfVolume, volumeInForce } from '../../../../renderer/volumes/volume-choice.ts';
import { known, volume } from '../export/fixtures.ts';

const blue = volume('1', { medium: known('Blue stick') });
const red = volume('2', { medium: known('Red stick') });

describe('the medium that is meant', () => {
  it.each([
    ['the chosen one', [blue, red], red.token, 'id of Blue stick', red],
    ['the one that was asked for', [blue, red], null, 'id of Red stick', red],
    ['none where the one asked for is away', [blue], null, 'id of Red stick', null],
    ['the only one', [blue], null, null, blue],
    ['none of several', [blue, red], null, null, null],
    ['none where there is none', [], null, null, null],
    ['the only one where the chosen one went away', [blue], red.token, null, blue],
  ])('is %s', (_, volumes, chosen, medium, expected) => {
    expect(volumeInForce(volumes, chosen, medium)).toBe(expected);
  });
});

describe('a volume', () => {
  it('can be read where it is a medium and there', () => {
    expect([blue, { ...blue, present: false }, volume('3')].map((each) => isReadable(each, false))).toEqual([
      true,
      false,
      false,
    ]);
    expect(isReadable(volume('3'), true)).toBe(true);
  });
  it('has its label, or its own name in quotes', () => {
    expect([blue, volume('3')].map(nameOfVolume)).toEqual(['Blue stick', '“UNTITLED”']);
  });
});
