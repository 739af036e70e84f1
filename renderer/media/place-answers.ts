// What a person types about places that nobody has written down yet, medium by medium. It survives locking, as all that is chosen does.
import { useDraft } from '../app/drafts.tsx';
import type { MediumView } from '../../shared/ipc/views.ts';
import { changedWords, wordsOfMedium, type MediumWordsGiven } from './medium-changes.ts';

export type GivenPlace = Pick<MediumWordsGiven, 'location' | 'custodian' | 'offsite'>;

/** By the ids of media; only what was typed. */
export type PlacesGiven = Readonly<Record<string, GivenPlace>>;

export interface PlaceEvent {
  readonly medium: string;
  /** Null where it is written down now. */
  readonly given: GivenPlace | null;
}

/** A medium that rests nowhere known: nobody finds it on the worst day. */
export const hasNoPlace = ({ location }: Pick<MediumView, 'location'>): boolean => location.trim() === '';

/** What the fields of a medium hold: what was typed, else what is known of it. */
export const placeGiven = (given: PlacesGiven, medium: MediumView): GivenPlace =>
  given[medium.id] ?? {
    location: medium.location,
    custodian: medium.custodian,
    offsite: medium.offsite,
  };

/** Only what differs, as the journal has it. */
export const placeChanges = (medium: MediumView, given: GivenPlace): Partial<MediumWordsGiven> =>
  changedWords(medium, { ...wordsOfMedium(medium), ...given });

export function placesReducer(before: PlacesGiven, { medium, given }: PlaceEvent): PlacesGiven {
  const others = Object.fromEntries(Object.entries(before).filter(([id]) => id !== medium));
  return given === null ? others : { ...others, [medium]: given };
}

/** Why one cannot go on yet: something was typed and is written down nowhere. */
export const unsavedPlaces = (given: PlacesGiven, media: readonly MediumView[]): string | undefined =>
  media.some(
    (medium) => hasNoPlace(medium) && Object.keys(placeChanges(medium, placeGiven(given, medium))).length > 0,
  )
    ? 'What you typed of its place is not written down yet.'
    : undefined;

export const usePlaceAnswers = () => useDraft<PlacesGiven, PlaceEvent>('places', placesReducer, {});
