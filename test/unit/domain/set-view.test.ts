import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { Item } from '../../../shared/domain/item.ts';
import { setViewOf } from '../../../shared/domain/set-view.ts';
import { setViewSchema, type SetView } from '../../../shared/domain/set-view-schema.ts';
import { item, items } from './checklist-input.ts';
import { blue } from './policy-input.ts';
import { newSnapshot, oldSnapshot, onlySet, staleRed, viewInput, type Wishes } from './view-fixture.ts';

const view = (
  wishes: Wishes = {},
  held: readonly Item[] | null = items,
  now: readonly Item[] = items,
): SetView => {
  const vault = viewInput(wishes);
  return setViewSchema.parse(
    setViewOf({
      set: onlySet(vault),
      sources: [{ label: 'pool', path: '/home/op/pool' }],
      items: now,
      heldItems: held,
      derived: [],
      vault,
    }),
  );
};
const stands = (seen: SetView, name: string): string | undefined =>
  seen.groups.flatMap((group) => group.items).find((each) => each.name === name)?.stands.words;
const finding = (code: string, severity: Finding['severity'], subject: string): Finding => ({
  code,
  severity,
  subject,
  message: 'Seen.',
  fix: '',
});

describe('setViewOf', () => {
  it('groups by generation, then kind, the unrecognised last, and loses nothing', () => {
    const seen = view({}, items, [...items, item('pool/relay-notes.txt', 40)]);
    expect(seen.groups[0]).toMatchObject({ id: 'generation-kes-set', title: 'KES set' });
    expect(seen.groups[1]).toMatchObject({ id: 'generation-registration', title: 'Pool registration' });
    expect(seen.groups[2]).toMatchObject({ title: 'Cold keys', note: 'irreplaceable' });
    expect(seen.groups.at(-1)).toMatchObject({ title: 'Not recognised', note: 'kept all the same' });
    expect(seen.groups.flatMap((group) => group.items)).toHaveLength(items.length + 1);
  });

  it('lets the worst that is known of an item speak', () => {
    const findings = [
      finding('kes-key-valid', 'good', 'pool/kes.skey'),
      finding('duplicate-conflict', 'warn', 'pool/kes.skey'),
      finding('unreadable', 'critical', 'pool/node.skey'),
      finding('opcert-valid', 'good', 'opcert'),
    ];
    const seen = view({ change: { findings } });
    expect(stands(seen, 'kes.skey')).toBe('Several that differ');
    expect(stands(seen, 'node.skey')).toBe('Could not be read');
    expect(stands(seen, 'node.cert')).toBe('Opcert valid');
    expect(stands(seen, 'payment.skey')).toBe('As in the newest copy');
    expect(seen.findings.map(({ severity }) => severity)).toEqual(['critical', 'warn', 'good', 'good']);
  });

  it('shows what changed since the newest copy, from and to', () => {
    const now = [
      ...items
        .slice(1)
        .map((each) => (each.path === 'pool/kes.skey' ? { ...each, sha256: 'f'.repeat(64) } : each)),
      item('pool/new.txt', 50),
    ];
    const seen = view({}, items, now);
    expect(seen.changes.map(({ change, name }) => `${change} ${name}`)).toEqual([
      'changed kes.skey',
      'added new.txt',
      'removed node.skey',
    ]);
    expect(seen.changes[0]).toMatchObject({ title: 'KES signing key', to: { sha256: 'f'.repeat(64) } });
    expect(seen.changes[1]?.from).toBeNull();
    expect(seen.changes[2]?.to).toBeNull();
  });

  it('claims no change where nothing was exported, or the originals were not seen', () => {
    expect(view({}, null).changes).toEqual([]);
    expect(stands(view({}, null), 'node.skey')).toBe('In no copy yet');
    expect(view({ freshness: 'unknown' }, [], items).changes).toEqual([]);
  });

  it('lists snapshots, newest first, and where each is', () => {
    const { snapshots } = view({ copies: [blue, staleRed] });
    expect(
      snapshots.map(({ seq, holdsOriginals, on }) => [
        seq,
        holdsOriginals,
        on.map(({ label, state }) => `${label} ${state}`),
      ]),
    ).toEqual([
      [newSnapshot.seq, true, ['Blue stick in-sync']],
      [oldSnapshot.seq, false, ['Red disk behind']],
    ]);
  });
});
