// All that is known of what is plugged in, closed until asked for: the drive at the left, what is on it at the right.
import type { Volume } from '../../shared/ipc/views.ts';
import { useAppState } from '../bridge/bridge-context.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Facts, type Fact } from '../parts/facts.tsx';
import { Unseen } from '../parts/layout.tsx';
import { LongName, ShortId } from '../parts/mono.tsx';
import { Age } from '../parts/quantities.tsx';
import { CopiesOnVolume } from './copies-on-volume.tsx';
import {
  busWords,
  fileSystemWords,
  notTold,
  sizeWords,
  strangerWords,
  unseenWords,
  vaultsWords,
} from './drive-words.ts';
import { nameOfVolume } from './volume-choice.ts';
import styles from './volume-details.module.css';

/** Characters of a value that fit half of the table. */
const valueFits = 44;

export function VolumeDetails({ volume }: { readonly volume: Volume }) {
  const { vault } = useAppState();
  return (
    <Disclosure
      inRow
      title={
        <>
          Details
          <Unseen>{` of ${nameOfVolume(volume)}`}</Unseen>
        </>
      }
    >
      <div className={styles['halves']}>
        <Facts facts={driveFacts(volume)} />
        <Facts facts={contentFacts(volume, vault.name)} />
      </div>
    </Disclosure>
  );
}

function driveFacts(volume: Volume): Fact[] {
  const { drive, description, path, readOnly, state } = volume;
  const told = (text: string | null, mono = false) =>
    text === null || text === '' ? notTold(volume) : <LongName name={text} atMost={valueFits} mono={mono} />;
  const hardware: Fact[] =
    drive === null
      ? [{ name: 'Drive', value: 'none is known below this folder' }]
      : [
          { name: 'Maker and model', value: told(description) },
          { name: 'Serial number', value: told(drive.serial, true) },
          { name: 'Bus', value: busWords(volume) },
        ];
  return [
    ...hardware,
    { name: 'Size', value: sizeWords(volume) },
    { name: 'File system', value: fileSystemWords(volume) },
    ...(drive === null
      ? []
      : [
          {
            name: 'Label',
            value: drive.label === null || drive.label === '' ? 'none' : told(drive.label),
          },
        ]),
    { name: 'Read-only', value: readOnly ? 'yes' : state === 'reading' ? notTold(volume) : 'no' },
    {
      name: 'Mounted at',
      value: path === null || state !== 'mounted' ? 'not mounted' : told(path, true),
    },
  ];
}

function contentFacts(volume: Volume, vaultName: string | null): Fact[] {
  const { medium, markedAs, otherVaults } = volume;
  const unseen = unseenWords(volume);
  const id = medium?.id ?? markedAs;
  const is: Fact = {
    name: 'Medium',
    value: (
      <>
        {medium === null ? strangerWords(volume) : 'One of this vault'}
        {id !== null && (
          <>
            , <ShortId id={id} />
          </>
        )}
      </>
    ),
  };
  const verified: Fact = { name: 'Last verified', value: <Age atMs={medium?.lastVerifiedMs ?? null} /> };
  if (unseen !== null) {
    return [...(medium === null ? [] : [is, verified]), { name: 'On it', value: unseen }];
  }
  return [
    is,
    { name: 'Vaults on it', value: <Vaults words={vaultsWords(volume, vaultName)} ids={otherVaults} /> },
    { name: 'Copies', value: <CopiesOnVolume volume={volume} /> },
    verified,
  ];
}

/** Ids of others that fit; more are only counted. */
const idsShown = 3;

function Vaults({ words, ids }: { readonly words: string; readonly ids: readonly string[] }) {
  return (
    <>
      <LongName name={words} atMost={valueFits} />
      {ids.slice(0, idsShown).map((id, place) => (
        <span key={id}>
          {place === 0 ? ': ' : ', '}
          <ShortId id={id} />
        </span>
      ))}
      {ids.length > idsShown && ', …'}
    </>
  );
}
