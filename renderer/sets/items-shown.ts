// Which items of a set are shown: those that fit the filter, at most some hundred of each group, and how many more there are.
import type { ItemGroup, ItemView } from '../../shared/domain/set-view-schema.ts';

/** Rows of a group before someone asks for more. */
export const rowsOfAGroup = 200;

/** From so many items on a field to filter them helps more than it is in the way. */
export const filterFrom = 30;

export interface ShownGroup extends ItemGroup {
  /** Items of the group that fit the filter. */
  readonly fitting: number;
}

export interface ShownItems {
  readonly groups: readonly ShownGroup[];
  /** Items of all groups that fit the filter. */
  readonly fitting: number;
  readonly all: number;
  /** True where a group has more than it shows. */
  readonly more: boolean;
}

/** `rows`: at most so many of each group. The filter's words must all occur: in name, path, title, kind, state or hash. */
export function itemsShown(groups: readonly ItemGroup[], filter: string, rows = rowsOfAGroup): ShownItems {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = groups.map((group) => ({
    group,
    items: words.length === 0 ? group.items : group.items.filter((item) => fits(item, words)),
  }));
  return {
    groups: fitting
      .filter(({ items }) => items.length > 0)
      .map(({ group, items }) => ({ ...group, items: items.slice(0, rows), fitting: items.length })),
    fitting: sum(fitting.map(({ items }) => items.length)),
    all: sum(groups.map(({ items }) => items.length)),
    more: fitting.some(({ items }) => items.length > rows),
  };
}

function fits({ path, title, kindWords, stands, sha256 }: ItemView, words: readonly string[]): boolean {
  const text = `${path} ${title} ${kindWords} ${stands.words}`.toLowerCase();
  // A hash is copied in fours; its beginning is what people type.
  return words.every((word) => text.includes(word) || (word.length >= 4 && sha256.startsWith(word)));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The path of an item as the list shows it: without the source's label where there is one source only. */
export function shownPath(path: string, sources: number): string {
  if (sources !== 1) return path;
  const below = path.slice(path.indexOf('/') + 1);
  return below === '' ? path : below;
}
