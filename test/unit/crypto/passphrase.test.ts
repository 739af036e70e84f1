import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, it } from 'vitest';
import { judgePassphrase, suggestPassphrase } from '../../../electron/core/crypto/passphrase.ts';
import { pseudoRandomSource } from '../../support/pseudo-random.ts';

const judge = (text: string) => judgePassphrase(Buffer.from(text));

describe('a passphrase', () => {
  it.each([
    ['', 'empty'],
    ['password', 'ten most used'],
    ['qwertyuiop', 'most used'],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'repeats one character'],
    ['abcabcabcabcabcabcabcabc', 'repeats itself'],
    ['2024-01-01', 'a date'],
    ['Tr0ub4dor&3', 'too short or too regular'],
    ['correct horse', 'too short or too regular'],
    ['tab\there, and long enough otherwise', 'control characters'],
  ])('%j is refused: %s', (text, reason) => {
    const judgement = judge(text);
    expect(judgement).toMatchObject({ acceptable: false, reason: expect.stringContaining(reason) });
    expect(judgement.reason).toMatch(/^[A-Z].*\.$/);
    expect(judgement.reason.toLowerCase()).not.toContain('password');
  });

  it('is refused where it is not UTF-8', () => {
    expect(judgePassphrase(Uint8Array.of(0xff, 0x41, 0x42))).toMatchObject({
      acceptable: false,
      guessesLog10: 0,
    });
  });

  it('is accepted from 10^16 guesses on', () => {
    for (const text of ['parsnip cathedral unplug widget', 'x8!kQ2#mZp0vLw7&']) {
      const judgement = judge(text);
      expect(judgement.guessesLog10).toBeGreaterThanOrEqual(16);
      expect(judgement).toMatchObject({ acceptable: true, reason: expect.stringContaining('10^') });
    }
  });

  it('may be long without taking long', () => {
    expect(judge('unrelated words '.repeat(2000)).reason).not.toBe('');
    expect(judge(`${suggestPassphrase(pseudoRandomSource('long'))} ${'x'.repeat(5000)}`).acceptable).toBe(
      true,
    );
  });
});

describe('a suggested passphrase', () => {
  const list = dictionary['diceware-common'];

  it('has seven words of the diceware list and is accepted', () => {
    expect(new Set(list).size).toBe(7776);
    const random = pseudoRandomSource('suggestions');
    for (let round = 0; round < 50; round++) {
      const suggested = suggestPassphrase(random);
      const words = suggested.split('-');
      expect(words).toHaveLength(7);
      expect(words.every((word) => list.includes(word))).toBe(true);
      expect(judge(suggested).acceptable).toBe(true);
    }
  });

  it('is drawn without favouring the beginning of the list', () => {
    // 65536 = 8 * 7776 + 3328, so draws from 62208 on must be thrown away.
    const draws = [0xffff, 62208, 62207, 0, 7776, 7775, 65535, 1, 2, 3];
    let drawn = 0;
    const random = (byteCount: number): Uint8Array => {
      expect(byteCount).toBe(2);
      const draw = draws[drawn++] ?? 0;
      return Uint8Array.of(draw >> 8, draw & 255);
    };
    const expected = [7775, 0, 0, 7775, 1, 2, 3].map((index) => list[index]);
    expect(suggestPassphrase(random).split('-')).toEqual(expected);
    expect(drawn).toBe(draws.length);
  });
});
