// Items grouped as an operator thinks of them: what only makes sense together, what cannot be replaced, the rest, the unrecognised.
import type { Profile, ProfileItem } from '../profiles/profile.ts';
import { baseName } from './copy-standing.ts';
import type { Finding } from './finding.ts';
import { findingWords, isFindingCode } from './findings/registry.ts';
import type { ItemChanges } from './freshness.ts';
import { unclassified, type Item } from './item.ts';
import { compareText } from './policy-evidence.ts';
import type { ItemGroup, ItemView } from './set-view-schema.ts';
import { severities, type Kind, type Severity } from './words.ts';

export interface ItemGroupsInput {
  readonly profile: Profile;
  readonly items: readonly Item[];
  readonly findings: readonly Finding[];
  readonly changes: ItemChanges;
  /** True where a medium holds a snapshot that the changes are told against. */
  readonly held: boolean;
}

export const kindWords: Readonly<Record<Kind, string>> = {
  'secret-cold': 'secret, cold',
  'secret-hot': 'secret, hot',
  public: 'public',
  config: 'configuration',
  binary: 'program',
  data: 'data',
};

const kindGroups: Readonly<Record<Kind, { title: string; note: string }>> = {
  'secret-cold': { title: 'Cold keys', note: 'irreplaceable' },
  'secret-hot': { title: 'Hot keys', note: 'secret, in use on a machine' },
  public: { title: 'Public', note: 'no secret' },
  config: { title: 'Configuration', note: '' },
  binary: { title: 'Programs', note: '' },
  data: { title: 'Data', note: '' },
};

/** Generations first, then by kind, the unrecognised last; within a group in the order of restoring. */
export function itemGroups(input: ItemGroupsInput): ItemGroup[] {
  const entries = new Map(input.profile.items.map((entry) => [entry.key, entry]));
  const groups = new Map<string, ItemGroup & { rank: number }>();
  const last = Number.MAX_SAFE_INTEGER;
  const ordered = input.items.toSorted(
    (a, b) =>
      (entries.get(a.key)?.restoreOrder ?? last) - (entries.get(b.key)?.restoreOrder ?? last) ||
      compareText(a.path, b.path),
  );
  for (const item of ordered) {
    const entry = entries.get(item.key);
    const place = groupOf(input.profile, item, entry);
    const group = groups.get(place.id) ?? { ...place, items: [] };
    group.items.push(itemView(item, entry, input));
    groups.set(place.id, group);
  }
  return [...groups.values()]
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ id, title, note, items }) => ({ id, title, note, items }));
}

const kindOrder: readonly Kind[] = ['secret-cold', 'secret-hot', 'public', 'config', 'binary', 'data'];

function groupOf(
  profile: Profile,
  item: Item,
  entry: ProfileItem | undefined,
): Omit<ItemGroup, 'items'> & { readonly rank: number } {
  if (entry?.generation !== undefined) {
    return {
      id: `generation-${entry.generation}`,
      title: generationTitle(profile, entry.generation),
      note: 'only good together, of the same moment',
      rank: 0,
    };
  }
  if (item.key === unclassified)
    return { id: unclassified, title: 'Not recognised', note: 'kept all the same', rank: 100 };
  return { id: item.kind, ...kindGroups[item.kind], rank: 1 + kindOrder.indexOf(item.kind) };
}

const generationTitle = (profile: Profile, id: string): string =>
  profile.generations.find((generation) => generation.id === id)?.title ?? id;

const itemView = (item: Item, entry: ProfileItem | undefined, input: ItemGroupsInput): ItemView => ({
  path: item.path,
  name: baseName(item.path),
  key: item.key,
  title: entry?.title ?? '',
  kind: item.kind,
  kindWords: kindWords[item.kind],
  derivable: item.derivable,
  size: item.size,
  sha256: item.sha256,
  stands: standsOf(item, input),
});

/** A finding that needs an act, then what no copy holds yet, then what a finding confirmed, then that it is known at all. */
function standsOf(item: Item, input: ItemGroupsInput): ItemView['stands'] {
  const [worst] = input.findings
    .filter(({ subject }) => subject === item.path || subject === item.key)
    .toSorted(worstFirst);
  if (worst !== undefined && (worst.severity === 'critical' || worst.severity === 'warn')) {
    return {
      words: wordsOfCode(worst.code),
      glyph: worst.severity === 'critical' ? 'suspect' : 'due',
      detail: worst.message,
    };
  }
  if (input.held && input.changes.added.includes(item.path))
    return { words: 'New, in no copy yet', glyph: 'behind', detail: '' };
  if (input.held && input.changes.changed.includes(item.path))
    return { words: 'Changed since the newest copy', glyph: 'behind', detail: '' };
  if (worst?.severity === 'good')
    return { words: wordsOfCode(worst.code), glyph: 'met', detail: worst.message };
  if (item.key === unclassified)
    return { words: 'Unclassified', glyph: 'unknown', detail: worst?.message ?? '' };
  return input.held
    ? { words: 'As in the newest copy', glyph: 'in-sync', detail: worst?.message ?? '' }
    : { words: 'In no copy yet', glyph: 'planned', detail: worst?.message ?? '' };
}

/** A code that is not registered, of a newer version, is read as words: "link-dangling" is "Link dangling". */
function wordsOfCode(code: string): string {
  const known = isFindingCode(code) ? findingWords[code].title : code.replaceAll('-', ' ');
  return known.charAt(0).toUpperCase() + known.slice(1);
}

/** Critical first; equals keep their order. */
export const worstFirst = (a: { severity: Severity }, b: { severity: Severity }): number =>
  severities.indexOf(b.severity) - severities.indexOf(a.severity);
