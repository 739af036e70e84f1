// Freshness: what differs between two moments of a set, and whether a set or a copy is up to date. Derived, never stored.
import type { Item } from './item.ts';
import type { Freshness } from './words.ts';

export interface ItemChanges {
  added: string[];
  changed: string[];
  removed: string[];
}

/**
 * Paths that differ: everything that the content digest covers (path, size, mode, SHA-256), and type and target of links, which it
 * covers through them. Paths that are not UTF-8 are told apart by their bytes and shown as they look. Each list in order of path.
 */
export function compareItems(now: readonly Item[], then: readonly Item[]): ItemChanges {
  const before = new Map(then.map((item) => [identityOf(item), item]));
  const changes: ItemChanges = { added: [], changed: [], removed: [] };
  for (const item of now) {
    const old = before.get(identityOf(item));
    before.delete(identityOf(item));
    if (old === undefined) changes.added.push(item.path);
    else if (differs(item, old)) changes.changed.push(item.path);
  }
  for (const item of before.values()) changes.removed.push(item.path);
  for (const list of [changes.added, changes.changed, changes.removed]) list.sort(byCodePoint);
  return changes;
}

/** Tells items apart by the bytes of their path. */
export const identityOf = (item: Item): string =>
  item.pathB64 === undefined ? `utf8:${item.path}` : `bytes:${item.pathB64}`;

/** Whether an item changed, as the content digest sees it. */
export const differs = (a: Item, b: Item): boolean =>
  a.sha256 !== b.sha256 ||
  a.size !== b.size ||
  a.mode !== b.mode ||
  a.type !== b.type ||
  a.target !== b.target;

/** Order of code points, which for valid text is the byte order of its UTF-8. */
function byCodePoint(a: string, b: string): number {
  const left = Array.from(a);
  const right = Array.from(b);
  for (const [index, character] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (character !== other) return (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
  }
  return left.length - right.length;
}

/**
 * A set: its sources as scanned just now against its newest snapshot. Sources that could not be read: unknown. Sources that no
 * snapshot holds yet: behind.
 */
export function setFreshness(scanDigest: string | null, newestSnapshotDigest: string | null): Freshness {
  if (scanDigest === null) return 'unknown';
  return scanDigest === newestSnapshotDigest ? 'in-sync' : 'behind';
}

/**
 * A copy: its content against the sources as scanned just now. Without a scan, a copy of anything but the newest snapshot is behind
 * all the same, and whether a copy of the newest one still is in sync is not known.
 */
export function copyFreshness(
  copyDigest: string,
  reference: { readonly scanDigest: string | null; readonly newestSnapshotDigest: string | null },
): Freshness {
  if (reference.scanDigest !== null) return copyDigest === reference.scanDigest ? 'in-sync' : 'behind';
  return copyDigest === reference.newestSnapshotDigest ? 'unknown' : 'behind';
}
