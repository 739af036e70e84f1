import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../shared/domain/ages.ts';
import { planOf } from '../../../shared/domain/policy-plan.ts';
import { planSchema, type Plan } from '../../../shared/domain/policy-plan-schema.ts';
import { cardanoSpo } from '../../../shared/profiles/cardano-spo.ts';
import { blue, daysAgo, green, now, red } from './policy-input.ts';
import { onlySet, staleRed, viewInput, type Wishes } from './view-fixture.ts';

const plan = (wishes: Wishes): Plan => {
  const input = viewInput(wishes);
  return planSchema.parse(planOf(input, onlySet(input)));
};
const titles = (wishes: Wishes): string[] => plan(wishes).acts.map(({ title }) => title);

describe('planOf', () => {
  it('is empty where every rule is met', () => {
    expect(plan({})).toMatchObject({ acts: [], minutes: 0, trips: 0, sentence: 'Every rule is met.' });
  });

  it.each<[string, Wishes, string[], number]>([
    [
      'near copies behind: one act, no trip',
      { copies: [{ ...blue, freshness: 'behind' }, { ...green, freshness: 'behind' }, red] },
      ['Export to Blue stick and Green stick'],
      0,
    ],
    [
      'a far copy behind: bring it home',
      { copies: [blue, green, staleRed] },
      ['Bring Red disk home and export to it'],
      1,
    ],
    [
      'near and far behind: one act, one trip',
      { copies: [{ ...blue, freshness: 'behind' }, staleRed] },
      ['Export to Blue stick and Red disk'],
      1,
    ],
    [
      'nothing yet: two new media, drilled afterwards',
      { copies: [], change: { drills: [] } },
      ['Export to 2 new media of different types, and keep one of them at another place', 'Drill once'],
      1,
    ],
    [
      'two of three sticks near, none away: carry one, buy nothing',
      { copies: [blue, { ...red, offsite: false, location: 'Home' }] },
      ['Take Red disk to another place'],
      1,
    ],
    [
      'one type only: the new medium goes where one is wanting',
      { copies: [blue] },
      ['Export to a new medium of another type, and keep it at another place'],
      1,
    ],
    [
      'a lost medium is not asked for again',
      { copies: [blue, { ...red, mediumState: 'lost' }] },
      ['Export to a new medium of another type, and keep it at another place'],
      1,
    ],
    [
      'verified too long ago',
      { copies: [{ ...blue, verifiedAt: daysAgo(120) }, red] },
      ['Verify Blue stick'],
      0,
    ],
    [
      'not read cold, where the policy demands it',
      {
        copies: [{ ...blue, readColdAt: daysAgo(10) }, red],
        change: { profile: { ...cardanoSpo, policy: { ...cardanoSpo.policy, verificationLevel: 'cold' } } },
      },
      ['Unplug Red disk, plug in again and read'],
      1,
    ],
    [
      'drilled too long ago',
      { change: { drills: [{ atMs: now - 200 * dayMs, status: 'passed', seconds: 600, label: null }] } },
      ['Drill from Blue stick'],
      0,
    ],
  ])('%s', (_name, wishes, expected, trips) => {
    expect(titles(wishes)).toEqual(expected);
    expect(plan(wishes).trips).toBe(trips);
  });

  it('adds the acts up and knows a way without the trip', () => {
    const { acts, minutes, sentence, withoutTheTrip } = plan({ copies: [blue, green, staleRed] });
    expect(minutes).toBe(acts.reduce((sum, act) => sum + act.minutes, 0));
    expect(sentence).toBe('1 act, about 3 min and one trip.');
    expect(withoutTheTrip?.text).toBe(
      'Export to a new medium of the same type, keep it at another place, and retire Red disk. About 3 min, and a place to name.',
    );
  });

  it('knows no way without the trip where a far copy only has to be read', () => {
    expect(plan({ copies: [blue, { ...red, verifiedAt: daysAgo(120) }] })).toMatchObject({
      trips: 1,
      withoutTheTrip: null,
    });
  });

  it('renews what ends soon before a trip, and only then', () => {
    const expiries = [{ title: 'Renew the KES key', subject: 'kes-skey', expiresAtMs: now + 19.5 * dayMs }];
    expect(plan({ copies: [blue, green, staleRed], change: { expiries } }).acts[0]).toMatchObject({
      title: 'Renew the KES key',
      why: 'Not required now. Saves a second trip in 19 days.',
    });
    expect(titles({ copies: [{ ...blue, freshness: 'behind' }, red], change: { expiries } })).toEqual([
      'Export to Blue stick',
    ]);
  });
});
