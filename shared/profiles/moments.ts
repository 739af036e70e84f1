// Several moments of the same thing side by side, and which is the newest: by numbers or dates in names (acme.kes-004.skey,
// openspp_20261120.dump), or by folders that each hold a generation.
import type { ProfileItem } from './profile.ts';
import type { ItemsByKey, SeenItem } from './seen-items.ts';

export interface Moments {
  /** The entries whose doubling this explains: those of one generation, or a single one. */
  readonly entries: readonly ProfileItem[];
  /** Paths, each list in the order of the entries. */
  readonly older: readonly string[];
  readonly newest: readonly string[];
}

/** What is not told apart is not in the answer. */
export function sideBySide(doubled: readonly ProfileItem[], byKey: ItemsByKey): Moments[] {
  const numbered = doubled.flatMap((entry) => {
    const ordered = byNumber(byKey.get(entry.key) ?? []);
    if (ordered === null) return [];
    const paths = ordered.map(({ path }) => path);
    return [{ entries: [entry], older: paths.slice(0, -1), newest: paths.slice(-1) }];
  });
  const rest = doubled.filter((entry) => !numbered.some(({ entries }) => entries.includes(entry)));
  return joined([...numbered, ...byFolder(rest, byKey)]);
}

/** Oldest first; null where names differ in more than their numbers, or two bear the same. */
function byNumber(found: readonly SeenItem[]): readonly SeenItem[] | null {
  const named = found.map((item) => ({ item, ...numberOf(item.path) }));
  const numbers = new Set(named.map(({ number }) => number));
  const [first] = named;
  if (first === undefined || first.number === '' || numbers.size < named.length) return null;
  if (named.some(({ pattern }) => pattern !== first.pattern)) return null;
  return named.toSorted((a, b) => (a.number < b.number ? -1 : 1)).map(({ item }) => item);
}

const runOfDigits = /\d+/g;

/** A name without its numbers, and the numbers so that later ones sort after earlier ones: `21-11-2026` counts as 2026, 11, 21. */
function numberOf(path: string): { readonly pattern: string; readonly number: string } {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const runs = name.match(runOfDigits) ?? [];
  const [day, month, year, ...time] = runs;
  const dayFirst = day?.length === 2 && month?.length === 2 && year?.length === 4;
  const ordered = dayFirst ? [year, month, day, ...time] : runs;
  return {
    pattern: name.replaceAll(runOfDigits, '#'),
    number: ordered.map((run) => run.padStart(20, '0')).join(' '),
  };
}

/** Folders count as moments where each holds two entries of a generation or more, one file of each, and their times differ. */
function byFolder(doubled: readonly ProfileItem[], byKey: ItemsByKey): Moments[] {
  const generations = [...new Set(doubled.flatMap((entry) => entry.generation ?? []))];
  return generations.flatMap((generation) => {
    const entries = doubled.filter((entry) => entry.generation === generation);
    const folders = new Map<string, SeenItem[]>();
    for (const entry of entries) {
      for (const item of byKey.get(entry.key) ?? []) {
        const folder = item.path.slice(0, item.path.lastIndexOf('/') + 1);
        folders.set(folder, [...(folders.get(folder) ?? []), item]);
      }
    }
    const held = [...folders.values()];
    const whole = held.every(
      (items) =>
        items.length === entries.length && new Set(items.map(({ key }) => key)).size === entries.length,
    );
    if (entries.length < 2 || !whole) return [];
    const ordered = held
      .map((items) => ({
        items,
        atSeconds: Math.max(...items.map((item) => item.mtimeSeconds ?? Number.NaN)),
      }))
      .toSorted((a, b) => a.atSeconds - b.atSeconds);
    const times = new Set(ordered.map(({ atSeconds }) => atSeconds));
    if (times.size < ordered.length || times.has(Number.NaN)) return [];
    const paths = ordered.map(({ items }) => items.map(({ path }) => path));
    return [{ entries, older: paths.slice(0, -1).flat(), newest: paths.at(-1) ?? [] }];
  });
}

/** What belongs to one generation is one case. */
function joined(cases: readonly Moments[]): Moments[] {
  const byGeneration = new Map<string, Moments>();
  const others: Moments[] = [];
  for (const each of cases) {
    const generation = each.entries[0]?.generation;
    if (generation === undefined) {
      others.push(each);
      continue;
    }
    const known = byGeneration.get(generation);
    byGeneration.set(generation, {
      entries: [...(known?.entries ?? []), ...each.entries],
      older: [...(known?.older ?? []), ...each.older],
      newest: [...(known?.newest ?? []), ...each.newest],
    });
  }
  return [...byGeneration.values(), ...others];
}
