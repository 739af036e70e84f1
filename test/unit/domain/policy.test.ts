import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../shared/domain/ages.ts';
import { judge, overallOf, ruleNames, type RuleName } from '../../../shared/domain/policy.ts';
import type { LastDrill, PolicyCopy, PolicyInput } from '../../../shared/domain/policy-input.ts';
import type { RuleVerdict } from '../../../shared/domain/reports.ts';

const now = Date.parse('2026-11-21T14:05:00Z');
const daysAgo = (days: number): string => new Date(now - days * dayMs).toISOString();

const blue: PolicyCopy = {
  medium: 'b1b1b1b1-0000-4000-8000-000000000001',
  label: 'Blue stick',
  type: 'usb',
  location: 'Home',
  offsite: false,
  mediumState: 'active',
  snapshot: '20261110T080000Z-aaaaaaaaaaaa',
  status: 'verified',
  freshness: 'in-sync',
  verifiedAt: daysAgo(2),
  level: 'readback',
};
const red: PolicyCopy = {
  ...blue,
  medium: 'c2c2c2c2-0000-4000-8000-000000000002',
  label: 'Red disk',
  type: 'hdd',
  location: 'Bank Nord',
  offsite: true,
};
const green: PolicyCopy = { ...blue, medium: 'd3d3d3d3-0000-4000-8000-000000000003', label: 'Green stick' };
const drill: LastDrill = { atMs: now - 10 * dayMs, status: 'passed', seconds: 754, label: 'Blue stick' };

const good: PolicyInput = {
  set: 'ACME pool',
  policy: { copies: 3, mediaTypes: 2, offsite: 1, verifiedWithinDays: 90, drilledWithinDays: 180 },
  nowMs: now,
  newestWitnessedMs: now,
  sourcesSeen: true,
  copies: [blue, red],
  lastDrill: drill,
  lastPassedDrill: drill,
};

const rule = (name: RuleName, changes: Partial<PolicyInput>): RuleVerdict => {
  const found = judge({ ...good, ...changes }).find((verdict) => verdict.rule === name);
  if (found === undefined) throw new Error(`no rule ${name}`);
  return found;
};
const statuses = (changes: Partial<PolicyInput>): Record<string, string> =>
  Object.fromEntries(judge({ ...good, ...changes }).map(({ rule: name, status }) => [name, status]));
const overall = (changes: Partial<PolicyInput>): string => {
  const input = { ...good, ...changes };
  return overallOf(input, judge(input));
};

describe('judge', () => {
  it('answers every rule, in order, and asks for nothing where all are met', () => {
    const verdicts = judge(good);
    expect(verdicts.map(({ rule: name }) => name)).toEqual([...ruleNames]);
    expect(verdicts.map(({ status, fix }) => [status, fix])).toEqual(ruleNames.map(() => ['met', '']));
    expect(verdicts.map(({ detail }) => detail)).toEqual([
      '3 of 3 copies: the original, Blue stick and Red disk.',
      '2 of 2 types of media: USB stick and hard disk.',
      '1 of 1 off-site: Red disk (Bank Nord).',
      'The originals, Blue stick and Red disk hold the same content.',
      '2 copies verified within 90 days; longest ago Blue stick, 2 days ago.',
      'Rehearsed 10 days ago from Blue stick, in 13 min.',
    ]);
  });

  it('gives evidence always, and a remedy wherever a rule is not met', () => {
    const worlds: Partial<PolicyInput>[] = [
      { copies: [] },
      { copies: [], sourcesSeen: false },
      { copies: [{ ...blue, status: 'suspect' }], lastDrill: null, lastPassedDrill: null },
      { copies: [blue], sourcesSeen: false },
      {
        copies: [
          { ...blue, freshness: 'behind' },
          { ...red, status: 'missing' },
        ],
      },
      { newestWitnessedMs: now + 1 },
    ];
    for (const world of worlds) {
      for (const { status, detail, fix } of judge({ ...good, ...world })) {
        expect(detail).toMatch(/^\S.*\.$/);
        expect(fix === '').toBe(status === 'met');
      }
    }
  });
});

