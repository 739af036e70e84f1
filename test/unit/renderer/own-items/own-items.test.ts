// The editor of own items: what is typed becomes a profile that the contract takes, or a fault with its place.
import { describe, expect, it } from 'vitest';
import {
  beginOwnItems,
  ownItemsReducer,
  type OwnItemsEvent,
  type OwnItemsState,
  type TypedItem,
} from '../../../../renderer/own-items/own-items-state.ts';
import { faultsOf, ownProfileOf, whyNotSaved } from '../../../../renderer/own-items/own-profile-of.ts';
import { ownProfileSchema, type OwnProfile } from '../../../../shared/profiles/own-profile.ts';

const saved: OwnProfile = {
  coldkeepProfile: 1,
  title: 'Home bridge',
  summary: '',
  items: [
    {
      key: 'master-key',
      title: 'Master key',
      globs: ['master.key'],
      kind: 'secret-cold',
      required: true,
      derivable: false,
      changes: 'never',
      contentDays: null,
      verifyDays: 90,
      restoreOrder: 10,
      owner: 'bridge',
      mode: '400',
      note: '',
    },
  ],
};
const after = (...events: readonly OwnItemsEvent[]): OwnItemsState =>
  events.reduce(ownItemsReducer, beginOwnItems(saved));
const typed = (id: string, changes: Partial<Omit<TypedItem, 'id' | 'key'>>): OwnItemsEvent => ({
  type: 'typed',
  id,
  changes,
});

describe('own items', () => {
  it('come back as they were saved', () => {
    expect(ownProfileOf(beginOwnItems(saved))).toEqual(saved);
    expect(beginOwnItems(saved).changed).toBe(false);
  });

  it('get keys of their own, which stay when the title changes', () => {
    const state = after(
      { type: 'added' },
      typed('item-1', { title: 'Master key', patterns: ' *.key \n\n' }),
      typed('item-0', { title: 'Key of the bridge' }),
    );
    const profile = ownProfileOf(state);
    expect(profile?.items.map(({ key, title }) => [key, title])).toEqual([
      ['master-key', 'Key of the bridge'],
      ['master-key-2', 'Master key'],
    ]);
    expect(profile?.items[1]?.globs).toEqual(['*.key']);
    expect(ownProfileSchema.safeParse(profile).success).toBe(true);
  });

  it.each(['Łódź: Schlüssel', '钥匙', '…', 'A'.repeat(100), '-9-'])('make a key of the title %s', (title) => {
    const profile = ownProfileOf(after({ type: 'added' }, typed('item-1', { title, patterns: 'a' })));
    expect(ownProfileSchema.safeParse(profile).success).toBe(true);
  });

  it.each([
    ['title', { title: '  ' }],
    ['patterns', { patterns: ' \n ' }],
    ['contentDays', { contentDays: '1.5' }],
    ['contentDays', { contentDays: '0' }],
    ['verifyDays', { verifyDays: '' }],
    ['restoreOrder', { restoreOrder: '100' }],
    ['mode', { mode: '888' }],
  ] as const)('tell what is wrong with the %s', (field, changes) => {
    const state = after(typed('item-0', changes));
    expect(Object.keys(faultsOf(state.items[0] as TypedItem))).toEqual([field]);
    expect(whyNotSaved(state)).not.toBeNull();
    expect(ownProfileOf(state)).toBeNull();
  });

  it('take breaks for blanks, and nothing that cannot be seen', () => {
    const note = ownProfileOf(after(typed('item-0', { note: 'Copy it.\nStart.' })))?.items[0]?.note;
    expect(note).toBe('Copy it. Start.');
    const hidden = after(typed('item-0', { note: 'a\u202eb' }));
    expect(whyNotSaved(hidden)).toBe('Something has characters that cannot be seen.');
    expect(ownProfileOf(hidden)).toBeNull();
    const named = after({ type: 'added' }, typed('item-1', { title: 'Unclassified', patterns: 'a' }));
    expect(ownProfileOf(named)?.items[1]?.key).toBe('unclassified-2');
  });

  it('are replaced by what a file holds, and wait to be saved', () => {
    const file = { ...saved, title: 'Bridge of others', items: [] };
    const state = after({ type: 'read', profile: file });
    expect(state).toMatchObject({ title: 'Bridge of others', items: [], changed: true });
    expect(whyNotSaved(state)).toBe('Describe at least one item.');
    expect(after({ type: 'saved', profile: file }).changed).toBe(false);
  });

  it('close what is taken out', () => {
    const state = after({ type: 'added' }, { type: 'taken-out', id: 'item-1' });
    expect(state).toMatchObject({ open: null, changed: true });
    expect(after({ type: 'taken-out', id: 'item-1' }, { type: 'added' }).items.map(({ id }) => id)).toEqual([
      'item-0',
      'item-1',
    ]);
  });
});
