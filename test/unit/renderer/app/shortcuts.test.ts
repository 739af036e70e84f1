import { describe, expect, it } from 'vitest';
import { shortcutOf, type KeyPress } from '../../../../renderer/app/shortcuts.ts';

const press = (different: Partial<KeyPress>): KeyPress => ({
  code: '',
  key: '',
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...different,
});

describe('keys that work everywhere', () => {
  it.each([
    ['Digit1', 'overview'],
    ['Digit6', 'journal'],
    ['Digit7', 'export'],
    ['Digit0', 'restore'],
    ['Numpad2', 'sets'],
  ])('Alt and %s lead to %s', (code, name) => {
    expect(shortcutOf(press({ code, key: '?', altKey: true }))).toMatchObject({
      type: 'go',
      route: { name },
    });
  });

  it('go back and lock', () => {
    expect(shortcutOf(press({ key: 'ArrowLeft', altKey: true }))).toEqual({ type: 'back' });
    expect(shortcutOf(press({ key: 'l', ctrlKey: true }))).toEqual({ type: 'lock' });
    expect(shortcutOf(press({ key: 'L', ctrlKey: true }))).toEqual({ type: 'lock' });
  });

  it.each([
    press({ key: 'l' }),
    press({ code: 'Digit1', key: '1' }),
    press({ code: 'Digit1', key: '1', ctrlKey: true }),
    press({ code: 'Digit1', key: '1', altKey: true, ctrlKey: true }),
    press({ key: 'l', ctrlKey: true, altKey: true }),
    press({ key: 'l', ctrlKey: true, shiftKey: true }),
  ])('are nothing else: %j', (keys) => {
    expect(shortcutOf(keys)).toBeNull();
  });
});
