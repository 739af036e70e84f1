// What is plugged in and cannot be used yet: being read, or waiting to be mounted.
import type { Volume } from '../../shared/ipc/views.ts';
import { ButtonRow } from '../parts/button.tsx';
import { cutMiddle } from '../parts/long-text.ts';
import { KeyboardIcon } from '../parts/icons.ts';
import { Section } from '../parts/layout.tsx';
import { iconOfMedium } from '../parts/medium-icon.tsx';
import { Status } from '../parts/status.tsx';
import { IconName, Table, TwoLines } from '../parts/table.tsx';
import { MountButton } from './mount-button.tsx';
import { NeverOffer } from './never-offer.tsx';
import { nameOfVolume } from './volume-choice.ts';
import { VolumeDetails } from './volume-details.tsx';
import { ReasonsOf } from './volume-reasons.tsx';
import { announcesMore, canBeMounted, driveFacts, isWaiting, waitingWords } from './volume-state.ts';

/** Nothing where all that is plugged in is mounted. */
export function WaitingVolumes({ volumes }: { readonly volumes: readonly Volume[] }) {
  const waiting = volumes.filter(isWaiting);
  if (waiting.length === 0) return null;
  return (
    <Section title="Plugged in, not ready">
      <Table
        label="Plugged in, not ready"
        framed
        rows={waiting}
        rowId={({ token }) => token}
        detail={(volume) => <VolumeDetails volume={volume} />}
        columns={[
          { id: 'name', title: 'Drive', rowHeader: true, cell: (volume) => <Name volume={volume} /> },
          { id: 'state', title: 'Now', cell: (volume) => <Standing volume={volume} /> },
          {
            id: 'act',
            title: 'What to do',
            titleUnseen: true,
            align: 'end',
            cell: (volume) => <Acts volume={volume} />,
          },
        ]}
      />
    </Section>
  );
}

function Name({ volume }: { readonly volume: Volume }) {
  return (
    <IconName icon={announcesMore(volume) ? KeyboardIcon : iconOfMedium(volume.type)}>
      <TwoLines first={cutMiddle(nameOfVolume(volume), 40)} second={driveFacts(volume)} />
    </IconName>
  );
}

function Standing({ volume }: { readonly volume: Volume }) {
  const { status, word } = waitingWords(volume);
  return (
    <TwoLines
      first={<Status name={status}>{word}</Status>}
      second={<ReasonsOf volume={volume} without={['reading', 'not-mounted']} />}
    />
  );
}

function Acts({ volume }: { readonly volume: Volume }) {
  return (
    <ButtonRow align="end" together>
      <NeverOffer volume={volume} />
      {canBeMounted(volume) && <MountButton volume={volume} />}
    </ButtonRow>
  );
}
