// What is plugged in now: each stick and disk with what it is, every reason against it, and what can be done with it.
import { formatBytes, visibleText } from '../../shared/domain/text.ts';
import type { Volume } from '../../shared/ipc/views.ts';
import { useNavigation } from '../app/navigation.tsx';
import { RouteLink } from '../app/route-link.tsx';
import { Asked } from '../bridge/asked.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button, ButtonRow } from '../parts/button.tsx';
import { KeyboardIcon } from '../parts/icons.ts';
import { Stack } from '../parts/layout.tsx';
import { cutMiddle } from '../parts/long-text.ts';
import { iconOfMedium } from '../parts/medium-icon.tsx';
import { Status } from '../parts/status.tsx';
import { IconName, Table, TwoLines } from '../parts/table.tsx';
import { AddFolder } from '../volumes/add-folder.tsx';
import { isTestable } from '../medium-test/test-state.ts';
import { useLastVerified } from '../volumes/last-verified.tsx';
import { NeverOffer } from '../volumes/never-offer.tsx';
import { NothingPluggedIn } from '../volumes/nothing-plugged-in.tsx';
import { PretendPlug } from '../volumes/pretend-plug.tsx';
import { ReleaseButton } from '../volumes/release-button.tsx';
import { strangerWords } from '../volumes/drive-words.ts';
import { goodCopiesWords, nameOfVolume } from '../volumes/volume-choice.ts';
import { VolumeDetails } from '../volumes/volume-details.tsx';
import { ReasonsOf } from '../volumes/volume-reasons.tsx';
import {
  announcesMore,
  driveFacts,
  hasTwin,
  isNeverOffered,
  isUnreadable,
  isWaiting,
} from '../volumes/volume-state.ts';
import { WaitingVolumes } from '../volumes/waiting-volumes.tsx';

/** Characters of a name that fit a row. */
const nameFits = 30;

export function PluggedIn() {
  const query = useQuery('volumes.list', { set: null });
  return (
    <Stack space={6}>
      <Asked query={query} waiting="Looking for media" stillGood="Nothing on any medium was touched.">
        {(volumes) => {
          const ready = volumes.filter((volume) => !isWaiting(volume));
          return (
            <Stack space={6}>
              <WaitingVolumes volumes={volumes} />
              {volumes.length === 0 && <NothingPluggedIn title="Nothing is plugged in." />}
              {ready.length > 0 && <Ready volumes={ready} />}
            </Stack>
          );
        }}
      </Asked>
      <AddFolder onAdded={() => {}} />
    </Stack>
  );
}

function Ready({ volumes }: { readonly volumes: readonly Volume[] }) {
  return (
    <Table
      label="Plugged in and mounted"
      rows={volumes}
      rowId={({ token }) => token}
      detail={(volume) => <VolumeDetails volume={volume} />}
      columns={[
        { id: 'name', title: 'Medium', rowHeader: true, cell: (volume) => <Name volume={volume} /> },
        { id: 'is', title: 'What it is', cell: (volume) => <WhatItIs volume={volume} /> },
        { id: 'free', title: 'Free', align: 'end', cell: ({ freeBytes }) => freeWords(freeBytes) },
        {
          id: 'act',
          title: 'What to do',
          titleUnseen: true,
          align: 'end',
          cell: (volume) => <Acts volume={volume} />,
        },
      ]}
    />
  );
}

const freeWords = (bytes: number | null): string => (bytes === null ? '' : formatBytes(bytes));

function Name({ volume }: { readonly volume: Volume }) {
  const { medium, type } = volume;
  const name = cutMiddle(nameOfVolume(volume), nameFits);
  return (
    <IconName icon={announcesMore(volume) ? KeyboardIcon : iconOfMedium(type)}>
      <TwoLines
        first={
          medium === null ? name : <RouteLink to={{ name: 'medium', medium: medium.id }}>{name}</RouteLink>
        }
        second={driveFacts(volume)}
      />
    </IconName>
  );
}

function WhatItIs({ volume }: { readonly volume: Volume }) {
  const { medium, present } = volume;
  const lastVerified = useLastVerified();
  const first = !present ? (
    <Status name="missing">Pulled out</Status>
  ) : announcesMore(volume) ? (
    <Status name="suspect">Refused</Status>
  ) : isNeverOffered(volume) ? (
    <Status name="unmet">Never offered</Status>
  ) : hasTwin(volume) ? (
    <Status name="suspect">Plugged in twice</Status>
  ) : isUnreadable(volume) ? (
    <Status name="suspect">Cannot be read</Status>
  ) : medium === null ? (
    <Status name="planned">{strangerWords(volume)}</Status>
  ) : (
    <Status
      name={medium.copies === 0 ? 'planned' : 'verified'}
    >{`A medium of this vault, ${goodCopiesWords(medium.copies)}`}</Status>
  );
  const place = medium === null || medium.location === '' ? null : visibleText(medium.location);
  return (
    <TwoLines
      first={first}
      second={
        <>
          {medium !== null && <div>{lastVerified(medium.lastVerifiedMs)}</div>}
          {place !== null && <div>{`Belongs at ${cutMiddle(place, 40)}.`}</div>}
          <ReasonsOf volume={volume} />
        </>
      }
    />
  );
}

function Acts({ volume }: { readonly volume: Volume }) {
  const { go } = useNavigation();
  const name = nameOfVolume(volume);
  return (
    <ButtonRow align="end" together>
      <PretendPlug volume={volume} short />
      <NeverOffer volume={volume} />
      {isTestable(volume) && (
        <Button
          kind="quiet"
          size="small"
          label={`Test it: ${name}`}
          onPress={() => go({ name: 'test-medium', volume: volume.token })}
        >
          Test it…
        </Button>
      )}
      <ReleaseButton volume={volume} name={name} />
    </ButtonRow>
  );
}
