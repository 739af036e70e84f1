// Items as the findings about a set as a whole look at them.
import type { Item } from '../domain/item.ts';

/** What is looked at of an item; with `sha256`, equal twins are told from different ones, with `mtimeSeconds` older from newer ones. */
export type SeenItem = Pick<Item, 'path' | 'key' | 'kind' | 'type'> &
  Partial<Pick<Item, 'sha256' | 'mtimeSeconds'>>;

export type ItemsByKey = ReadonlyMap<string, readonly SeenItem[]>;
