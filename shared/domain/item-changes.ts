// What differs between two moments of a set, item by item, with what was there before and what is there now.
import type { ItemChange, KindCount, ListedItem } from './contents.ts';
import { differs, identityOf } from './freshness.ts';
import type { Item } from './item.ts';
import { kinds } from './words.ts';

/** Every item that differs, in the order of `now`, then those that are gone in the order of `then`. */
export function itemChanges(now: readonly Item[], then: readonly Item[]): ItemChange[] {
  const before = new Map(then.map((item) => [identityOf(item), item]));
  const changes: ItemChange[] = [];
  for (const item of now) {
    const old = before.get(identityOf(item));
    before.delete(identityOf(item));
    if (old === undefined) changes.push({ ...said(item, 'added'), from: null, to: stateOf(item) });
    else if (differs(item, old)) {
      changes.push({ ...said(item, 'changed'), from: stateOf(old), to: stateOf(item) });
    }
  }
  for (const item of before.values()) {
    changes.push({ ...said(item, 'removed'), from: stateOf(item), to: null });
  }
  return changes;
}

const said = (item: Item, change: ItemChange['change']) => ({
  path: item.path,
  change,
  key: item.key,
  kind: item.kind,
});

const stateOf = ({ size, sha256, mtimeSeconds }: Item) => ({ size, sha256, mtimeSeconds });

/** Items and bytes of each kind that occurs, in the order of the vocabulary. */
export function countKinds(items: readonly Pick<Item, 'kind' | 'size'>[]): KindCount[] {
  return kinds.flatMap((kind) => {
    const ofKind = items.filter((item) => item.kind === kind);
    if (ofKind.length === 0) return [];
    return { kind, items: ofKind.length, bytes: ofKind.reduce((sum, item) => sum + item.size, 0) };
  });
}

/** An item as lists show it: what only the bundle needs is left out. */
export const listItem = ({
  path,
  type,
  key,
  kind,
  derivable,
  size,
  sha256,
  mtimeSeconds,
}: Item): ListedItem => ({ path, type, key, kind, derivable, size, sha256, mtimeSeconds });
