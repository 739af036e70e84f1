import { describe, expect, it } from 'vitest';
import { compareItems, copyFreshness, setFreshness } from '../../../shared/domain/freshness.ts';
import type { Item } from '../../../shared/domain/item.ts';

const item = (path: string, changes: Partial<Item> = {}): Item => ({
  path,
  type: 'file',
  key: 'unclassified',
  kind: 'data',
  derivable: false,
  size: 1,
  mode: 0o600,
  mtimeSeconds: 0,
  sha256: 'a'.repeat(64),
  ...changes,
});

describe('compareItems', () => {
  it('says what was added, changed and removed, each in order of path', () => {
    const now = [item('b', { sha256: 'c'.repeat(64) }), item('z'), item('a'), item('same')];
    const then = [item('same'), item('y'), item('b'), item('x')];
    expect(compareItems(now, then)).toEqual({ added: ['a', 'z'], changed: ['b'], removed: ['x', 'y'] });
  });

  it.each([
    ['size', { size: 2 }],
    ['mode', { mode: 0o400 }],
    ['hash', { sha256: 'b'.repeat(64) }],
    ['type', { type: 'folder' as const }],
    ['target', { target: 'other' }],
  ])('another %s is a change', (_, changes) => {
    expect(compareItems([item('a', changes)], [item('a')]).changed).toEqual(['a']);
  });

  it.each([
    ['time', { mtimeSeconds: 9 }],
    ['key', { key: 'cold-skey' }],
    ['kind', { kind: 'public' as const }],
  ])('another %s is none', (_, changes) => {
    expect(compareItems([item('a', changes)], [item('a')])).toEqual({ added: [], changed: [], removed: [] });
  });

  it('tells names apart that look the same', () => {
    const one = item('a\u{fffd}', { pathB64: 'Yf8=' });
    const other = item('a\u{fffd}', { pathB64: 'Yf4=' });
    expect(compareItems([one], [other])).toEqual({
      added: ['a\u{fffd}'],
      changed: [],
      removed: ['a\u{fffd}'],
    });
    expect(compareItems([one, other], [other, one])).toEqual({ added: [], changed: [], removed: [] });
  });

  it('sorts as bytes sort, not as UTF-16 does', () => {
    expect(compareItems([item('\u{1f511}'), item('\u{ffee}'), item('ab'), item('a')], []).added).toEqual([
      'a',
      'ab',
      '\u{ffee}',
      '\u{1f511}',
    ]);
  });
});

describe('setFreshness', () => {
  it.each([
    ['equal', 'x', 'x', 'in-sync'],
    ['different', 'x', 'y', 'behind'],
    ['never exported', 'x', null, 'behind'],
    ['not seen', null, 'x', 'unknown'],
    ['neither', null, null, 'unknown'],
  ])('%s', (_, scan, snapshot, expected) => {
    expect(setFreshness(scan, snapshot)).toBe(expected);
  });
});

describe('copyFreshness', () => {
  it.each([
    ['equal to the sources', 'x', 'x', 'x', 'in-sync'],
    ['sources went back to what it holds', 'x', 'x', 'y', 'in-sync'],
    ['sources changed', 'x', 'z', 'x', 'behind'],
    ['sources not seen, newest snapshot', 'x', null, 'x', 'unknown'],
    ['sources not seen, older snapshot', 'x', null, 'y', 'behind'],
  ])('%s', (_, copy, scanDigest, newestSnapshotDigest, expected) => {
    expect(copyFreshness(copy, { scanDigest, newestSnapshotDigest })).toBe(expected);
  });
});
