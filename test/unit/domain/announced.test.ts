import { describe, expect, it } from 'vitest';
import { acceptsAnnounced, announcedList, announcedWords } from '../../../shared/domain/announced.ts';

const two = ['a keyboard', 'a network card'];

describe('accepting what a stick announces', () => {
  it('asks for the names without articles', () => {
    expect(announcedWords(two)).toBe('keyboard, network card');
    expect(announcedList(two)).toBe('a keyboard and a network card');
    expect(acceptsAnnounced(announcedWords(two), two)).toBe(true);
  });

  it.each([
    ['keyboard, network card', true],
    ['  Network  Card,KEYBOARD ', true],
    ['a keyboard and a network card', true],
    ['keyboard', false],
    ['keyboard, network card, camera', false],
    ['yes', false],
    ['', false],
    [undefined, false],
  ])('%j: %s', (typed, accepted) => {
    expect(acceptsAnnounced(typed, two)).toBe(accepted);
  });

  it('accepts nothing for a stick that announces nothing', () => {
    expect(acceptsAnnounced('', [])).toBe(false);
  });

  it('shows no name that could move text, and can still be accepted', () => {
    const hostile = ['a mouse\u202e'];
    expect(announcedWords(hostile)).toBe('mouse\\u{202e}');
    expect(acceptsAnnounced(announcedWords(hostile), hostile)).toBe(true);
  });
});
