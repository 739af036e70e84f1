// From what was typed to a profile: every fault with the field it is in, and the profile where there is none.
import { isSaneGlob } from '../../shared/profiles/glob.ts';
import { ownProfileSchema, type OwnItem, type OwnProfile } from '../../shared/profiles/own-profile.ts';
import { visibleText } from '../../shared/domain/text.ts';
import type { OwnItemsState, TypedItem } from './own-items-state.ts';

export type ItemField = 'title' | 'patterns' | 'contentDays' | 'verifyDays' | 'restoreOrder' | 'mode';

export type ItemFaults = Partial<Readonly<Record<ItemField, string>>>;

const mostItems = 200;

/** Whole numbers as they are typed; null for anything else. */
function whole(text: string, least: number, most: number): number | null {
  const digits = text.trim();
  if (!/^\d{1,4}$/.test(digits)) return null;
  const value = Number(digits);
  return value < least || value > most ? null : value;
}

export const patternsOf = (patterns: string): string[] =>
  patterns
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is wrong with an item; empty where nothing is. */
export function faultsOf(item: TypedItem): ItemFaults {
  const patterns = patternsOf(item.patterns);
  return {
    ...(item.title.trim() === '' && { title: 'Give it a title.' }),
    ...(patterns.length === 0 && { patterns: 'Give at least one name or pattern.' }),
    ...(patterns.length > 50 && { patterns: '50 patterns at most.' }),
    ...(patterns.some((pattern) => pattern.length > 200) && {
      patterns: 'A pattern has 200 characters at most.',
    }),
    ...(patterns.some((pattern) => !isSaneGlob(pattern)) && {
      patterns: 'One of these is no name or pattern.',
    }),
    ...(item.contentDays.trim() !== '' &&
      whole(item.contentDays, 1, 3650) === null && { contentDays: 'A whole number of days, or nothing.' }),
    ...(whole(item.verifyDays, 1, 3650) === null && { verifyDays: 'A whole number of days.' }),
    ...(whole(item.restoreOrder, 0, 99) === null && { restoreOrder: 'A number from 0 to 99.' }),
    ...(item.mode.trim() !== '' && !/^[0-7]{3}$/.test(item.mode.trim()) && { mode: 'Three digits, as 600.' }),
  };
}

/** Why it cannot be saved; null where it can. */
export function whyNotSaved(state: OwnItemsState): string | null {
  if (state.title.trim() === '') return 'Give the system a name.';
  if (state.items.length === 0) return 'Describe at least one item.';
  if (state.items.length > mostItems) return `${mostItems} items are the most.`;
  const wrong = state.items.find((item) => Object.keys(faultsOf(item)).length > 0);
  if (wrong === undefined) return isWhole(state) ? null : 'Something has characters that cannot be seen.';
  return wrong.title.trim() === '' ? 'An item has no title.' : `Correct ${visibleText(wrong.title)}.`;
}

/** What the schema refuses beyond what a field can tell. */
const isWhole = (state: OwnItemsState): boolean => ownProfileSchema.safeParse(profileAsTyped(state)).success;

/** Null as long as something is wrong. Keys of items that exist stay, so that what was assigned to them holds. */
export const ownProfileOf = (state: OwnItemsState): OwnProfile | null =>
  whyNotSaved(state) === null ? profileAsTyped(state) : null;

/** A file is read line by line: a break within a text is a blank. */
const asLine = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');

function profileAsTyped(state: OwnItemsState): OwnProfile {
  const taken = new Set(['unclassified']);
  for (const { key } of state.items) if (key !== null) taken.add(key);
  const items: OwnItem[] = state.items.map((item) => {
    const key = item.key ?? freeKey(item.title, taken);
    taken.add(key);
    return {
      key,
      title: asLine(item.title),
      globs: patternsOf(item.patterns),
      kind: item.kind,
      required: item.required,
      derivable: item.derivable,
      changes: asLine(item.changes),
      contentDays: whole(item.contentDays, 1, 3650),
      verifyDays: whole(item.verifyDays, 1, 3650) ?? 90,
      restoreOrder: whole(item.restoreOrder, 0, 99) ?? 50,
      owner: asLine(item.owner),
      mode: item.mode.trim() === '' ? null : item.mode.trim(),
      note: asLine(item.note),
    };
  });
  return { coldkeepProfile: 1, title: asLine(state.title), summary: asLine(state.summary), items };
}

/** "Master key" is `master-key`, the next one `master-key-2`. */
function freeKey(title: string, taken: ReadonlySet<string>): string {
  const plain = title
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 56)
    .replaceAll(/-+$/g, '');
  const base = plain === '' ? 'item' : plain;
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(key)) return key;
  }
}
