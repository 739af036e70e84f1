// A profile made ready to recognise many files: its globs compiled, its entries found by type, form and base name. It is met by every
// file of every scan, so nothing is worked out twice.
import type { ContentForm } from './content-form.ts';
import { compileGlob, globFits, pathComponents, type Glob } from './glob.ts';
import type { Profile, ProfileItem } from './profile.ts';

/** An entry with its place in the profile: the earlier one is asked first. */
export interface RankedEntry {
  readonly entry: ProfileItem;
  readonly rank: number;
}

interface NamePattern extends RankedEntry {
  readonly glob: Glob;
}

export interface Recognition {
  readonly byType: ReadonlyMap<string, readonly RankedEntry[]>;
  readonly byForm: ReadonlyMap<ContentForm, readonly RankedEntry[]>;
  /** Patterns with a certain base name, by that. */
  readonly byBaseName: ReadonlyMap<string, readonly NamePattern[]>;
  readonly others: readonly NamePattern[];
}

const known = new WeakMap<Profile, Recognition>();

export function recognitionOf(profile: Profile): Recognition {
  const made = known.get(profile) ?? compile(profile);
  known.set(profile, made);
  return made;
}

function compile(profile: Profile): Recognition {
  const byType = new Map<string, RankedEntry[]>();
  const byForm = new Map<ContentForm, RankedEntry[]>();
  const byBaseName = new Map<string, NamePattern[]>();
  const others: NamePattern[] = [];
  for (const [rank, entry] of profile.items.entries()) {
    for (const type of entry.envelopeTypes ?? []) put(byType, type, { entry, rank });
    for (const form of entry.contents) put(byForm, form, { entry, rank });
    for (const pattern of entry.globs) {
      const named = { entry, rank, glob: compileGlob(pattern) };
      if (named.glob.baseName === null) others.push(named);
      else put(byBaseName, named.glob.baseName, named);
    }
  }
  return { byType, byForm, byBaseName, others };
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

export interface Names {
  /** Entries whose name the path bears: exact names before patterns, each in the order of the profile. */
  readonly bearing: readonly RankedEntry[];
  /** The first entry that claims a folder around the path. */
  readonly claim: RankedEntry | null;
}

export function namesOf(recognition: Recognition, path: string): Names {
  const components = pathComponents(path);
  const exact = recognition.byBaseName.get(components.at(-1) ?? '') ?? [];
  const fitting = [...exact, ...recognition.others].filter(({ glob }) => globFits(glob, components));
  const claims = fitting.filter(({ glob }) => glob.folder).toSorted(byRank);
  const bearing = fitting
    .filter(({ glob }) => !glob.folder)
    .toSorted((a, b) => Number(b.glob.literal) - Number(a.glob.literal) || byRank(a, b));
  return { bearing, claim: claims[0] ?? null };
}

const byRank = (a: RankedEntry, b: RankedEntry): number => a.rank - b.rank;

/** Entries that a file of these forms can be, in the order of the profile. */
export const entriesOfForms = (
  recognition: Recognition,
  forms: ReadonlySet<ContentForm>,
): readonly RankedEntry[] =>
  forms.size === 0 ? [] : [...forms].flatMap((form) => recognition.byForm.get(form) ?? []).toSorted(byRank);
