// Assigns the items of a snapshot to parts, so that a change in one place leaves the parts of other places as they were.
import { createHash } from 'node:crypto';
import type { Item } from '../../../shared/domain/item.ts';
import { pathBytes } from '../capture/item-path.ts';
import { entryBytes } from './tar-format.ts';

export const defaultPartBytes = 1024 ** 3;

/**
 * Splits items, in order, into runs of at most `limitBytes` in the archive; a larger item has a part of its own. Always at least
 * one part.
 *
 * Boundaries are defined by content, not by count: once a part has a quarter of the limit, it ends before the first item whose
 * path's hash says so, and before the limit in any case. An item says so with a probability of its size over a quarter of the limit, so
 * that parts have about half the limit, whatever the sizes of files. An item that is added, removed or changed moves the boundaries up to the
 * next one that both sides agree on; the parts after that stay the same.
 */
export function assignParts(items: readonly Item[], limitBytes: number = defaultPartBytes): Item[][] {
  const parts: Item[][] = [];
  let part: Item[] = [];
  let bytes = 0;
  for (const item of items) {
    const itemBytes = entryBytes(item);
    const full =
      bytes + itemBytes > limitBytes ||
      (bytes >= limitBytes / 4 && isBoundary(item, itemBytes, limitBytes / 4));
    if (full && part.length > 0) {
      parts.push(part);
      part = [];
      bytes = 0;
    }
    part.push(item);
    bytes += itemBytes;
  }
  if (part.length > 0 || parts.length === 0) parts.push(part);
  return parts;
}

function isBoundary(item: Item, itemBytes: number, quarterBytes: number): boolean {
  const hash = createHash('sha256').update(pathBytes(item)).digest().readUInt32BE(0);
  return hash / 2 ** 32 < itemBytes / quarterBytes;
}

/** Whether a file is a whole part, by its name. */
export const isPartName = (name: string): boolean => /^payload(-\d{3,})?\.tar\.age$/.test(name);

/** File name of the part at `index` (from 0) of `count`: payload.tar.age if it is the only one, else payload-001.tar.age. */
export const partName = (index: number, count: number): string =>
  count === 1 ? 'payload.tar.age' : `payload-${String(index + 1).padStart(3, '0')}.tar.age`;
