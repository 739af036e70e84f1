// Which medium is mended, and from what: its own parity, else the copies on the other media that are plugged in.
import type { RepairReport } from '../../shared/domain/repair-report.ts';
import { andList, visibleText } from '../../shared/domain/text.ts';
import { WizardShell } from '../app/wizard-shell.tsx';
import { useBridge } from '../bridge/bridge-context.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Stack } from '../parts/layout.tsx';
import { Loading } from '../parts/loading.tsx';
import { Note } from '../parts/note.tsx';
import { ChooseVolume } from '../volumes/choose-volume.tsx';
import { nameOfVolume, volumeInForce } from '../volumes/volume-choice.ts';
import type { WizardFrame } from '../work/one-job-steps.tsx';
import type { OneJobWizard } from '../work/use-one-job.ts';
import { repairable, sourcesFor, type RepairChoices } from './repair-state.ts';

export interface RepairChooseProps {
  readonly frame: WizardFrame;
  readonly wizard: OneJobWizard<RepairReport, RepairChoices>;
  readonly medium: string | null;
}

export function RepairChoose({ frame, wizard, medium }: RepairChooseProps) {
  const { state, dispatch, start } = wizard;
  const { stage, choices } = state;
  const bridge = useBridge();
  const query = useQuery('volumes.list', { set: null });
  const known = useQuery('media.list', {});
  const volumes = query.state.status === 'ready' ? query.state.value : [];
  const media = repairable(volumes);
  const chosen = volumeInForce(media, choices.volume, medium);
  const sources = sourcesFor(chosen, volumes);
  const awaited =
    known.state.status === 'ready' ? known.state.value.find(({ id }) => id === medium) : undefined;
  const isAway = awaited !== undefined && !media.some((volume) => volume.medium?.id === medium);

  const begin = () => {
    if (chosen === null || stage.name === 'starting') return;
    const { token, path } = chosen;
    dispatch({ type: 'chose', choices: { volume: token, label: nameOfVolume(chosen), path } });
    void start(() =>
      bridge.ask('media.repair', { volume: token, from: sources.slice(0, 20).map((source) => source.token) }),
    );
  };

  return (
    <WizardShell
      {...frame}
      current="choose"
      title="Which medium should be mended?"
      line="Damaged files are worked out from the parity beside each copy, compared with what was written, and only then put in place."
      next={
        <Button
          kind="filled"
          size="bar"
          reason={chosen === null ? 'No medium is chosen.' : undefined}
          onPress={begin}
        >
          {chosen === null ? 'Repair' : `Repair ${nameOfVolume(chosen)}`}
        </Button>
      }
    >
      <Stack space={6}>
        {stage.name === 'choosing' && stage.refused !== null && (
          <ErrorPanel error={stage.refused} stillGood="Nothing was changed." />
        )}
        <ChooseVolume
          query={query}
          serving={media}
          chosen={chosen}
          nothing="No medium of this vault is plugged in."
          onChoose={(volume) => dispatch({ type: 'chose', choices: { volume } })}
        >
          {isAway && <Loading>{`Plug ${visibleText(awaited.label)} in. Watching the USB ports`}</Loading>}
        </ChooseVolume>
        {chosen !== null && (
          <Note
            title={sources.length === 0 ? 'Nothing else is plugged in.' : 'Where parity does not suffice'}
          >
            {sources.length === 0
              ? 'If its parity does not suffice, plug in another medium that holds the same snapshots, and repair again.'
              : `The same snapshot on ${andList(sources.map(nameOfVolume))} is taken, if it is good there.`}
          </Note>
        )}
      </Stack>
    </WizardShell>
  );
}
