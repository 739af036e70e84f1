import { describe, expect, it } from 'vitest';
import { daysSince, formatAge, formatExpiry, formatMoment, formatSpan } from '../../../shared/domain/ages.ts';
import { formatDuration } from '../../../shared/domain/duration.ts';

const now = Date.parse('2026-11-21T14:05:00Z');

describe('formatAge', () => {
  it.each([
    ['2026-11-21T14:05:00Z', 'today, 14:05'],
    ['2026-11-21T14:02:00Z', 'today, 14:02'],
    ['2026-11-21T00:00:00Z', 'today, 00:00'],
    ['2026-11-20T23:59:59Z', 'yesterday, 23:59'],
    ['2026-11-20T00:00:00Z', 'yesterday, 00:00'],
    ['2026-11-19T23:59:59Z', '2 days ago'],
    ['2026-09-06T12:00:00Z', '76 days ago'],
    ['2025-11-21T12:00:00Z', '365 days ago'],
    ['2025-11-20T12:00:00Z', '12 months ago'],
    ['2025-09-20T12:00:00Z', '14 months ago'],
    ['2026-11-21T14:05:01Z', 'on 21 Nov 2026, 14:05 UTC, which is later than this clock'],
  ])('%s is %s', (iso, expected) => {
    expect(formatAge(Date.parse(iso), now)).toBe(expected);
  });
});

describe('formatExpiry', () => {
  it.each([
    ['2026-12-11T09:44:51Z', '19 days left, expires 11 Dec 2026'],
    ['2026-11-22T14:05:00Z', '1 day left, expires 22 Nov 2026'],
    ['2026-11-22T14:04:59Z', 'less than a day left, expires 22 Nov 2026'],
    ['2026-11-21T14:05:00Z', 'expired today, 21 Nov 2026'],
    ['2026-11-18T14:05:00Z', 'expired 3 days ago, 18 Nov 2026'],
  ])('%s: %s', (iso, expected) => {
    expect(formatExpiry(Date.parse(iso), now)).toBe(expected);
  });
});

describe('spans and moments', () => {
  it.each([
    [0, '0 days'],
    [1, '1 day'],
    [2, '2 days'],
    [365, '365 days'],
    [366, '12 months'],
    [427, '14 months'],
    [730, '23 months'],
    [731, '24 months'],
  ])('%i days: %s', (days, expected) => {
    expect(formatSpan(days)).toBe(expected);
  });

  it('counts whole days', () => {
    expect([0, 86_399_999, 86_400_000, -1].map((ms) => daysSince(now - ms, now))).toEqual([0, 0, 1, -1]);
  });

  it('writes a moment in UTC', () => {
    expect(formatMoment(Date.parse('2027-02-01T09:04:51Z'))).toBe('1 Feb 2027, 09:04 UTC');
  });

  it.each([
    [0, 'less than a second'],
    [0.99, 'less than a second'],
    [1, '1 s'],
    [59.4, '59 s'],
    [59.6, '1 min'],
    [720, '12 min'],
    [3599, '1 h 00 min'],
    [3900, '1 h 05 min'],
    [86_400, '1 day 0 h'],
    [273_600, '3 days 4 h'],
  ])('%d seconds: %s', (seconds, expected) => {
    expect(formatDuration(seconds)).toBe(expected);
  });
});
