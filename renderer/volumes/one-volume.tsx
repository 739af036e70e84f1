// One attached medium to choose: its name, how it stands, what it is, when it was last verified and where it belongs.
import { formatBytes, visibleText } from '../../shared/domain/text.ts';
import type { Volume } from '../../shared/ipc/views.ts';
import { cutMiddle } from '../parts/long-text.ts';
import { fileSystemName } from './file-system-name.ts';
import { iconOfMedium } from '../parts/medium-icon.tsx';
import { RadioRows } from '../parts/row-list.tsx';
import { statusOfFreshness } from '../parts/status-names.ts';
import { Status } from '../parts/status.tsx';
import { useLastVerified } from './last-verified.tsx';
import { goodCopiesWords, nameOfVolume } from './volume-choice.ts';

export interface OneVolumeProps {
  readonly volumes: readonly Volume[];
  /** Token; null where none is chosen yet. */
  readonly chosen: string | null;
  readonly onChoose: (volume: string) => void;
}

export function OneVolume({ volumes, chosen, onChoose }: OneVolumeProps) {
  const lastVerified = useLastVerified();
  return (
    <RadioRows
      label="Media"
      chosen={chosen}
      onChange={onChoose}
      rows={volumes.map((volume) => ({
        id: volume.token,
        icon: iconOfMedium(volume.type),
        title: cutMiddle(nameOfVolume(volume), 60),
        status: <FreshnessOf volume={volume} />,
        line: factsOf(volume),
        detail:
          volume.medium === null
            ? undefined
            : `${lastVerified(volume.medium.lastVerifiedMs)}${placeOf(volume.medium)}`,
      }))}
    />
  );
}

function FreshnessOf({ volume }: { readonly volume: Volume }) {
  const freshness = volume.medium?.freshness ?? null;
  return freshness === null ? null : <Status name={statusOfFreshness(freshness)} />;
}

const placeOf = ({ location }: NonNullable<Volume['medium']>): string =>
  location === '' ? '' : ` Belongs at ${cutMiddle(visibleText(location), 60)}.`;

function factsOf({ description, sizeBytes, fileSystem, medium }: Volume): string {
  const facts = [
    ...(description === '' ? [] : [cutMiddle(visibleText(description), 48)]),
    ...(sizeBytes === null ? [] : [formatBytes(sizeBytes)]),
    ...(fileSystem === '' ? [] : [fileSystemName(fileSystem)]),
    ...(medium === null ? ['not known to this vault'] : [goodCopiesWords(medium.copies)]),
  ];
  return `${facts.join(', ')}.`;
}
