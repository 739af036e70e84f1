import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../shared/domain/ages.ts';
import { overviewOf, overviewSchema, type Overview } from '../../../shared/domain/overview.ts';
import type { Slot } from '../../../shared/domain/stair-schema.ts';
import type { Misfortune } from '../../../shared/domain/what-if.ts';
import { blue, daysAgo, green, now, red } from './policy-input.ts';
import { staleRed, viewInput, type Wishes } from './view-fixture.ts';

const view = (wishes: Wishes = {}): Overview => overviewSchema.parse(overviewOf(viewInput(wishes)));
const first = (overview: Overview) => {
  const [set] = overview.sets;
  if (set === undefined) throw new Error('no set');
  return set;
};
const slots = (all: readonly Slot[]): string[] =>
  all.map(({ title, words, counts }) => `${title}: ${words}${counts ? '' : ' (dashed)'}`);
const outcome = (overview: Overview, misfortune: Misfortune): string => {
  const found = overview.whatIfs.find((whatIf) => whatIf.misfortune === misfortune);
  return `${found?.tone}: ${found?.outcome}`;
};

describe('overviewOf, every rule met', () => {
  const overview = view();

  it('says so, and until when nothing is due', () => {
    expect(overview.verdict).toBe('Everything is safe.');
    expect(overview.tone).toBe('good');
    expect(overview.line).toBe('ACME pool: all 6 rules met. Nothing is due before 17 Feb 2027.');
  });

  it('fills the stair with what counts', () => {
    const { stair } = first(overview);
    expect(slots(stair.copies.slots)).toEqual([
      'Original: The original',
      'Blue stick: In sync',
      'Red disk: In sync',
    ]);
    expect(slots(stair.types.slots)).toEqual(['Hard disk: Met', 'USB stick: Met']);
    expect(slots(stair.offsite.slots)).toEqual(['Red disk: In sync']);
    expect([stair.copies.have, stair.types.have, stair.offsite.have]).toEqual([3, 2, 1]);
    expect(stair.offsite.note).toBe(
      'If the house burns, everything comes back from Red disk. Last rehearsed 10 days ago, in 13 min.',
    );
  });

  it('groups copies by place, near ones first', () => {
    expect(first(overview).copiesByPlace.map(({ place, summary }) => `${place}, ${summary}`)).toEqual([
      'Home, 1 copy: in sync',
      'Bank Nord, 1 copy: in sync',
    ]);
    expect(first(overview).copiesByPlace[1]?.copies[0]).toMatchObject({
      label: 'Red disk',
      lastVerified: '2 days ago',
      how: 'read back',
      custodian: 'Jonas Berg',
    });
  });

  it('offers duties in place of acts, at most three', () => {
    expect(overview.nextActs.map(({ title }) => title)).toEqual([
      'Verify Blue stick',
      'Verify Red disk',
      'Drill from Blue stick',
    ]);
    expect(overview.nextActs.every(({ overdue }) => !overdue)).toBe(true);
  });

  it('answers the four questions', () => {
    expect(outcome(overview, 'house-burns')).toBe('good: All back from Red disk');
    expect(outcome(overview, 'laptop-stolen')).toBe('good: All back from Blue stick');
    expect(outcome(overview, 'one-stick-fails')).toBe('good: All back');
    expect(outcome(overview, 'passphrase-forgotten')).toBe('danger: All is lost, no shares');
    expect(outcome(view({ vault: { shares: { threshold: 3, total: 5 } } }), 'passphrase-forgotten')).toBe(
      'good: 3 of 5 shares open it',
    );
  });
});

describe('overviewOf, the copy at the bank is behind', () => {
  const overview = view({ copies: [blue, green, staleRed] });
  const { stair } = first(overview);

  it('names the thing and its consequence', () => {
    expect(overview.verdict).toBe('The copy on Red disk (Bank Nord) is behind.');
    expect(overview.tone).toBe('attention');
    expect(overview.line).toBe(
      'ACME pool: 3 of 6 rules met, 3 unmet. If the house burns today: what changed since 1 Aug 2026 is lost.',
    );
  });

  it('leaves the copy in its slot, dashed, with the reason beside the row', () => {
    expect(slots(stair.offsite.slots)).toEqual(['Red disk: Does not count (dashed)']);
    expect(stair.offsite).toMatchObject({ wanted: 1, have: 0, status: 'unmet' });
    expect(stair.offsite.note).toBe(
      'Behind since 73 days: 4 files changed. No other copy is away from home.',
    );
    expect(slots(stair.copies.slots)).toEqual([
      'Original: The original',
      'Blue stick: In sync',
      'Green stick: In sync',
    ]);
    expect(slots(stair.types.slots)).toEqual(['USB stick: Met', 'Hard disk: Does not count (dashed)']);
  });

  it('says in the table since when and by what', () => {
    expect(first(overview).copiesByPlace[1]).toMatchObject({
      worst: { state: 'behind', glyph: 'behind' },
      copies: [
        {
          holds: { words: 'Behind since 73 days', detail: '4 files changed' },
          lastVerified: '76 days ago',
        },
      ],
    });
  });

  it('offers the one act that mends it first', () => {
    expect(overview.nextActs[0]).toMatchObject({
      title: 'Bring Red disk home and export to it',
      why: 'Mends: a copy off-site, enough types of media and copies of one moment. Red disk has to come from Bank Nord and go back.',
      act: { do: 'export', set: 'ACME pool', media: [red.medium] },
    });
    expect(overview.nextActs.filter(({ act }) => act.media.includes(red.medium))).toHaveLength(1);
  });
});

