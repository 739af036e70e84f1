// What a person changed about a medium, and what is wrong with it.
import type { MediumType } from '../../shared/domain/words.ts';
import type { MediumView } from '../../shared/ipc/views.ts';

export interface MediumWordsGiven {
  readonly label: string;
  readonly location: string;
  readonly custodian: string;
  readonly offsite: boolean;
  readonly type: MediumType;
}

export const wordsOfMedium = ({
  label,
  location,
  custodian,
  offsite,
  type,
}: MediumView): MediumWordsGiven => ({
  label,
  location,
  custodian,
  offsite,
  type,
});

/** Only what differs: each becomes an entry in the journal. */
export function changedWords(medium: MediumView, given: MediumWordsGiven): Partial<MediumWordsGiven> {
  const label = given.label.trim();
  const location = given.location.trim();
  const custodian = given.custodian.trim();
  return {
    ...(label !== medium.label && { label }),
    ...(location !== medium.location && { location }),
    ...(custodian !== medium.custodian && { custodian }),
    ...(given.offsite !== medium.offsite && { offsite: given.offsite }),
    ...(given.type !== medium.type && { type: given.type }),
  };
}

/** Sheets and instructions name media by their labels, so no two may have the same. */
export function labelProblem(
  label: string,
  medium: MediumView,
  media: readonly MediumView[],
): string | undefined {
  const given = label.trim().toLowerCase();
  if (given === '') return 'A medium needs a name.';
  const taken = media.some(
    ({ id, label: other }) => id !== medium.id && other.trim().toLowerCase() === given,
  );
  return taken ? `Another medium is called “${label.trim()}”.` : undefined;
}
