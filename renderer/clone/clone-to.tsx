// To which media: what cannot take a clone stays in sight, with every reason.
import { WizardShell } from '../app/wizard-shell.tsx';
import { visibleText } from '../../shared/domain/text.ts';
import type { Volume } from '../../shared/ipc/views.ts';
import { useBridge } from '../bridge/bridge-context.tsx';
import { Button } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Stack } from '../parts/layout.tsx';
import { cutMiddle } from '../parts/long-text.ts';
import { iconOfMedium } from '../parts/medium-icon.tsx';
import { CheckRows, type ChoiceRow } from '../parts/row-list.tsx';
import { Status } from '../parts/status.tsx';
import { AddFolder } from '../volumes/add-folder.tsx';
import { NothingPluggedIn } from '../volumes/nothing-plugged-in.tsx';
import { ReasonsOf } from '../volumes/volume-reasons.tsx';
import { driveFacts } from '../volumes/volume-state.ts';
import { nameOfVolume } from '../volumes/volume-choice.ts';
import { WaitingVolumes } from '../volumes/waiting-volumes.tsx';
import type { CloneStepProps } from './clone-from.tsx';
import { cloneButton, mayTake, otherVolumes } from './clone-state.ts';
import { useCloneSource } from './use-clone-source.ts';

export function CloneTo({ frame, wizard, medium }: CloneStepProps) {
  const { state, dispatch, start } = wizard;
  const { stage, choices } = state;
  const bridge = useBridge();
  const { volumes, from, copy } = useCloneSource(choices, medium);
  const others = otherVolumes(volumes, from);
  const chosen = others.filter((volume) => mayTake(volume, from) && choices.to.includes(volume.token));
  const missing =
    from === null || copy === null
      ? 'The medium that is cloned from is not plugged in.'
      : chosen.length === 0
        ? 'No medium is chosen.'
        : undefined;

  const begin = () => {
    if (from === null || copy === null || stage.name === 'starting') return;
    void start(() =>
      bridge.ask('media.clone', {
        from: from.token,
        snapshot: copy.snapshot,
        to: chosen.map(({ token }) => token),
      }),
    );
  };

  return (
    <WizardShell
      {...frame}
      current="to"
      title="Which media should get the clone?"
      line="Existing files on them stay. Each clone is read back and compared."
      back={{ title: 'Back', onPress: () => dispatch({ type: 'chose', choices: { settled: false } }) }}
      next={
        <Button kind="filled" size="bar" reason={missing} onPress={begin}>
          {cloneButton(chosen)}
        </Button>
      }
    >
      <Stack space={6}>
        {stage.name === 'choosing' && stage.refused !== null && (
          <ErrorPanel error={stage.refused} stillGood="Nothing was written." />
        )}
        {others.length === 0 ? (
          <NothingPluggedIn title="No other medium is plugged in." />
        ) : (
          <CheckRows
            label="Media for the clone"
            rows={others.map((volume) => rowOf(volume, mayTake(volume, from)))}
            chosen={chosen.map(({ token }) => token)}
            onChange={(to) => dispatch({ type: 'chose', choices: { to } })}
          />
        )}
        <WaitingVolumes volumes={volumes} />
        <AddFolder
          onAdded={(volume) => dispatch({ type: 'chose', choices: { to: [...choices.to, volume] } })}
        />
      </Stack>
    </WizardShell>
  );
}

function rowOf(volume: Volume, usable: boolean): ChoiceRow {
  const { token, type, medium, present } = volume;
  return {
    id: token,
    icon: iconOfMedium(type),
    title: `${cutMiddle(nameOfVolume(volume), 60)}${medium === null && usable ? ', not yet a medium' : ''}`,
    status: usable ? undefined : (
      <Status name={present ? 'unmet' : 'missing'}>{present ? 'Cannot be used' : 'Pulled out'}</Status>
    ),
    line: driveFacts(volume),
    detail: <Meaning volume={volume} usable={usable} />,
    refused: !usable,
  };
}

function Meaning({ volume, usable }: { readonly volume: Volume; readonly usable: boolean }) {
  if (!volume.present) return 'Plug it in again to use it.';
  return (
    <>
      {usable && volume.medium === null && (
        <div>{`It becomes a medium called ${visibleText(volume.name)}; its words can be changed afterwards.`}</div>
      )}
      <ReasonsOf volume={volume} />
    </>
  );
}
