import { describe, expect, it } from 'vitest';
import { judge, ruleNames } from '../../../shared/domain/policy.ts';
import type { PolicyCopy, PolicyInput } from '../../../shared/domain/policy-input.ts';
import { now, blue, red, green, good, rule, statuses, overall } from './policy-input.ts';

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