describe('overviewOf, other days', () => {
  it('shows an empty stair and three steps for a new vault', () => {
    const overview = view({ vault: { sets: [] } });
    expect(overview.verdict).toBe('Nothing is protected yet.');
    expect(overview.tone).toBe('empty');
    expect(overview.emptyStair?.copies.slots).toHaveLength(3);
    expect(overview.nextActs.map(({ act }) => act.do)).toEqual(['add-set', 'export', 'drill']);
    expect(overview.whatIfs.every(({ tone }) => tone === 'empty')).toBe(true);
  });

  it('shows empty slots and danger where nothing was exported', () => {
    const overview = view({ copies: [], freshness: 'behind', change: { drills: [] } });
    expect(overview.tone).toBe('danger');
    expect(slots(first(overview).stair.copies.slots)).toEqual([
      'Original: The original',
      'A copy:  (dashed)',
      'Another copy:  (dashed)',
    ]);
    expect(outcome(overview, 'laptop-stolen')).toBe('danger: All is lost');
    expect(overview.nextActs[0]?.act).toEqual({ do: 'export', set: 'ACME pool', media: [] });
  });

  it('does not claim anything where the originals were not seen', () => {
    const copies = [blue, red].map((copy) => ({ ...copy, freshness: 'unknown' as const }));
    const overview = view({ copies, freshness: 'unknown' });
    expect(overview.verdict).not.toBe('Everything is safe.');
    expect(slots(first(overview).stair.copies.slots)).toEqual([
      'Original: Not seen (dashed)',
      'Blue stick: Unknown (dashed)',
      'Red disk: Unknown (dashed)',
    ]);
    expect(outcome(overview, 'house-burns')).toBe('attention: Back from Red disk, if nothing changed since');
    expect(overview.nextActs[0]?.act.do).toBe('attach-originals');
  });

  it('says "at least" and is never good by a clock that went backwards', () => {
    const overview = view({ vault: { nowMs: now - 50 * dayMs } });
    expect(overview.clockTrusted).toBe(false);
    expect(overview.tone).toBe('attention');
    expect(first(overview).copiesByPlace[0]?.copies[0]?.lastVerified).toBe('at least 2 days ago');
    expect(overview.nextActs[0]?.act.do).toBe('set-clock');
  });

  it('does not call copies safe of which the original lacks its cold key', () => {
    const finding = {
      code: 'missing-required',
      severity: 'critical' as const,
      subject: 'cold-skey',
      message: 'Not among the items: Cold signing key.',
      fix: '',
    };
    const overview = view({ change: { findings: [finding] } });
    expect(overview.verdict).toBe('The copies are good, but something is wrong with "ACME pool".');
    expect(overview.tone).toBe('danger');
    expect(overview.nextActs[0]).toMatchObject({
      why: 'Not among the items: Cold signing key.',
      act: { do: 'see-finding' },
    });
  });

  it('keeps lost media visible, without counting them', () => {
    const overview = view({ copies: [blue, { ...red, mediumState: 'lost' }] });
    expect(first(overview).copiesByPlace.at(-1)).toMatchObject({
      place: 'No place known',
      copies: [{ label: 'Red disk', holds: { state: 'lost', words: 'Lost' } }],
    });
    expect(first(overview).stair.offsite.have).toBe(0);
  });

  it('takes the worst of several sets and names it', () => {
    const overview = view({
      sets: [{}, { name: 'Tip bot', copies: [{ ...blue, verifiedAt: daysAgo(2) }] }],
    });
    expect(overview.line).toBe(
      '2 sets: 1 to look after and 1 all good. If the house burns today, Tip bot: All is lost.',
    );
    expect(outcome(overview, 'house-burns')).toBe('danger: Tip bot: All is lost');
    expect(overview.nextActs[0]?.title.startsWith('Tip bot: ')).toBe(true);
  });

  it('shows hostile names as they are, not as they act', () => {
    const overview = view({ copies: [{ ...blue, label: 'a\u202Eb' }, red] });
    expect(JSON.stringify(overview)).not.toContain('\u202E');
  });
});

describe('overviewOf, a bundle taken from a running service', () => {
  const warning = 'What came with the bundle of node-1 was copied while its service ran.';
  const base = viewInput();
  const warned = overviewSchema.parse(
    overviewOf({
      ...base,
      sets: base.sets.map((set) => ({ ...set, status: { ...set.status, warnings: [warning] } })),
    }),
  );

  it('is never called safe, and says why', () => {
    expect(warned.verdict).toBe('The copies are good; mind what is said of "ACME pool".');
    expect(warned.tone).toBe('attention');
    expect(first(warned).warnings).toEqual([warning]);
  });
});
