// Media by place and person, how each stands, and what would be left without them.
import { describe, expect, it } from 'vitest';
import { byName, byPerson, byPlace, groupWords } from '../../../../renderer/media/media-groups.ts';
import { heldContents, standingOfMedium } from '../../../../renderer/media/medium-standing.ts';
import { leftOf, lossesOf } from '../../../../renderer/media/what-is-left.ts';
import type { Content, ContentState } from '../../../../shared/domain/copy-standing.ts';
import type { MediumView } from '../../../../shared/ipc/views.ts';
import { mediumView, nowMs } from '../export/fixtures.ts';

const copy = (
  freshness: 'in-sync' | 'behind' | 'unknown',
  changes: Partial<MediumView['copies'][number]> = {},
) => ({
  set: 'ACME pool',
  snapshot: `s ${freshness}`,
  seq: freshness === 'behind' ? 7 : 9,
  takenAtMs: nowMs,
  status: 'verified' as const,
  freshness,
  verifiedAtMs: nowMs,
  level: 'cold' as const,
  failures: [],
  parity: true,
  ...changes,
});
const home = mediumView('Blue stick', { copies: [copy('in-sync')] });
const bank = mediumView('Red stick', {
  location: 'Bank Nord',
  offsite: true,
  custodian: 'Jonas Berg',
  copies: [copy('behind')],
});
const lost = mediumView('Green stick', { state: 'lost', custodian: '', copies: [copy('behind')] });
const all = [bank, lost, home];

const contentWords: Readonly<Partial<Record<ContentState, string>>> = {
  'in-sync': 'In sync',
  behind: 'Behind',
};
const content = (state: 'in-sync' | 'behind', detail = ''): Content => ({
  state,
  glyph: state,
  words: contentWords[state] ?? state,
  detail,
});

const placed = (medium: string, of: Content) => ({
  medium,
  label: medium,
  type: 'usb' as const,
  snapshot: 's',
  holds: of,
  verifiedAtMs: null,
  lastVerified: 'never',
  level: null,
  how: '',
  custodian: '',
});

describe('groups', () => {
  it('put on-site places first, then off-site ones, and what is lost last', () => {
    const groups = byPlace(all).map(({ title, kind, media }) => [title, kind, media.length]);
    expect(groups).toEqual([
      ['Home', 'on-site', 1],
      ['Bank Nord', 'off-site', 1],
      ['No place known', 'unknown', 1],
    ]);
  });
  it('keep the same name on-site and off-site apart', () => {
    const away = mediumView('Other', { offsite: true });
    expect(byPlace([home, away]).map(({ kind }) => kind)).toEqual(['on-site', 'off-site']);
  });
  it('name the people, and those for whom nobody answers last', () => {
    expect(byPerson(all).map(({ title }) => title)).toEqual(['Jonas Berg', 'Mira Holm', 'Nobody named']);
  });
  it('put media in use before the others', () => {
    expect(byName(all).map(({ label }) => label)).toEqual(['Blue stick', 'Red stick', 'Green stick']);
  });
  it('are named by their worst medium', () => {
    const good = standingOfMedium(home, [{ set: 'ACME pool', content: content('in-sync') }]);
    const behind = standingOfMedium(bank, [{ set: 'ACME pool', content: content('behind') }]);
    expect(groupWords([good]).words).toBe('1 medium, good');
    expect(groupWords([good, good]).words).toBe('2 media, all good');
    expect(groupWords([good, behind]).words).toBe('1 of 2: Behind');
    expect(groupWords([good, behind, standingOfMedium(lost, [])]).words).toBe('1 of 3: Reported lost');
    expect(groupWords([behind]).words).toBe('Behind');
  });
});

describe('a medium', () => {
  const two = [
    { set: 'ACME pool', content: content('in-sync') },
    { set: 'Wallet', content: content('behind', 'seed.txt changed') },
  ];
  it.each([
    ['with a good copy', home, two.slice(0, 1), { status: 'in-sync', word: 'In sync', detail: '' }],
    ['with two sets', home, two, { status: 'behind', word: 'Behind', detail: 'Wallet: seed.txt changed' }],
    [
      'with one set that is behind',
      home,
      two.slice(1),
      { status: 'behind', word: 'Behind', detail: 'seed.txt changed' },
    ],
    ['without a copy', home, [], { status: 'planned', word: 'No copy yet', detail: '' }],
    [
      'that was lost',
      lost,
      two,
      { status: 'missing', word: 'Reported lost', detail: 'held 1 copy of ACME pool' },
    ],
    [
      'that was retired',
      mediumView('Old', { state: 'retired' }),
      [],
      { status: 'planned', word: 'Retired', detail: 'held no copy' },
    ],
  ])('%s', (_, medium, held, expected) => {
    expect(standingOfMedium(medium, held)).toEqual(expected);
  });

  it('holds what the overview says of it, set by set', () => {
    const place = {
      place: 'Home',
      offsite: false,
      worst: { state: 'behind', glyph: 'behind' },
      summary: '',
    } as const;
    const set = (name: string, of: Content) =>
      ({ name, copiesByPlace: [{ ...place, copies: [placed('b', of)] }] }) as never;
    const held = heldContents({
      sets: [set('ACME pool', content('in-sync')), set('Wallet', content('behind'))],
    });
    expect(held.get('b')?.map((each) => [each.set, each.content.state])).toEqual([
      ['ACME pool', 'in-sync'],
      ['Wallet', 'behind'],
    ]);
  });
});

describe('what would be left', () => {
  const synced = mediumView('White stick', { copies: [copy('in-sync')] });
  const unread = mediumView('Grey stick', { copies: [copy('unknown')] });
  const suspect = mediumView('Black stick', { copies: [copy('in-sync', { status: 'suspect' })] });
  it.each([
    ['another good copy', [home, synced], 'verified', 'All back from White stick'],
    [
      'two good copies',
      [home, synced, mediumView('Pink', { copies: [copy('in-sync')] })],
      'verified',
      'All back from White stick or Pink',
    ],
    [
      'a copy whose originals were not seen',
      [home, unread],
      'unknown',
      'Back from Grey stick, if nothing changed since',
    ],
    [
      'an older copy',
      [home, bank],
      'behind',
      'What changed since 21 Nov 2026 is lost; the rest comes from Red stick',
    ],
    ['a suspect copy', [home, suspect], 'unmet', 'All is lost'],
    ['a lost medium', [home, lost], 'unmet', 'All is lost'],
    [
      'a copy of another set',
      [home, mediumView('X', { copies: [copy('in-sync', { set: 'Wallet' })] })],
      'unmet',
      'All is lost',
    ],
  ])('with %s', (_, media, status, words) => {
    expect(leftOf('ACME pool', [home.id], media)).toEqual({ status, words });
  });

  it('is asked for every place, medium and person in use', () => {
    expect(lossesOf(all).map(({ kind, what, gone }) => [kind, what, gone.length])).toEqual([
      ['place', 'Home', 1],
      ['place', 'Bank Nord', 1],
      ['medium', 'Red stick', 1],
      ['medium', 'Blue stick', 1],
      ['person', 'Jonas Berg', 1],
      ['person', 'Mira Holm', 1],
    ]);
  });
});
