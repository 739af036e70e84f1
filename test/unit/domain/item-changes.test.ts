import { describe, expect, it } from 'vitest';
import { itemChangeSchema, listedItemSchema } from '../../../shared/domain/contents.ts';
import { countKinds, itemChanges, listItem } from '../../../shared/domain/item-changes.ts';
import { item, sha256 } from '../../support/catalogue.ts';

const bytes = (pathB64: string) => item('\ufffd', { pathB64 });

describe('what differs between two moments', () => {
  it('is told item by item, with what was and what is', () => {
    const then = [item('a'), item('b'), item('gone', { size: 7 })];
    const now = [item('a'), item('b', { sha256: sha256('new'), size: 9 }), item('c')];
    const changes = itemChanges(now, then);
    for (const change of changes) itemChangeSchema.parse(change);
    expect(changes).toMatchObject([
      {
        path: 'b',
        change: 'changed',
        from: { size: 1, sha256: sha256('b') },
        to: { size: 9, sha256: sha256('new') },
      },
      { path: 'c', change: 'added', from: null, to: { size: 1 } },
      { path: 'gone', change: 'removed', from: { size: 7 }, to: null },
    ]);
  });

  it('is nothing where only times differ, and a mode where only that does', () => {
    expect(itemChanges([item('a', { mtimeSeconds: 1 })], [item('a')])).toEqual([]);
    expect(itemChanges([item('a', { mode: 0o400 })], [item('a')])).toMatchObject([{ change: 'changed' }]);
  });

  it('tells apart paths that only look the same', () => {
    expect(itemChanges([bytes('/w==')], [bytes('/g==')]).map(({ change }) => change)).toEqual([
      'added',
      'removed',
    ]);
  });
});

describe('counts of kinds', () => {
  it('are in the order of the vocabulary, of kinds that occur', () => {
    const items = [item('a', { kind: 'data', size: 5 }), item('b', { size: 2 }), item('c', { size: 3 })];
    expect(countKinds(items)).toEqual([
      { kind: 'secret-cold', items: 2, bytes: 5 },
      { kind: 'data', items: 1, bytes: 5 },
    ]);
    expect(countKinds([])).toEqual([]);
  });
});

describe('an item in a list', () => {
  it('has no mode, no target and no bytes of its path', () => {
    const listed = listItem(item('a', { target: 'b', pathB64: 'YQ==' }));
    expect(listedItemSchema.parse(listed)).toEqual(listed);
    expect(Object.keys(listed)).not.toContain('mode');
  });
});
