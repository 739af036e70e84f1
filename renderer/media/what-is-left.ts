// What would be left of a set if a place, a medium or a person were gone, and the originals with it: the media that remain.
import { formatDate } from '../../shared/domain/ages.ts';
import { andList, visibleText } from '../../shared/domain/text.ts';
import type { MediumView } from '../../shared/ipc/views.ts';
import type { StatusName } from '../parts/status-names.ts';
import { byPerson, byPlace } from './media-groups.ts';

export interface Loss {
  readonly id: string;
  /** "Home", "Blue stick", "Jonas Berg cannot be reached". */
  readonly what: string;
  readonly kind: 'place' | 'medium' | 'person';
  readonly gone: readonly string[];
}

const ids = (of: readonly MediumView[]): string[] => of.map(({ id }) => id);

/** Everything whose loss is worth a thought: each place, each medium in use, each custodian. */
export function lossesOf(media: readonly MediumView[]): Loss[] {
  const active = media.filter(({ state }) => state === 'active');
  const places = byPlace(active).filter(({ kind }) => kind !== 'unknown');
  const people = byPerson(active).filter(({ kind }) => kind === 'person');
  return [
    ...places.map(({ id, title, media: of }): Loss => ({ id, what: title, kind: 'place', gone: ids(of) })),
    ...active.map(({ id, label }): Loss => ({ id, what: visibleText(label), kind: 'medium', gone: [id] })),
    ...people.map(({ id, title, media: of }): Loss => ({ id, what: title, kind: 'person', gone: ids(of) })),
  ];
}

export interface Left {
  readonly status: StatusName;
  readonly words: string;
}

/** Of one set, without these media and without the originals. */
export function leftOf(set: string, gone: readonly string[], media: readonly MediumView[]): Left {
  const remaining = media
    .filter(({ id, state }) => state === 'active' && !gone.includes(id))
    .flatMap(({ label, copies }) =>
      copies
        .filter((copy) => copy.set === set && copy.status === 'verified')
        .map((copy) => ({ ...copy, label })),
    );
  const on = (freshness: 'in-sync' | 'unknown'): string[] => [
    ...new Set(
      remaining.filter((copy) => copy.freshness === freshness).map(({ label }) => visibleText(label)),
    ),
  ];
  const sure = on('in-sync');
  if (sure.length > 0) return { status: 'verified', words: `All back from ${andList(sure, 'or')}` };
  const maybe = on('unknown');
  if (maybe.length > 0)
    return { status: 'unknown', words: `Back from ${andList(maybe, 'or')}, if nothing changed since` };
  const newest = remaining.toSorted((a, b) => b.seq - a.seq)[0];
  if (newest === undefined) return { status: 'unmet', words: 'All is lost' };
  return {
    status: 'behind',
    words: `What changed since ${formatDate(newest.takenAtMs)} is lost; the rest comes from ${visibleText(newest.label)}`,
  };
}
