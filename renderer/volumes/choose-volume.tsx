// Choosing one of the media that are plugged in: those that serve, what is not ready yet, and a folder that does not appear by itself.
import type { ReactNode } from 'react';
import type { Volume } from '../../shared/ipc/views.ts';
import { Asked } from '../bridge/asked.tsx';
import type { Query } from '../bridge/use-query.ts';
import { AddFolder } from './add-folder.tsx';
import { NothingPluggedIn } from './nothing-plugged-in.tsx';
import { OneVolume } from './one-volume.tsx';
import { WaitingVolumes } from './waiting-volumes.tsx';

export interface ChooseVolumeProps {
  readonly query: Query<readonly Volume[]>;
  /** Those of them that serve here. */
  readonly serving: readonly Volume[];
  readonly chosen: Volume | null;
  /** What is said where none serves. */
  readonly nothing: string;
  /** Called with its token. */
  readonly onChoose: (volume: string) => void;
  /** Stands below the list. */
  readonly children?: ReactNode;
}

export function ChooseVolume({ query, serving, chosen, nothing, onChoose, children }: ChooseVolumeProps) {
  return (
    <>
      <Asked query={query} waiting="Looking for media">
        {() =>
          serving.length === 0 ? (
            <NothingPluggedIn title={nothing} />
          ) : (
            <OneVolume volumes={serving} chosen={chosen?.token ?? null} onChoose={onChoose} />
          )
        }
      </Asked>
      {children}
      <WaitingVolumes volumes={query.state.status === 'ready' ? query.state.value : []} />
      <AddFolder onAdded={onChoose} />
    </>
  );
}
