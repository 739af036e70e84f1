// A volume as a row to choose: name, how it stands, what it is, what choosing it means, and the fields of a new medium.
import { visibleText } from '../../shared/domain/text.ts';
import { witnessedClock } from '../../shared/domain/witnessed-clock.ts';
import type { MediumView, Volume } from '../../shared/ipc/views.ts';
import { useAppState } from '../bridge/bridge-context.tsx';
import { useClock } from '../parts/clock.tsx';
import { KeyboardIcon } from '../parts/icons.ts';
import { cutMiddle } from '../parts/long-text.ts';
import { iconOfMedium } from '../parts/medium-icon.tsx';
import type { ChoiceRow } from '../parts/row-list.tsx';
import { Status } from '../parts/status.tsx';
import { WithCommands } from '../parts/with-commands.tsx';
import { hasThisAlready, isUsable, standingOf, takenLabels, volumeName } from './media-choice.ts';
import { announcesMore } from '../volumes/volume-state.ts';
import { NewMediumFields } from './new-medium-fields.tsx';
import { useExport } from './export-context.ts';
import { hasUnfitActs, UnfitActs } from './unfit-acts.tsx';
import { reasonSentences, volumeFacts, volumeHistory } from './volume-words.ts';

/** Answers what draws a row, with the clock and the choices of now. */
export function useVolumeRows(
  chosen: readonly Volume[],
  media: readonly MediumView[],
): (volume: Volume) => ChoiceRow {
  const { state } = useExport();
  const { nowMs } = useClock();
  const { clock } = useAppState();
  const witnessed = witnessedClock(nowMs, clock.newestWitnessedMs);

  return (volume) => {
    const { status, word } = standingOf(volume, witnessed);
    const usable = isUsable(volume);
    const isNew = volume.medium === null;
    const named = chosen.includes(volume) && isNew;
    return {
      id: volume.token,
      icon: announcesMore(volume) ? KeyboardIcon : iconOfMedium(volume.type),
      title: `${cutMiddle(volumeName(volume), 60)}${isNew && usable ? ', not yet a medium' : ''}`,
      status: <Status name={status}>{word}</Status>,
      line: usable ? `${volumeFacts(volume)} ${volumeHistory(volume)}` : volumeFacts(volume),
      detail: usable ? <Meaning volume={volume} /> : <Refusal volume={volume} />,
      refused: !usable,
      ...(named && {
        more: <NewMediumFields volume={volume} taken={takenLabels(volume, chosen, state.choices, media)} />,
      }),
      ...(!usable && volume.present && hasUnfitActs(volume) && { more: <UnfitActs volume={volume} /> }),
    };
  };
}

function Meaning({ volume }: { readonly volume: Volume }) {
  const { medium } = volume;
  const warnings = reasonSentences(volume, 'warning');
  return (
    <>
      {medium === null ? (
        'Choosing it asks for a name and a place.'
      ) : (
        <>
          {hasThisAlready(volume) && 'Choosing it writes no new copy; its catalogue is brought up to date. '}
          {medium.location.trim() === '' ? (
            'No place known yet; the receipt asks for it.'
          ) : (
            <>
              {medium.offsite ? 'Belongs off-site at ' : 'Belongs at '}
              <strong>{cutMiddle(visibleText(medium.location), 60)}</strong>.
            </>
          )}
        </>
      )}
      {warnings.map((sentence) => (
        <div key={sentence}>
          <WithCommands text={sentence} />
        </div>
      ))}
    </>
  );
}

function Refusal({ volume }: { readonly volume: Volume }) {
  if (!volume.present) return 'Plug it in again to use it.';
  return reasonSentences(volume, 'error').map((sentence) => (
    <div key={sentence}>
      <WithCommands text={sentence} />
    </div>
  ));
}