describe('copies', () => {
  it.each<[string, PolicyCopy[], boolean, string]>([
    ['two media and the original', [blue, red], true, 'met'],
    [
      'three media, originals not seen',
      [blue, red, green].map((copy) => ({ ...copy, freshness: 'unknown' })),
      false,
      'unknown',
    ],
    ['one medium', [blue], true, 'unmet'],
    ['one medium, originals not seen', [{ ...blue, freshness: 'unknown' }], false, 'unmet'],
    [
      'two media, originals not seen',
      [
        { ...blue, freshness: 'unknown' },
        { ...red, freshness: 'unknown' },
      ],
      false,
      'unknown',
    ],
    ['one behind', [blue, { ...red, freshness: 'behind' }], true, 'unmet'],
    ['one suspect', [blue, { ...red, status: 'suspect' }], true, 'unmet'],
    ['one missing', [blue, { ...red, status: 'missing' }], true, 'unmet'],
    ['one not read back', [blue, { ...red, status: 'written' }], true, 'unmet'],
    ['one planned', [blue, { ...red, status: 'planned' }], true, 'unmet'],
    ['one on a lost medium', [blue, { ...red, mediumState: 'lost' }], true, 'unmet'],
    ['one on a retired medium', [blue, { ...red, mediumState: 'retired' }], true, 'unmet'],
    ['the same medium twice', [blue, { ...blue, snapshot: '20261111T080000Z-bbbbbbbbbbbb' }], true, 'unmet'],
    ['none', [], true, 'unmet'],
  ])('%s', (_, copies, sourcesSeen, status) => {
    expect(rule('copies', { copies, sourcesSeen }).status).toBe(status);
  });

  it('says which copy does not count, and sends to the nearest medium', () => {
    const verdict = rule('copies', {
      copies: [
        { ...blue, freshness: 'behind' },
        { ...red, freshness: 'behind' },
      ],
    });
    expect(verdict.detail).toBe(
      '1 of 3 copies: the original. Blue stick (Home) does not count: behind. Red disk (Bank Nord) does not count: behind.',
    );
    expect(verdict.fix).toBe('Export "ACME pool" to Blue stick (Home).');
  });

  it('asks for one more medium where all known ones count', () => {
    expect(rule('copies', { copies: [blue] }).fix).toBe(
      "Export to one more medium: coldkeep export 'ACME pool' --to DIR",
    );
    expect(rule('copies', { copies: [] }).fix).toContain('Export to a medium');
  });

  it('takes a medium that failed last, and warns of it', () => {
    expect(rule('copies', { copies: [blue, { ...red, status: 'suspect' }] }).fix).toBe(
      'Export "ACME pool" to Red disk (Bank Nord) again; if it fails again, replace the medium.',
    );
  });

  it('judges a medium by the best copy on it', () => {
    const older = { ...blue, snapshot: '20260101T080000Z-cccccccccccc', freshness: 'behind' as const };
    expect(statuses({ copies: [older, blue, red] })).toEqual(statuses({}));
    expect(rule('copies', { copies: [blue, { ...older, status: 'suspect' }, red] }).status).toBe('met');
    // The newest one is damaged: the older good one is behind and cannot stand in for it.
    expect(rule('copies', { copies: [{ ...blue, status: 'suspect' }, older, red] }).detail).toContain(
      'Blue stick (Home) does not count: suspect.',
    );
  });
});

describe('media-types', () => {
  it.each<[string, PolicyCopy[], string]>([
    ['two types', [blue, red], 'met'],
    ['one type twice', [blue, green], 'unmet'],
    ['the second type behind', [blue, { ...red, freshness: 'behind' }], 'unmet'],
    ['the second type not certain', [blue, { ...red, freshness: 'unknown' }], 'unknown'],
    ['the same type not certain', [blue, { ...green, freshness: 'unknown' }], 'unmet'],
    ['none', [], 'unmet'],
  ])('%s', (_, copies, status) => {
    expect(rule('media-types', { copies }).status).toBe(status);
  });

  it('names the medium of another type, or asks for one', () => {
    expect(rule('media-types', { copies: [blue, { ...red, freshness: 'behind' }] }).fix).toBe(
      'Export "ACME pool" to Red disk (Bank Nord).',
    );
    expect(rule('media-types', { copies: [blue, green] }).fix).toContain('another type than USB stick');
  });
});

