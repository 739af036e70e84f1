// Which medium is restored from.
import { useState } from 'react';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { Asked } from '../bridge/asked.tsx';
import { useAppState, useBridge } from '../bridge/bridge-context.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { AddFolder } from '../volumes/add-folder.tsx';
import { OneVolume } from '../volumes/one-volume.tsx';
import { isReadable, nameOfVolume, volumeInForce } from '../volumes/volume-choice.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { UsbIcon } from '../parts/icons.ts';
import { Stack } from '../parts/layout.tsx';
import { useRestore } from './restore-context.ts';
import { RestoreFrame } from './restore-frame.tsx';

export function FromStep() {
  const { state, dispatch, set, medium } = useRestore();
  const { vault } = useAppState();
  const bridge = useBridge();
  const volumes = useQuery('volumes.list', { set });
  const [reading, setReading] = useState(false);
  const [error, setError] = useState<ErrorRecord | null>(null);
  const found = volumes.state.status === 'ready' ? volumes.state.value : [];
  const readable = found.filter((volume) => isReadable(volume, vault.visiting));
  const chosen = volumeInForce(readable, state.volume, medium);

  const read = async () => {
    if (chosen === null) return;
    setReading(true);
    setError(null);
    dispatch({ type: 'volume-chosen', volume: chosen.token });
    const answer = await bridge.ask('restores.options', { volume: chosen.token });
    setReading(false);
    if (answer.ok) dispatch({ type: 'options-read', options: answer.value, set });
    else setError(answer.error);
  };

  return (
    <RestoreFrame
      step="from"
      title="Which medium do you restore from?"
      line="It is only read. What is on it stays as it is."
      next={
        <Button
          kind="filled"
          size="bar"
          busy={reading}
          reason={chosen === null ? 'No medium is chosen.' : undefined}
          onPress={() => void read()}
        >
          {chosen === null ? 'Look at it' : `Look at ${nameOfVolume(chosen)}`}
        </Button>
      }
    >
      <Stack space={6}>
        {error !== null && <ErrorPanel error={error} stillGood="The medium was only read." />}
        <Asked query={volumes} waiting="Looking for media">
          {() =>
            readable.length === 0 ? (
              <EmptyState icon={UsbIcon} title="No medium of this vault is plugged in.">
                Plug one in. It appears here by itself.
              </EmptyState>
            ) : (
              <OneVolume
                volumes={readable}
                chosen={chosen?.token ?? null}
                onChoose={(volume) => dispatch({ type: 'volume-chosen', volume })}
              />
            )
          }
        </Asked>
        <AddFolder onAdded={(volume) => dispatch({ type: 'volume-chosen', volume })} />
      </Stack>
    </RestoreFrame>
  );
}
