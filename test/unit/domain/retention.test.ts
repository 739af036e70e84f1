// What goes and what stays: the tiers as tables, and what holds for any captures at all.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  onlyNewest,
  retentionPlan,
  retentionRules,
  retentionWhy,
  type Generation,
} from '../../../shared/domain/retention.ts';
import { profiles } from '../../../shared/profiles/index.ts';
import type { RetentionTiers } from '../../../shared/profiles/profile.ts';

const tiers = (over: Partial<RetentionTiers>): RetentionTiers => ({ ...onlyNewest(0), ...over });
const at = (text: string): number => Date.parse(`${text}Z`);
const taken = (...texts: string[]): Generation[] =>
  texts.map((text) => ({ id: text, capturedAtMs: at(text), verified: true }));
const nowMs = at('2026-07-01T00:00:00');

const reasons = (generations: readonly Generation[], given: RetentionTiers): Record<string, string> =>
  Object.fromEntries(
    retentionPlan({ generations, tiers: given, nowMs, atLeast: 1 }).map((verdict) => [
      verdict.id,
      verdict.reasons.join(' '),
    ]),
  );

describe('retention', () => {
  it('keeps the newest two and lets the rest go where there are no tiers', () => {
    const generations = taken('2026-06-03T00:00:00', '2026-06-02T00:00:00', '2026-06-01T00:00:00');
    const verdicts = retentionPlan({ generations, tiers: onlyNewest(1), nowMs });
    expect(verdicts.map(({ keeps }) => keeps)).toEqual([true, true, false]);
    expect(verdicts.map(retentionWhy)).toEqual([
      'one of the newest',
      'one of the newest',
      'newer ones stand for its time',
    ]);
  });

  it.each([
    [
      'hours of UTC',
      { hourly: 2 },
      { '2026-06-03T12:59:59': 'newest hourly', '2026-06-03T12:00:00': '', '2026-06-03T11:59:59': 'hourly' },
    ],
    [
      'days of UTC, those without captures left out',
      { daily: 2 },
      {
        '2026-06-03T23:59:59': 'newest daily',
        '2026-06-03T00:00:00': '',
        '2026-05-02T10:00:00': 'daily',
        '2026-05-01T10:00:00': '',
      },
    ],
    [
      'weeks that begin on Monday, across a year',
      { weekly: 2 },
      {
        '2026-01-05T00:00:00': 'newest weekly',
        '2026-01-04T23:59:59': 'weekly',
        '2025-12-29T00:00:00': '',
        '2025-12-28T23:59:59': '',
      },
    ],
    [
      'months, across a year',
      { monthly: 3 },
      {
        '2026-02-01T00:00:00': 'newest monthly',
        '2026-01-31T23:59:59': 'monthly',
        '2026-01-01T00:00:00': '',
        '2025-12-31T23:59:59': 'monthly',
        '2025-11-30T00:00:00': '',
      },
    ],
    [
      'several tiers at once',
      { newest: 2, daily: 2, monthly: 2 },
      {
        '2026-06-03T12:00:00': 'newest daily monthly',
        '2026-06-03T11:00:00': 'newest',
        '2026-06-02T12:00:00': 'daily',
        '2026-06-01T12:00:00': '',
        '2026-05-31T12:00:00': 'monthly',
      },
    ],
  ])('keeps the newest of %s', (_, given, expected) => {
    expect(reasons(taken(...Object.keys(expected)), tiers(given))).toEqual(expected);
  });

  it('keeps what was captured later than the clock says, and counts it nowhere', () => {
    const generations = taken('2099-01-01T00:00:00', '2026-06-02T00:00:00', '2026-06-01T00:00:00');
    const verdicts = retentionPlan({ generations, tiers: onlyNewest(1), nowMs });
    expect(verdicts.map((verdict) => verdict.reasons)).toEqual([
      ['later-than-clock'],
      ['newest'],
      ['newest'],
    ]);
  });

  it('says in sentences what the tiers of every profile mean', () => {
    for (const { retention } of profiles) {
      expect(retentionRules(retention)[0]).toMatch(/^The [2-9] newest verified ones are kept/);
    }
    expect(retentionRules(onlyNewest(1), 1)).toEqual(['The newest verified one is kept.']);
    expect(retentionRules(tiers({ weekly: 1 }))[1]).toBe(
      'Beside them the newest of the last week that has any.',
    );
  });
});

