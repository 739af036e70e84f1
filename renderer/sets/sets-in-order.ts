// The sets of a vault in the order of a list: what is worst first; filtered by what was typed.
import type { SetLine } from '../../shared/ipc/views.ts';
import { plural } from '../../shared/domain/text.ts';
import { overallVerdicts, type OverallVerdict } from '../../shared/domain/words.ts';

/** From so many sets on a field to filter them helps more than it is in the way. */
export const filterSetsFrom = 10;

/** In danger, then to look after, then good; equals by name. */
export const setsInOrder = (sets: readonly SetLine[]): SetLine[] =>
  sets.toSorted(
    (a, b) =>
      severity(b.overall) - severity(a.overall) || a.name.localeCompare(b.name, 'en', { numeric: true }),
  );

const severity = (verdict: OverallVerdict): number => overallVerdicts.indexOf(verdict);

/** Sets whose name or system holds every word. */
export function setsThatFit(sets: readonly SetLine[], filter: string): SetLine[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return sets.filter(({ name, profileTitle }) => {
    const text = `${name} ${profileTitle}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** "40 sets: 2 in danger, 5 to look after, 33 good". */
export function setsInWords(sets: readonly SetLine[]): string {
  const of = (verdict: OverallVerdict): number => sets.filter(({ overall }) => overall === verdict).length;
  const parts = [
    { count: of('danger'), words: 'in danger' },
    { count: of('attention'), words: 'to look after' },
    { count: of('good'), words: 'good' },
  ].filter(({ count }) => count > 0);
  return `${plural(sets.length, 'set')}: ${parts.map(({ count, words }) => `${count} ${words}`).join(', ')}.`;
}

/** Findings that ask for an act, of a line of the list. */
export const openFindingsOf = ({ findings }: SetLine): number => findings.warn + findings.critical;
