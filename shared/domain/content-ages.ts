// How old the content of the newest copy is, item by item, and how lately copies must have been verified for what they hold.
import type { Profile, ProfilePolicy } from '../profiles/profile.ts';
import { dayMs, daysSince, formatDate, formatSpan } from './ages.ts';
import type { ImportedBundle } from './bundle-conditions.ts';
import type { Item } from './item.ts';
import { andList } from './text.ts';

type KeyedItem = Pick<Item, 'path' | 'key'>;

/** The policy of a profile for what a set holds: where an item wants copies to be read again sooner, that counts for all of them. */
export function policyFor(profile: Profile, items: readonly KeyedItem[]): ProfilePolicy {
  const keys = new Set(items.map(({ key }) => key));
  const days = profile.items.filter(({ key }) => keys.has(key)).map(({ verifyDays }) => verifyDays);
  const { verifiedWithinDays } = profile.policy;
  return { ...profile.policy, verifiedWithinDays: Math.min(verifiedWithinDays, ...days) };
}

export interface ContentAges {
  readonly profile: Profile;
  /** Of the newest snapshot that a medium holds. */
  readonly items: readonly KeyedItem[];
  /** The moment until which the originals are known to have been like it. */
  readonly confirmedAtMs: number;
  /** Bundles that it has items of: they are as old as their capture. */
  readonly bundles: readonly ImportedBundle[];
  readonly nowMs: number;
}

/** One sentence for each moment from which something that ages is too old, oldest first; a moment after `nowMs` claims nothing. */
export function contentAgeWarnings({ profile, items, confirmedAtMs, bundles, nowMs }: ContentAges): string[] {
  const ending = new Map(bundles.map(({ label, conditions }) => [label, conditions.endedAtMs]));
  const limits = new Map(
    profile.items.flatMap(({ key, title, contentDays }) =>
      contentDays === null ? [] : [[key, { title, contentDays }] as const],
    ),
  );
  const late = new Map<number, Map<string, number>>();
  for (const { path, key } of items) {
    const limit = limits.get(key);
    const atMs = ending.get(path.slice(0, path.indexOf('/'))) ?? confirmedAtMs;
    if (limit === undefined || nowMs - atMs <= limit.contentDays * dayMs) continue;
    const titles = late.get(atMs) ?? new Map<string, number>();
    late.set(atMs, titles.set(limit.title, limit.contentDays));
  }
  return [...late]
    .toSorted(([a], [b]) => a - b)
    .map(([atMs, titles]) => {
      const named = [...titles].map(([title, days]) => `${title} (at most ${formatSpan(days)})`);
      return `The newest copy is too old for some of what it holds. As of ${formatDate(atMs)}, ${formatSpan(daysSince(atMs, nowMs))} ago: ${andList(named)}.`;
    });
}
