// From which medium, and which of its good copies.
import { formatDate } from '../../shared/domain/ages.ts';
import type { CloneReport } from '../../shared/domain/clone-report.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { WizardShell } from '../app/wizard-shell.tsx';
import { Button } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Stack } from '../parts/layout.tsx';
import { cutMiddle } from '../parts/long-text.ts';
import { Note } from '../parts/note.tsx';
import { Select } from '../parts/select.tsx';
import { AddFolder } from '../volumes/add-folder.tsx';
import { NothingPluggedIn } from '../volumes/nothing-plugged-in.tsx';
import { OneVolume } from '../volumes/one-volume.tsx';
import { WaitingVolumes } from '../volumes/waiting-volumes.tsx';
import type { WizardFrame } from '../work/one-job-steps.tsx';
import type { OneJobWizard } from '../work/use-one-job.ts';
import type { CloneChoices } from './clone-state.ts';
import { useCloneSource } from './use-clone-source.ts';

export interface CloneStepProps {
  readonly frame: WizardFrame;
  readonly wizard: OneJobWizard<CloneReport, CloneChoices>;
  /** Id of the medium that it was opened for. */
  readonly medium: string | null;
}

export function CloneFrom({ frame, wizard, medium }: CloneStepProps) {
  const { state, dispatch } = wizard;
  const { stage, choices } = state;
  const { volumes, sources, from, copies, copy } = useCloneSource(choices, medium);
  const missing =
    from === null
      ? 'No medium is chosen.'
      : copy === null
        ? 'No copy on it is verified. Verify it first.'
        : undefined;
  return (
    <WizardShell
      {...frame}
      current="from"
      title="Which copy should be cloned?"
      line="It is copied as it is, byte for byte, without opening it."
      next={
        <Button
          kind="filled"
          size="bar"
          reason={missing}
          onPress={() => dispatch({ type: 'chose', choices: { from: from?.token ?? null, settled: true } })}
        >
          Choose where to
        </Button>
      }
    >
      <Stack space={6}>
        {stage.name === 'choosing' && stage.refused !== null && (
          <ErrorPanel error={stage.refused} stillGood="Nothing was written." />
        )}
        {sources.length === 0 ? (
          <NothingPluggedIn title="No medium with a copy of this vault is plugged in." />
        ) : (
          <OneVolume
            volumes={sources}
            chosen={from?.token ?? null}
            onChoose={(chosen) =>
              dispatch({ type: 'chose', choices: { from: chosen, snapshot: null, to: [] } })
            }
          />
        )}
        {copies.length > 0 && (
          <Select
            label="Copy"
            options={copies.map(({ snapshot, set, seq, takenAtMs }) => ({
              id: snapshot,
              label: `${cutMiddle(visibleText(set), 40)}, number ${seq}, ${formatDate(takenAtMs)}`,
            }))}
            chosen={copy?.snapshot ?? null}
            onChange={(snapshot) => dispatch({ type: 'chose', choices: { snapshot } })}
          />
        )}
        <WaitingVolumes volumes={volumes} />
        <AddFolder onAdded={(chosen) => dispatch({ type: 'chose', choices: { from: chosen } })} />
        <Note title="A clone is no newer than what it is cloned from.">
          To bring the present state onto another medium, export instead: it reads the originals.
        </Note>
      </Stack>
    </WizardShell>
  );
}
