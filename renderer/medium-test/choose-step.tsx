// Which medium is tested, and how much of its free space: a sample that finds every fake, or all of it.
import type { MediumTest, MediumTestReport } from '../../shared/domain/medium-test.ts';
import { WizardShell } from '../app/wizard-shell.tsx';
import { useBridge } from '../bridge/bridge-context.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Stack } from '../parts/layout.tsx';
import { RadioGroup } from '../parts/radio-group.tsx';
import { ChooseVolume } from '../volumes/choose-volume.tsx';
import { nameOfVolume, volumeInForce } from '../volumes/volume-choice.ts';
import type { WizardFrame } from '../work/one-job-steps.tsx';
import type { OneJobWizard } from '../work/use-one-job.ts';
import { isTestable, labelOfFresh, secondsOfTest, type TestChoices } from './test-state.ts';
import { durationWords } from './test-words.ts';

export interface ChooseStepProps {
  readonly frame: WizardFrame;
  readonly wizard: OneJobWizard<MediumTestReport, TestChoices>;
  readonly guided: boolean;
}

export function ChooseStep({ frame, wizard, guided }: ChooseStepProps) {
  const { state, dispatch, start } = wizard;
  const { stage, choices } = state;
  const bridge = useBridge();
  const query = useQuery('volumes.list', { set: null });
  const known = useQuery('media.list', {});
  const volumes = query.state.status === 'ready' ? query.state.value : [];
  const media = known.state.status === 'ready' ? known.state.value : [];
  const testable = volumes.filter(isTestable);
  const chosen = volumeInForce(testable, choices.volume, null);

  const begin = () => {
    if (chosen === null || stage.name === 'starting') return;
    const { token } = chosen;
    const label = guided && chosen.medium === null ? labelOfFresh(chosen, choices) : null;
    dispatch({ type: 'chose', choices: { volume: token, label: label ?? nameOfVolume(chosen) } });
    void start(() => bridge.ask('media.test', { volume: token, extent: choices.extent, label }));
  };
  const takes = (extent: MediumTest['extent']): string => {
    const seconds = chosen === null ? null : secondsOfTest(chosen, extent, media);
    return seconds === null ? '' : ` ${durationWords(seconds)}`;
  };

  return (
    <WizardShell
      {...frame}
      current="choose"
      title="Which medium should be tested?"
      line="Its free space is written to and read back. What is on it stays as it is, and nothing of the test is left."
      {...(guided && {
        back: { title: 'Back', onPress: () => dispatch({ type: 'chose', choices: { prepared: false } }) },
      })}
      next={
        <Button
          kind="filled"
          size="bar"
          reason={chosen === null ? 'No medium is chosen.' : undefined}
          onPress={begin}
        >
          {chosen === null ? 'Test' : `Test ${nameOfVolume(chosen)}`}
        </Button>
      }
    >
      <Stack space={6}>
        {stage.name === 'choosing' && stage.refused !== null && (
          <ErrorPanel error={stage.refused} stillGood="Nothing was written." />
        )}
        <ChooseVolume
          query={query}
          serving={testable}
          chosen={chosen}
          nothing="Nothing is plugged in that can be tested."
          onChoose={(volume) => dispatch({ type: 'chose', choices: { volume } })}
        />
        {testable.length > 0 && (
          <RadioGroup
            label="How much of it"
            options={[
              {
                id: 'sampled',
                label: 'A sample of its free space',
                detail: `Finds every stick that claims to be larger than it is.${takes('sampled')}`,
              },
              {
                id: 'full',
                label: 'All of its free space',
                detail: `Finds single bad places as well.${takes('full')}`,
              },
            ]}
            chosen={choices.extent}
            onChange={(extent) => dispatch({ type: 'chose', choices: { extent } })}
          />
        )}
      </Stack>
    </WizardShell>
  );
}