describe('offsite', () => {
  it.each<[string, PolicyCopy[], string]>([
    ['one elsewhere', [blue, red], 'met'],
    ['all here', [blue, green], 'unmet'],
    ['the one elsewhere is behind', [blue, { ...red, freshness: 'behind' }], 'unmet'],
    ['the one elsewhere is not certain', [blue, { ...red, freshness: 'unknown' }], 'unknown'],
    ['the one elsewhere is lost', [blue, { ...red, mediumState: 'lost' }], 'unmet'],
  ])('%s', (_, copies, status) => {
    expect(rule('offsite', { copies }).status).toBe(status);
  });

  it('has the cheapest remedy', () => {
    expect(rule('offsite', { copies: [blue, { ...red, freshness: 'behind' }] }).fix).toBe(
      'Export "ACME pool" to Red disk (Bank Nord).',
    );
    expect(rule('offsite', { copies: [blue, green] }).fix).toBe(
      'Take Blue stick to another site, then record it: coldkeep media set b1b1b1b1 --location PLACE --offsite yes',
    );
    expect(rule('offsite', { copies: [blue] }).fix).toBe(
      'Export to one more medium and keep it at another site.',
    );
  });
});

describe('same-point-in-time', () => {
  it.each<[string, PolicyCopy[], string]>([
    ['all in sync', [blue, red], 'met'],
    ['one behind', [blue, { ...red, freshness: 'behind' }], 'unmet'],
    [
      'originals not seen',
      [
        { ...blue, freshness: 'unknown' },
        { ...red, freshness: 'unknown' },
      ],
      'unknown',
    ],
    [
      'originals not seen, one older',
      [
        { ...blue, freshness: 'unknown' },
        { ...red, freshness: 'behind' },
      ],
      'unmet',
    ],
    ['the one behind is lost', [blue, { ...red, freshness: 'behind', mediumState: 'lost' }], 'met'],
    ['none', [], 'unmet'],
    ['only a suspect one', [{ ...blue, status: 'suspect' }], 'unmet'],
  ])('%s', (_, copies, status) => {
    const sourcesSeen = !copies.some(({ freshness }) => freshness === 'unknown');
    expect(rule('same-point-in-time', { copies, sourcesSeen }).status).toBe(status);
  });

  it('names all that are older, the near ones first', () => {
    const verdict = rule('same-point-in-time', {
      copies: [{ ...red, freshness: 'behind' }, { ...green, freshness: 'behind' }, blue],
    });
    expect(verdict.detail).toBe(
      '2 copies are older than the originals: Green stick (Home) and Red disk (Bank Nord).',
    );
    expect(verdict.fix).toBe('Export "ACME pool" to Green stick (Home) and Red disk (Bank Nord).');
  });
});

const at = (verifiedAt: string | null): PolicyCopy[] => [blue, { ...red, verifiedAt }];

describe('verified-recently', () => {
  it.each([
    ['this moment', daysAgo(0), 'met'],
    ['to the millisecond 90 days ago', daysAgo(90), 'met'],
    ['a millisecond more', new Date(now - 90 * dayMs - 1).toISOString(), 'unmet'],
    ['never', null, 'unmet'],
    ['a date that is none', 'yesterday', 'unmet'],
    ['a moment ahead of this clock', new Date(now + 1).toISOString(), 'unknown'],
  ])('%s', (_, verifiedAt, status) => {
    expect(rule('verified-recently', { copies: at(verifiedAt) }).status).toBe(status);
  });

  it('names the medium and its age', () => {
    const verdict = rule('verified-recently', { copies: at(daysAgo(91)) });
    expect(verdict.detail).toBe('Red disk (Bank Nord) was verified 91 days ago; the limit is 90 days.');
    expect(verdict.fix).toBe('Plug in Red disk (Bank Nord) and verify: coldkeep verify --at DIR');
  });

  it.each(['suspect', 'missing'] as const)('a %s copy was not found good, however recently', (status) => {
    const verdict = rule('verified-recently', { copies: [blue, { ...red, status }] });
    expect([verdict.status, verdict.detail]).toEqual(['unmet', `Red disk (Bank Nord) is ${status}.`]);
  });

  it('holds copies that are behind to it too, and lost media not', () => {
    const old = { ...red, verifiedAt: daysAgo(200) };
    expect(rule('verified-recently', { copies: [blue, { ...old, freshness: 'behind' }] }).status).toBe(
      'unmet',
    );
    expect(rule('verified-recently', { copies: [blue, { ...old, mediumState: 'lost' }] }).status).toBe('met');
  });

  it('trusts no age where the clock went backwards', () => {
    const verdict = rule('verified-recently', { newestWitnessedMs: now + 60_000 });
    expect(verdict.status).toBe('unknown');
    expect(verdict.detail).toContain("This machine's clock says 21 Nov 2026, 14:05 UTC");
    expect(rule('verified-recently', { newestWitnessedMs: null }).status).toBe('met');
  });
});

