// Which set the overview shows, and what it says of the others in a few words.
import type { Tone } from '../../shared/domain/glyph.ts';
import type { SetOverview } from '../../shared/domain/overview.ts';
import { andList, plural } from '../../shared/domain/text.ts';

const worst: readonly Tone[] = ['danger', 'attention', 'empty', 'good'];

/** The worst first; equals by name. */
export const worstFirst = (sets: readonly SetOverview[]): SetOverview[] =>
  sets.toSorted(
    (a, b) =>
      worst.indexOf(a.tone) - worst.indexOf(b.tone) || a.name.localeCompare(b.name, 'en', { numeric: true }),
  );

/** The set that a person chose, else the worst; the others, worst first. Null where there is none. */
export function shownSet(
  sets: readonly SetOverview[],
  chosen: string | null,
): { readonly shown: SetOverview; readonly others: readonly SetOverview[] } | null {
  const ordered = worstFirst(sets);
  const shown = ordered.find(({ name }) => name === chosen) ?? ordered[0];
  return shown === undefined ? null : { shown, others: ordered.filter((set) => set !== shown) };
}

/** "all good", "1 rule not met", "something is wrong". */
export function setInWords({ tone, rulesMet, rulesAll }: SetOverview): string {
  if (tone === 'good') return 'all good';
  const open = rulesAll - rulesMet;
  return open === 0 ? 'something is wrong' : `${plural(open, 'rule')} not met`;
}

/** Several sets in one line: "2 in danger, 1 to look after and 36 all good". */
export function setsInWords(sets: readonly SetOverview[]): string {
  const of = (tone: Tone): number => sets.filter((set) => set.tone === tone).length;
  const parts = [
    { count: of('danger'), words: 'in danger' },
    { count: of('attention'), words: 'to look after' },
    { count: of('empty'), words: 'not read yet' },
    { count: of('good'), words: 'all good' },
  ].filter(({ count }) => count > 0);
  return andList(parts.map(({ count, words }) => `${count} ${words}`));
}
