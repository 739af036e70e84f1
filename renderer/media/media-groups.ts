// Media grouped by where they are or who holds them. Lost media stay in sight: they have no place any more.
import { plural, visibleText } from '../../shared/domain/text.ts';
import type { MediumView } from '../../shared/ipc/views.ts';
import { worstStatus, type MediumStanding } from './medium-standing.ts';

export interface MediaGroup {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly kind: 'on-site' | 'off-site' | 'unknown' | 'person';
  readonly media: readonly MediumView[];
}

const byText = (a: string, b: string): number => (a.toLowerCase() < b.toLowerCase() ? -1 : 1);
const byLabel = (a: MediumView, b: MediumView): number => byText(a.label, b.label);

const noPlace = 'No place known';

const hasPlace = ({ state, location }: MediumView): boolean =>
  state !== 'lost' && state !== 'destroyed' && location.trim() !== '';

/** On-site first, then off-site, each by name; what has no place comes last. */
export function byPlace(media: readonly MediumView[]): MediaGroup[] {
  const groups = grouped(media, (medium) => {
    if (!hasPlace(medium)) return { id: 'unknown', title: noPlace, note: '', kind: 'unknown' };
    const { location, offsite } = medium;
    const kind = offsite ? 'off-site' : 'on-site';
    return { id: `${kind} ${location.trim()}`, title: visibleText(location.trim()), note: kind, kind };
  });
  const rank = { 'on-site': 0, 'off-site': 1, person: 2, unknown: 3 } as const;
  return groups.toSorted((a, b) => rank[a.kind] - rank[b.kind] || byText(a.title, b.title));
}

const nobody = 'Nobody named';

/** By name; media without a custodian come last. */
export function byPerson(media: readonly MediumView[]): MediaGroup[] {
  const groups = grouped(media, ({ custodian }) => {
    const name = custodian.trim();
    if (name === '')
      return { id: 'nobody', title: nobody, note: 'no one answers for these', kind: 'unknown' };
    return { id: `person ${name}`, title: visibleText(name), note: 'custodian', kind: 'person' };
  });
  return groups.toSorted(
    (a, b) => Number(a.kind === 'unknown') - Number(b.kind === 'unknown') || byText(a.title, b.title),
  );
}

/** In use first, then by name. */
export const byName = (media: readonly MediumView[]): MediumView[] =>
  media.toSorted((a, b) => Number(a.state !== 'active') - Number(b.state !== 'active') || byLabel(a, b));

function grouped(
  media: readonly MediumView[],
  groupOf: (medium: MediumView) => Omit<MediaGroup, 'media'>,
): MediaGroup[] {
  const groups = new Map<string, MediaGroup>();
  for (const medium of media.toSorted(byLabel)) {
    const group = groupOf(medium);
    groups.set(group.id, { ...group, media: [...(groups.get(group.id)?.media ?? []), medium] });
  }
  return [...groups.values()];
}

/** "3 media, all good", or the worst with how many: "1 of 3: Behind since 73 days". */
export function groupWords(standings: readonly MediumStanding[]): {
  worst: MediumStanding | null;
  words: string;
} {
  const worst = worstStatus(standings);
  const count = plural(standings.length, 'medium', 'media');
  if (worst === undefined)
    return { worst: null, words: standings.length === 1 ? `${count}, good` : `${count}, all good` };
  const same = standings.filter(({ status }) => status === worst.status).length;
  const words = standings.length === 1 ? worst.word : `${same} of ${standings.length}: ${worst.word}`;
  return { worst, words };
}
