// A medium that stays plugged in is no copy elsewhere: it is made safe to unplug, and brought where it belongs. Where that is not known,
// it is asked.
import { visibleText } from '../../shared/domain/text.ts';
import type { CopyReport } from '../../shared/domain/reports.ts';
import type { MediumView } from '../../shared/ipc/views.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Section, Stack } from '../parts/layout.tsx';
import { NumberedList } from '../parts/steps.tsx';
import { ReleaseButton } from '../volumes/release-button.tsx';
import { volumeOfMedium } from './cold-watch.ts';
import { hasFailed } from './copy-results.ts';
import { hasNoPlace, placeGiven, type PlaceEvent, type PlacesGiven } from '../media/place-answers.ts';
import { PlaceQuestion } from '../media/place-question.tsx';

export interface TakeAwayProps {
  /** Media with a copy of this export. */
  readonly media: readonly MediumView[];
  readonly given: PlacesGiven;
  readonly onGiven: (event: PlaceEvent) => void;
}

/** The media that an export did not fail on, as the vault knows them. */
export function useExported(copies: readonly CopyReport[]): readonly MediumView[] {
  const { state } = useQuery('media.list', {});
  const media = state.status === 'ready' ? state.value : [];
  return copies
    .filter((copy) => !hasFailed(copy))
    .flatMap((copy) => media.find(({ id }) => id === copy.medium) ?? []);
}

export function TakeAway({ media, given, onGiven }: TakeAwayProps) {
  const volumes = useQuery('volumes.list', { set: null });
  const attached = volumes.state.status === 'ready' ? volumes.state.value : [];
  if (media.length === 0) return null;
  return (
    <Section
      title={media.length === 1 ? 'Now bring it where it belongs' : 'Now bring them where they belong'}
    >
      <NumberedList
        steps={media.map((medium) => (
          <Stack key={medium.id} space={2}>
            <span>{destination(medium)}</span>
            {hasNoPlace(medium) && (
              <PlaceQuestion
                medium={medium}
                given={placeGiven(given, medium)}
                onGiven={(next) => onGiven({ medium: medium.id, given: next })}
              />
            )}
            <ReleaseButton volume={volumeOfMedium(attached, medium.id)} name={visibleText(medium.label)} />
          </Stack>
        ))}
      />
    </Section>
  );
}

function destination(medium: MediumView): string {
  const { label, location, custodian, offsite } = medium;
  if (hasNoPlace(medium))
    return `Where will ${visibleText(label)} rest? Nobody has said so yet, and checklists name the place.`;
  const place = visibleText(location);
  const who = custodian.trim() === '' ? '' : ` ${visibleText(custodian)} is accountable for it.`;
  return `${visibleText(label)} to ${place}${offsite ? ', off-site' : ''}.${who}`;
}
