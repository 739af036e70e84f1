import { describe, expect, it } from 'vitest';
import {
  announcementOf,
  percentOf,
  wordsOfAmount,
  wordsOfElapsed,
  wordsOfRate,
  wordsOfTimeLeft,
  type Spoken,
} from '../../../../renderer/parts/progress-words.ts';

describe('amounts', () => {
  it.each([
    [{ done: 136e6, total: 212e6, unit: 'bytes' }, '136 of 212 MB'],
    [{ done: 980e3, total: 2.1e6, unit: 'bytes' }, '980 KB of 2.1 MB'],
    [{ done: 136e6, total: 0, unit: 'bytes' }, '136 MB'],
    [{ done: 5, total: 7, unit: 'files' }, '5 of 7 files'],
    [{ done: 0, total: 1, unit: 'items' }, '0 of 1 item'],
    [{ done: 3, total: 0, unit: 'items' }, '3 items'],
  ] as const)('%j is %j', (amount, words) => {
    expect(wordsOfAmount(amount)).toBe(words);
  });

  it('is null percent while the total is not known, and never above 100', () => {
    expect(percentOf({ done: 5, total: 0 })).toBeNull();
    expect(percentOf({ done: 999, total: 1000 })).toBe(99);
    expect(percentOf({ done: 1200, total: 1000 })).toBe(100);
  });
});

describe('speed and time', () => {
  it('says speed in the unit of the work', () => {
    expect(wordsOfRate({ perSecond: 3.9e6, unit: 'bytes' })).toBe('3.9 MB/s');
    expect(wordsOfRate({ perSecond: 12.4, unit: 'files' })).toBe('12 files/s');
    expect(wordsOfRate({ perSecond: null, unit: 'bytes' })).toBeNull();
  });

  it('never promises less than a second', () => {
    expect(wordsOfTimeLeft({ secondsLeft: 0.2 })).toBe('about 1 s left');
    expect(wordsOfTimeLeft({ secondsLeft: 38 })).toBe('about 38 s left');
    expect(wordsOfTimeLeft({ secondsLeft: null })).toBeNull();
  });

  it.each([
    [17.9, '0:17'],
    [725, '12:05'],
    [3729, '1:02:09'],
    [-3, '0:00'],
  ])('has taken %d s as %j', (seconds, words) => {
    expect(wordsOfElapsed(seconds)).toBe(words);
  });
});

/** What is said while these steps are gone through, one after the other. */
const saidAlong = (steps: readonly { phase: string; done: number }[], total = 100): (string | null)[] => {
  let before: Spoken | undefined;
  return steps.map(({ phase, done }) => {
    const { text, spoken } = announcementOf(
      { subject: 'Blue stick', phase, done, total, unit: 'bytes' },
      before,
    );
    before = spoken;
    return text;
  });
};

describe('what is spoken of a job', () => {
  it('is each quarter once, whatever lies between', () => {
    const steps = [0, 1, 24, 25, 26, 49, 50, 74, 75, 99, 100, 100].map((done) => ({
      phase: 'writing',
      done,
    }));
    expect(saidAlong(steps).filter((text) => text !== null)).toEqual([
      'Blue stick: writing',
      'Blue stick: writing, 25 percent',
      'Blue stick: writing, 50 percent',
      'Blue stick: writing, 75 percent',
      'Blue stick: writing, 100 percent',
    ]);
  });

  it('is one sentence for quarters that were jumped over', () => {
    expect(
      saidAlong([
        { phase: 'writing', done: 0 },
        { phase: 'writing', done: 80 },
      ]),
    ).toEqual(['Blue stick: writing', 'Blue stick: writing, 75 percent']);
  });

  it('is every new phase', () => {
    expect(
      saidAlong([
        { phase: 'writing', done: 100 },
        { phase: 'reading back', done: 0 },
      ]),
    ).toEqual(['Blue stick: writing, 100 percent', 'Blue stick: reading back']);
  });

  it('is nothing but the phase while the total is not known', () => {
    expect(
      saidAlong(
        [
          { phase: 'reading', done: 5 },
          { phase: 'reading', done: 50 },
        ],
        0,
      ),
    ).toEqual(['Blue stick: reading', null]);
  });
});
