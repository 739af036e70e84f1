import { describe, expect, it } from 'vitest';
import { byDays, matching, named } from '../../../../renderer/journal/journal-days.ts';

const event = (iso: string, what: string) => ({ atMs: Date.parse(iso), kind: 'noted', what });
const events = [
  event('2026-11-21T00:00:00Z', 'The copy of 2 on "Red stick" was verified.'),
  event('2026-11-20T23:59:59Z', 'Red stick was moved.'),
  event('2026-11-20T08:00:00Z', 'The vault was created.'),
];

describe('the journal by days', () => {
  it('begins a new day at midnight of UTC', () => {
    expect(byDays(named(events)).map(({ day, events: ofDay }) => [day, ofDay.length])).toEqual([
      ['21 Nov 2026', 1],
      ['20 Nov 2026', 2],
    ]);
  });

  it('names events by their place from the oldest, so that a new one renames none', () => {
    const before = named(events);
    const after = named([event('2026-11-22T00:00:00Z', 'Later.'), ...events]);
    expect(after.slice(1).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });
});

describe('finding in the journal', () => {
  it.each([
    ['', 3],
    ['red', 2],
    ['RED stick', 2],
    ['stick red verified', 1],
    ['   ', 3],
    ['nobody', 0],
  ])('%j finds %i', (typed, count) => {
    expect(matching(events, typed)).toHaveLength(count);
  });
});
