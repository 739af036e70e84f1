// The wizard that adds a set: choices are kept when going back, and what was read of other folders is not.
import { describe, expect, it } from 'vitest';
import {
  addSet,
  emptyAddSet,
  type AddSetEvent,
  type AddSetState,
} from '../../../../renderer/add-set/add-set-state.ts';
import { forgetAddSet, keepAddSet, keptAddSet } from '../../../../renderer/add-set/kept-add-set.ts';

const cold = { token: 'folder-00000000000000aa', name: 'acme-cold', path: '/home/mira/acme-cold' };
const wallet = { token: 'folder-00000000000000bb', name: 'wallet', path: '/home/mira/wallet' };

const after = (...events: readonly AddSetEvent[]): AddSetState => events.reduce(addSet, emptyAddSet);

const throughAll: readonly AddSetEvent[] = [
  { kind: 'folder-chosen', folder: cold },
  { kind: 'went-on' },
  { kind: 'proposing', job: 'p1' },
  { kind: 'profile-chosen', profile: 'cardano-spo' },
  { kind: 'went-on' },
  { kind: 'previewing', job: 'v1', profile: 'cardano-spo' },
  { kind: 'went-on' },
  { kind: 'went-on' },
  { kind: 'name-typed', name: 'ACME pool' },
];

describe('adding a set', () => {
  it('goes from folders to the name and stays there', () => {
    expect(after(...throughAll).at).toBe('name');
    expect(after(...throughAll, { kind: 'went-on' }).at).toBe('name');
    expect(after({ kind: 'went-back' }).at).toBe('folders');
  });

  it('keeps every choice when going back', () => {
    const state = after(...throughAll, { kind: 'went-to', step: 'folders' });
    expect(state).toEqual({
      at: 'folders',
      folders: [cold],
      byKit: false,
      proposing: 'p1',
      profile: 'cardano-spo',
      previewing: { job: 'v1', profile: 'cardano-spo' },
      name: 'ACME pool',
    });
  });

  it('does not jump ahead', () => {
    expect(after({ kind: 'went-to', step: 'name' }).at).toBe('folders');
  });

  it('forgets what was read of other folders, not what was chosen', () => {
    const state = after(
      ...throughAll,
      { kind: 'went-to', step: 'folders' },
      { kind: 'folder-chosen', folder: wallet },
    );
    expect(state).toMatchObject({
      folders: [cold, wallet],
      proposing: null,
      previewing: null,
      profile: 'cardano-spo',
      name: 'ACME pool',
    });
    expect(addSet(state, { kind: 'folder-taken-out', token: cold.token }).folders).toEqual([wallet]);
  });

  it('takes a folder once', () => {
    const once = after({ kind: 'folder-chosen', folder: cold }, { kind: 'proposing', job: 'p1' });
    expect(addSet(once, { kind: 'folder-chosen', folder: cold })).toBe(once);
  });

  it('takes the new token of a folder that the main process had forgotten', () => {
    const again = { ...cold, token: 'folder-00000000000000cc' };
    expect(
      after(
        { kind: 'folder-chosen', folder: cold },
        { kind: 'folder-chosen', folder: wallet },
        { kind: 'proposing', job: 'p1' },
        { kind: 'folder-chosen', folder: again },
      ),
    ).toMatchObject({ folders: [again, wallet], proposing: null });
  });

  it('reads again for another profile only', () => {
    const same = after(...throughAll, { kind: 'profile-chosen', profile: 'cardano-spo' });
    expect(same.previewing).toEqual({ job: 'v1', profile: 'cardano-spo' });
    expect(after(...throughAll, { kind: 'profile-chosen', profile: 'custom' }).previewing).toBeNull();
  });

  it('reads again when its jobs are gone', () => {
    expect(after(...throughAll, { kind: 'jobs-gone' })).toMatchObject({
      at: 'name',
      proposing: null,
      previewing: null,
      folders: [cold],
    });
  });

  it('asks for the folders again where they are forgotten, and for nothing else', () => {
    expect(after(...throughAll, { kind: 'folders-gone' })).toEqual({
      at: 'folders',
      folders: [],
      byKit: false,
      proposing: null,
      profile: 'cardano-spo',
      previewing: null,
      name: 'ACME pool',
    });
  });

  it('has no way back once the set is there', () => {
    const added = after(...throughAll, { kind: 'added', name: 'ACME pool' });
    expect(added.at).toBe('added');
    expect(addSet(added, { kind: 'went-back' }).at).toBe('added');
    expect(addSet(added, { kind: 'went-to', step: 'folders' }).at).toBe('added');
  });
});

/** A session storage that is as short-lived as the test. */
function storage(text: string | null = null): Storage {
  const kept = new Map(text === null ? [] : [['add-set v1', text]]);
  return {
    length: kept.size,
    key: () => null,
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

describe('a reloaded window', () => {
  it('finds the wizard as it was', () => {
    const memory = storage();
    const state = after(...throughAll);
    keepAddSet('v1', state, memory);
    expect(keptAddSet('v1', memory)).toEqual(state);
    expect(keptAddSet('v2', memory)).toEqual(emptyAddSet);
    forgetAddSet('v1', memory);
    expect(keptAddSet('v1', memory)).toEqual(emptyAddSet);
  });

  it('begins anew once the set is there', () => {
    const memory = storage();
    keepAddSet('v1', after(...throughAll), memory);
    keepAddSet('v1', after(...throughAll, { kind: 'added', name: 'ACME pool' }), memory);
    expect(keptAddSet('v1', memory)).toEqual(emptyAddSet);
  });

  it.each([
    null,
    '',
    'not JSON',
    '{"at":"name"}',
    '[]',
    'null',
    '{"at":"nowhere","folders":[]}',
    '{"at":"name","folders":[{}],"proposing":null,"profile":null,"previewing":null,"name":null}',
    '{"at":"name","folders":[],"proposing":null,"profile":1,"previewing":null,"name":null}',
    '{"at":"name","folders":[],"proposing":null,"profile":null,"previewing":{"job":1},"name":null}',
  ])('begins anew with %j', (text) => {
    expect(keptAddSet('v1', storage(text))).toEqual(emptyAddSet);
  });
});
