// What is typed about a set: numbers of the chain, days since somebody looked.
import { describe, expect, it } from 'vitest';
import { wholeNumberOf, whyNotANumber } from '../../../../renderer/about-set/chain-words.ts';
import { lookedAt } from '../../../../renderer/about-set/looked-at.ts';
import { dayMs } from '../../../../shared/domain/ages.ts';

describe('a number from a web page', () => {
  it.each([
    ['203881440', 203_881_440],
    ['203 881 440', 203_881_440],
    ['203,881,440', 203_881_440],
    ["203'881'440", 203_881_440],
    [' 0 ', 0],
  ])('%s is read', (text, value) => expect(wholeNumberOf(text)).toBe(value));

  it.each(['', '-1', '1e9', '0x10', '12a', '9'.repeat(16)])('%s is none', (text) =>
    expect(wholeNumberOf(text)).toBeNull(),
  );

  it('is not wrong while it is empty, and not above what is possible', () => {
    expect(whyNotANumber('')).toBeNull();
    expect(whyNotANumber('x')).toBe('Only digits, please.');
    expect(whyNotANumber('10081', 10_080)).toBe('10080 at most.');
  });
});

describe('when somebody looked', () => {
  const now = Date.UTC(2026, 10, 21);
  it('is so many days before now', () => {
    expect(lookedAt('0', now)).toBe(now);
    expect(lookedAt(' 12 ', now)).toBe(now - 12 * dayMs);
  });
  it.each(['', '-1', '1.5', '3651', 'today'])('%s is no number of days', (text) =>
    expect(lookedAt(text, now)).toBeNull(),
  );
});
