// Which medium is read, and how deep: its bytes compared, or every item decrypted and compared as well.
import { visibleText } from '../../shared/domain/text.ts';
import { Asked } from '../bridge/asked.tsx';
import { useAppState, useBridge } from '../bridge/bridge-context.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../parts/button.tsx';
import { Checkbox } from '../parts/checkbox.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { UsbIcon } from '../parts/icons.ts';
import { Stack } from '../parts/layout.tsx';
import { Loading } from '../parts/loading.tsx';
import { AddFolder } from '../volumes/add-folder.tsx';
import { OneVolume } from '../volumes/one-volume.tsx';
import { useVerify } from './verify-context.ts';
import { VerifyFrame } from './verify-frame.tsx';
import { isReadable, nameOfVolume, volumeInForce } from '../volumes/volume-choice.ts';

export function MediumStep() {
  const { state, dispatch, medium } = useVerify();
  const { vault } = useAppState();
  const bridge = useBridge();
  const query = useQuery('volumes.list', { set: null });
  const known = useQuery('media.list', {});
  const volumes = query.state.status === 'ready' ? query.state.value : [];
  const readable = volumes.filter((volume) => isReadable(volume, vault.visiting));
  const chosen = volumeInForce(readable, state.volume, medium);
  const { stage } = state;
  const awaited =
    known.state.status === 'ready' ? known.state.value.find(({ id }) => id === medium) : undefined;
  const isAway = awaited !== undefined && !readable.some((volume) => volume.medium?.id === medium);

  const start = async () => {
    if (chosen === null || stage.name === 'starting') return;
    dispatch({ type: 'start-pressed', volume: chosen.token, label: nameOfVolume(chosen) });
    const answer = await bridge.ask('verifications.start', { volume: chosen.token, open: state.open });
    dispatch(
      answer.ok ? { type: 'started', job: answer.value.job } : { type: 'refused', error: answer.error },
    );
  };

  return (
    <VerifyFrame
      step="medium"
      title="Which medium should be verified?"
      line="Every file on it is read back and compared. Nothing on it is changed."
      next={
        <Button
          kind="filled"
          size="bar"
          reason={chosen === null ? 'No medium is chosen.' : undefined}
          onPress={() => void start()}
        >
          {chosen === null ? 'Verify' : `Verify ${nameOfVolume(chosen)}`}
        </Button>
      }
    >
      <Stack space={6}>
        {stage.name === 'medium' && stage.refused !== null && (
          <ErrorPanel error={stage.refused} stillGood="Nothing was read." />
        )}
        <Asked query={query} waiting="Looking for media">
          {() =>
            readable.length === 0 ? (
              <NothingAttached />
            ) : (
              <OneVolume
                volumes={readable}
                chosen={chosen?.token ?? null}
                onChoose={(volume) => dispatch({ type: 'volume-chosen', volume })}
              />
            )
          }
        </Asked>
        {isAway && <Loading>{`Plug ${visibleText(awaited.label)} in. Watching the USB ports`}</Loading>}
        <AddFolder onAdded={(volume) => dispatch({ type: 'volume-chosen', volume })} />
        {readable.length > 0 && (
          <Checkbox
            checked={state.open}
            onChange={(open) => dispatch({ type: 'open-chosen', open })}
            description="Takes longer. Shows that the copies can be opened, not only that their bytes are the same."
          >
            Decrypt everything and compare every item, too
          </Checkbox>
        )}
      </Stack>
    </VerifyFrame>
  );
}

function NothingAttached() {
  return (
    <EmptyState icon={UsbIcon} title="No medium of this vault is plugged in.">
      Plug one in. It appears here by itself.
    </EmptyState>
  );
}
