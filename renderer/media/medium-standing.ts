// How a medium stands as a whole: by the worst of what it holds, or by what happened to it.
import { stateSeverity, type Content } from '../../shared/domain/copy-standing.ts';
import type { Overview } from '../../shared/domain/overview.ts';
import { andList, visibleText } from '../../shared/domain/text.ts';
import type { MediumState } from '../../shared/domain/words.ts';
import type { MediumView } from '../../shared/ipc/views.ts';
import type { StatusName } from '../parts/status-names.ts';

export interface MediumStanding {
  readonly status: StatusName;
  /** "In sync", "Behind since 73 days", "Reported lost". */
  readonly word: string;
  /** By what, or what it held; empty where there is nothing to add. */
  readonly detail: string;
}

/** What a copy of a set on this medium is worth. */
export interface HeldContent {
  readonly set: string;
  readonly content: Content;
}

/** The copies that stand for a medium, by medium id, as the overview tells them. */
export function heldContents(overview: Pick<Overview, 'sets'>): ReadonlyMap<string, HeldContent[]> {
  const held = new Map<string, HeldContent[]>();
  for (const { name, copiesByPlace } of overview.sets) {
    for (const { medium, holds: content } of copiesByPlace.flatMap(({ copies }) => copies)) {
      held.set(medium, [...(held.get(medium) ?? []), { set: name, content }]);
    }
  }
  return held;
}

const stateWords: Readonly<Record<Exclude<MediumState, 'active'>, string>> = {
  lost: 'Reported lost',
  destroyed: 'Destroyed',
  retired: 'Retired',
};

export function standingOfMedium(medium: MediumView, held: readonly HeldContent[]): MediumStanding {
  if (medium.state !== 'active') {
    return {
      status: medium.state === 'retired' ? 'planned' : 'missing',
      word: stateWords[medium.state],
      detail: holdings(medium),
    };
  }
  const [worst, ...others] = held.toSorted(
    (a, b) => stateSeverity(b.content.state) - stateSeverity(a.content.state),
  );
  if (worst === undefined) return { status: 'planned', word: 'No copy yet', detail: '' };
  const { words, glyph, detail } = worst.content;
  const named = others.length > 0 && worst.content.state !== 'in-sync';
  const what = named ? `${visibleText(worst.set)}${detail === '' ? '' : `: ${detail}`}` : detail;
  return { status: glyph, word: words, detail: what };
}

/** "held 2 copies of ACME pool". */
function holdings({ copies }: MediumView): string {
  if (copies.length === 0) return 'held no copy';
  const sets = [...new Set(copies.map(({ set }) => visibleText(set)))];
  return `held ${copies.length === 1 ? '1 copy' : `${copies.length} copies`} of ${andList(sets)}`;
}

const order: readonly StatusName[] = [
  'missing',
  'suspect',
  'unmet',
  'behind',
  'due',
  'unknown',
  'written',
  'planned',
];

/** The worst of several; undefined where all are good. */
export const worstStatus = (all: readonly MediumStanding[]): MediumStanding | undefined =>
  order.flatMap((status) => all.find((standing) => standing.status === status) ?? [])[0];
