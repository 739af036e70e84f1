// When a medium is advised to be replaced: by its own earlier readings, its errors, its test and its age.
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../shared/domain/ages.ts';
import { mediumHealth, type HealthInput } from '../../../shared/domain/medium-health.ts';
import type { MediumTest } from '../../../shared/domain/medium-test.ts';

const now = Date.parse('2026-11-21T05:00:00Z');
const daysAgo = (days: number) => now - days * dayMs;

const reading = (days: number, mbPerSecond: number, more: Partial<HealthInput['readings'][number]> = {}) => ({
  atMs: daysAgo(days),
  snapshot: 'a',
  bytes: 100_000_000,
  seconds: 100 / mbPerSecond,
  errors: 0,
  ...more,
});

/** Two copies that were read in one verification. */
const twice = (days: number, speed: number) => [
  reading(days, speed, { bytes: 3e6, seconds: 3 / speed }),
  reading(days, speed, { bytes: 3e6, seconds: 3 / speed }),
];

const test = (days: number, more: Partial<MediumTest> = {}) => ({
  atMs: daysAgo(days),
  extent: 'full' as const,
  verdict: 'passed' as const,
  freeBytes: 8e9,
  testedBytes: 8e9,
  writeBytesPerSecond: 9e6,
  readBytesPerSecond: 25e6,
  firstFailureAt: null,
  failures: [],
  ...more,
});

const health = (input: Partial<HealthInput> = {}) =>
  mediumHealth({
    readings: [],
    writings: [],
    lastTest: null,
    inUseSinceMs: daysAgo(100),
    replaceAfterYears: 3,
    nowMs: now,
    ...input,
  });

const reasons = (input: Partial<HealthInput>) => health(input).advice.map(({ reason }) => reason);

describe('a medium that slows', () => {
  it('twice in a row below half of what it did before is to be replaced', () => {
    const readings = [reading(90, 30), reading(60, 28), reading(30, 31), reading(5, 12), reading(1, 14)];
    expect(health({ readings }).advice).toEqual([
      { reason: 'slower', sentence: 'It has become slow: 14 MB a second, 30 MB before.' },
    ]);
  });

  it.each([
    ['once', [reading(90, 30), reading(60, 28), reading(30, 31), reading(1, 4)]],
    ['a little', [reading(90, 30), reading(60, 28), reading(5, 18), reading(1, 19)]],
    ['with too little to compare', [reading(60, 30), reading(5, 5), reading(1, 5)]],
    ['in short readings', [90, 60, 5, 1].map((days) => reading(days, days > 10 ? 30 : 3, { bytes: 1e6 }))],
    [
      'where the cache answered',
      [90, 60, 5, 1].map((days) => reading(days, 30, { seconds: days > 10 ? 1 : 0 })),
    ],
  ])('%s is not', (_, readings) => {
    expect(reasons({ readings })).toEqual([]);
  });

  it('is judged by whole verifications: the copies of one moment are one reading', () => {
    const readings = [...twice(90, 30), ...twice(60, 30), ...twice(5, 5), ...twice(1, 5)];
    expect(health({ readings }).speeds.map(({ readBytesPerSecond }) => readBytesPerSecond)).toEqual([
      30e6, 30e6, 5e6, 5e6,
    ]);
    expect(reasons({ readings })).toEqual(['slower']);
  });
});

const writing = (days: number, repaired = 0, snapshot = 'a') => ({ atMs: daysAgo(days), snapshot, repaired });

describe('a medium that errs', () => {
  const readings = [reading(60, 30), reading(20, 30, { errors: 2 })];

  it('is to be replaced', () => {
    const { advice, errors } = health({ readings });
    expect(advice).toEqual([
      {
        reason: 'errors',
        sentence:
          'On 1 Nov 2026 2 files did not read as they were written. Unless somebody altered them, the medium errs, and will err again.',
      },
    ]);
    expect(errors).toBe(2);
  });

  it('is cleared where the same bytes read well again, by nothing else', () => {
    expect(reasons({ readings: [...readings, reading(1, 30)] })).toEqual([]);
    const others: [string, Partial<HealthInput>][] = [
      ['another copy', { readings: [...readings, reading(1, 30, { snapshot: 'b' })] }],
      ['the cache', { readings: [...readings, reading(1, 30, { seconds: 0 })] }],
      ['an earlier reading', { readings }],
      ['bytes that were written anew', { readings: [...readings, reading(1, 30)], writings: [writing(10)] }],
      ['a full test', { readings, lastTest: test(10) }],
    ];
    expect(others.filter(([, input]) => reasons(input).length === 0)).toEqual([]);
    expect(
      reasons({ readings: [...readings, reading(1, 30)], writings: [writing(70), writing(10, 0, 'b')] }),
    ).toEqual([]);
  });

  it('is told of the errors that stand, not of those that were cleared since', () => {
    const two = [
      reading(20, 30, { errors: 1 }),
      reading(9, 30, { errors: 3, snapshot: 'b' }),
      reading(1, 30, { snapshot: 'b' }),
    ];
    expect(health({ readings: two }).advice).toMatchObject([
      { sentence: expect.stringMatching(/^On 1 Nov 2026 1 file did not read as it was written\./) },
    ]);
  });
});

describe('a medium that was repaired', () => {
  it('is to be replaced for good, however well it reads afterwards', () => {
    const readings = [reading(20, 30, { errors: 2 }), reading(9, 30), reading(1, 30)];
    const writings = [writing(90), writing(10, 2)];
    expect(health({ readings, writings, lastTest: test(1) }).advice).toEqual([
      {
        reason: 'errors',
        sentence:
          'On 11 Nov 2026 2 files had to be repaired. Unless somebody altered them, the medium loses what it holds, and will lose more.',
      },
    ]);
  });

  it('is told of what it lost since', () => {
    const readings = [reading(1, 30, { errors: 1 })];
    expect(health({ readings, writings: [writing(10, 2)] }).advice).toMatchObject([
      { reason: 'errors', sentence: expect.stringContaining('1 file did not read as it was written') },
    ]);
  });
});

describe('a medium that failed its test', () => {
  it('is to be replaced, with what the test said', () => {
    const failures = [
      'It holds about 8 GB at most, not the 64 GB that it claims: what is written beyond that is lost.',
    ];
    const { advice, lastTest } = health({ lastTest: test(10, { verdict: 'failed', failures }) });
    expect(advice).toEqual([
      { reason: 'failed-test', sentence: `It failed its test on 11 Nov 2026. ${failures[0]}` },
    ]);
    expect(lastTest).toMatchObject({ at: '2026-11-11T05:00:00.000Z', verdict: 'failed' });
    expect(lastTest).not.toHaveProperty('atMs');
  });
});

describe('a medium that is old', () => {
  it('is to be replaced once it has been in use for as long as the settings allow', () => {
    expect(reasons({ inUseSinceMs: daysAgo(3 * 365 - 1) })).toEqual([]);
    expect(reasons({ inUseSinceMs: daysAgo(3 * 365) })).toEqual(['old']);
    expect(reasons({ inUseSinceMs: daysAgo(3 * 365), replaceAfterYears: 5 })).toEqual([]);
  });
});

it('names every reason, the gravest first', () => {
  const readings = [reading(90, 30), reading(60, 30), reading(5, 5), reading(1, 5, { errors: 1 })];
  const input = { readings, inUseSinceMs: 0, lastTest: test(100, { verdict: 'failed' }) };
  expect(reasons(input)).toEqual(['failed-test', 'errors', 'slower', 'old']);
});