const drilled = (atMs: number, status: LastDrill['status'] = 'passed'): Partial<PolicyInput> => ({
  lastDrill: { ...drill, atMs, status },
  lastPassedDrill: status === 'passed' ? { ...drill, atMs } : drill,
});

describe('drilled-recently', () => {
  it.each([
    ['to the millisecond 180 days ago', drilled(now - 180 * dayMs), 'met'],
    ['a millisecond more', drilled(now - 180 * dayMs - 1), 'unmet'],
    ['failed after it had passed', drilled(now - dayMs, 'failed'), 'unmet'],
    ['never', { lastDrill: null, lastPassedDrill: null }, 'unmet'],
    ['ahead of this clock', drilled(now + 1), 'unknown'],
    ['the clock went backwards', { newestWitnessedMs: now + 1 }, 'unknown'],
  ])('%s', (_, changes, status) => {
    expect(rule('drilled-recently', changes).status).toBe(status);
  });

  it('proposes the nearest medium', () => {
    expect(rule('drilled-recently', { lastDrill: null, lastPassedDrill: null }).fix).toBe(
      "Rehearse a restore from Blue stick (Home): coldkeep drill --at DIR --set 'ACME pool'",
    );
    expect(rule('drilled-recently', { lastDrill: null, lastPassedDrill: null, copies: [] }).fix).toMatch(
      /^Rehearse a restore: /,
    );
  });
});

describe('overallOf', () => {
  it.each<[string, Partial<PolicyInput>, string]>([
    ['all met', {}, 'good'],
    ['one rule unmet', { lastDrill: null, lastPassedDrill: null }, 'attention'],
    ['one rule unknown', { newestWitnessedMs: now + 1 }, 'attention'],
    ['nothing exported', { copies: [] }, 'danger'],
    [
      'all behind',
      {
        copies: [
          { ...blue, freshness: 'behind' },
          { ...red, freshness: 'behind' },
        ],
      },
      'danger',
    ],
    ['one behind', { copies: [blue, { ...red, freshness: 'behind' }] }, 'attention'],
    ['a suspect copy and too few without it', { copies: [blue, { ...red, status: 'suspect' }] }, 'danger'],
    ['a missing copy and too few without it', { copies: [blue, { ...red, status: 'missing' }] }, 'danger'],
    [
      'a suspect copy and enough without it',
      { copies: [blue, red, { ...green, status: 'suspect' }] },
      'attention',
    ],
    [
      'a suspect copy on a medium known as lost',
      { copies: [blue, red, { ...green, status: 'suspect', mediumState: 'lost' }] },
      'good',
    ],
    [
      'originals not seen',
      {
        sourcesSeen: false,
        copies: [
          { ...blue, freshness: 'unknown' },
          { ...red, freshness: 'unknown' },
        ],
      },
      'attention',
    ],
  ])('%s: %s', (_, changes, expected) => {
    expect(overall(changes)).toBe(expected);
  });
});

describe('names from outside', () => {
  it('cannot hide or forge what a rule says', () => {
    const label = 'Blue\u202e\nALL RULES MET';
    for (const { detail, fix } of judge({ ...good, copies: [{ ...blue, label }], set: "x'; rm -rf ~ #" })) {
      expect(detail + fix).not.toMatch(/[\n\u202e]/);
      expect(fix).not.toMatch(/[^\\]'; rm -rf ~ #[^']/);
    }
  });
});