const keptOf = (generations: readonly Generation[], given: RetentionTiers): Set<string> =>
  new Set(
    retentionPlan({ generations, tiers: given, nowMs })
      .filter(({ keeps }) => keeps)
      .map(({ id }) => id),
  );

describe('of any captures', () => {
  const count = fc.nat({ max: 6 });
  const anyTiers = fc.record({ newest: count, hourly: count, daily: count, weekly: count, monthly: count });
  const hourMs = 60 * 60 * 1000;
  const anyGenerations = fc
    .array(fc.record({ hoursAgo: fc.integer({ min: -50, max: 5000 }), verified: fc.boolean() }), {
      maxLength: 40,
    })
    .map((drawn) =>
      drawn
        .toSorted((a, b) => a.hoursAgo - b.hoursAgo)
        .map(({ hoursAgo, verified }, index) => ({
          id: String(index),
          capturedAtMs: nowMs - hoursAgo * hourMs,
          verified,
        })),
    );

  it('the newest stays, and two verified ones wherever there are two', () => {
    fc.assert(
      fc.property(anyGenerations, anyTiers, (generations, given) => {
        const kept = keptOf(generations, given);
        const verified = generations.filter((each) => each.verified);
        const keptVerified = verified.filter(({ id }) => kept.has(id)).length;
        expect(keptVerified).toBeGreaterThanOrEqual(Math.min(2, verified.length));
        const newest = verified.slice(0, 1).map(({ id }) => id);
        expect([...kept]).toEqual(expect.arrayContaining(newest));
      }),
    );
  });

  it('what is not verified pushes nothing out that is', () => {
    fc.assert(
      fc.property(anyGenerations, anyTiers, (generations, given) => {
        const verified = generations.filter((each) => each.verified);
        const alone = keptOf(verified, given);
        const among = keptOf(generations, given);
        expect(verified.filter(({ id }) => among.has(id)).map(({ id }) => id)).toEqual([...alone]);
      }),
    );
  });

  it('removing what goes changes nothing about what stays', () => {
    fc.assert(
      fc.property(anyGenerations, anyTiers, (generations, given) => {
        const kept = keptOf(generations, given);
        const rest = generations.filter(({ id }) => kept.has(id));
        expect(keptOf(rest, given)).toEqual(kept);
      }),
    );
  });

  it('a tier more never lets more go', () => {
    fc.assert(
      fc.property(anyGenerations, anyTiers, anyTiers, (generations, given, more) => {
        const wider = {
          newest: given.newest + more.newest,
          hourly: given.hourly + more.hourly,
          daily: given.daily + more.daily,
          weekly: given.weekly + more.weekly,
          monthly: given.monthly + more.monthly,
        };
        const kept = keptOf(generations, given);
        const keptMore = keptOf(generations, wider);
        expect([...kept].filter((id) => !keptMore.has(id))).toEqual([]);
      }),
    );
  });

  it('one verdict for each, in the order given, kept where there is a reason', () => {
    fc.assert(
      fc.property(anyGenerations, anyTiers, (generations, given) => {
        const verdicts = retentionPlan({ generations, tiers: given, nowMs });
        expect(verdicts.map(({ id }) => id)).toEqual(generations.map(({ id }) => id));
        for (const { keeps, reasons: why } of verdicts) expect(keeps).toBe(why.length > 0);
      }),
    );
  });
});
