// The button that mounts as it is drawn: a stick that is refused is not mounted by one press.
import { expect, it } from 'vitest';
import { MountButton } from '../../../../renderer/volumes/mount-button.tsx';
import { drawn, textOf } from '../bridge/drawn.tsx';
import { drive, volume } from '../export/fixtures.ts';

it.each([
  [[], 'Mount it'],
  [['a keyboard'], 'Mount it all the same…'],
])('for a stick that announces %j: %s', (announces, words) => {
  const value = volume('1', { state: 'not-mounted', path: null, drive: drive({ announces }) });
  expect(textOf(drawn(<MountButton volume={value} />))).toBe(words);
});
