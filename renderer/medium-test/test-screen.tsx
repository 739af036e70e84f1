// Testing a medium as a wizard: which one and how deep, the test, what came of it. For a fresh stick it begins with how to prepare it.
import { useNavigation } from '../app/navigation.tsx';
import { ShieldCheckIcon, UsbIcon } from '../parts/icons.ts';
import { cutMiddle } from '../parts/long-text.ts';
import { Note } from '../parts/note.tsx';
import { UnderWayStep, UnfinishedStep, type WizardFrame } from '../work/one-job-steps.tsx';
import { useOneJob } from '../work/use-one-job.ts';
import { ChooseStep } from './choose-step.tsx';
import { GuideStep } from './guide-step.tsx';
import { TestedStep } from './tested-step.tsx';
import { testReducer } from './test-state.ts';

export interface TestScreenProps {
  /** Token of the volume that it was opened for; null where none. */
  readonly volume?: string | null;
  /** For a fresh stick: how to prepare it comes first, an export after. */
  readonly guided?: boolean;
}

/** Characters that fit beside a step. */
const fits = 26;

export function TestScreen({ volume = null, guided = false }: TestScreenProps) {
  const { go } = useNavigation();
  const wizard = useOneJob({
    kind: 'test-medium',
    reducer: testReducer,
    choices: { volume, extent: 'sampled', prepared: !guided, newLabel: '', label: null },
    key: `test ${guided ? 'fresh' : ''} ${volume ?? ''}`,
    anew: volume !== null,
  });
  const { state, dispatch, finish } = wizard;
  const { stage, choices } = state;
  const label = choices.label ?? (stage.name === 'done' ? stage.result.label : null) ?? 'the medium';
  const answer = choices.label === null ? [] : [cutMiddle(choices.label, fits)];
  const frame: WizardFrame = {
    name: guided ? 'Prepare a stick' : 'Test a medium',
    icon: guided ? UsbIcon : ShieldCheckIcon,
    steps: [
      ...(guided ? [{ id: 'guide', title: 'Prepare' }] : []),
      { id: 'choose', title: 'Medium', answers: stage.name === 'choosing' ? [] : answer },
      { id: 'test', title: 'Test' },
      { id: 'result', title: 'Result' },
    ],
  };
  const close = () => {
    finish();
    go({ name: 'media', tab: 'plugged' });
  };

  switch (stage.name) {
    case 'choosing':
    case 'starting':
      return choices.prepared ? (
        <ChooseStep frame={frame} wizard={wizard} guided={guided} />
      ) : (
        <GuideStep
          frame={frame}
          label={choices.newLabel}
          onLabel={(newLabel) => dispatch({ type: 'chose', choices: { newLabel } })}
          onPrepared={() => dispatch({ type: 'chose', choices: { prepared: true } })}
        />
      );
    case 'running':
      return (
        <UnderWayStep
          frame={frame}
          current="test"
          job={stage.job}
          title={`Testing ${label}`}
          line="Leave it plugged in. What is on it stays; only free space is written to."
          waiting="Looking at the free space"
          bytesAre="tested"
          stop="Stop the test"
          whyNot="What was written for the test is being removed."
          foundUnder="Media and places"
        >
          <Note title="If it comes out now">
            Nothing is concluded. What the test wrote is removed the next time that Coldkeep looks at this
            medium.
          </Note>
        </UnderWayStep>
      );
    case 'done':
      return (
        <TestedStep
          frame={frame}
          label={label}
          report={stage.result}
          seconds={stage.seconds}
          guided={guided}
          onClose={close}
          onExport={() => {
            finish();
            go({ name: 'export' });
          }}
        />
      );
    case 'failed':
    case 'cancelled':
      return (
        <UnfinishedStep
          frame={frame}
          current="test"
          error={stage.name === 'failed' ? stage.error : null}
          name={label}
          done="tested"
          stopped="The test was stopped."
          stillGood="Nothing was concluded about the medium, and what was on it is as it was."
          again="Test again"
          onAgain={() => dispatch({ type: 'went-back' })}
          onClose={close}
        />
      );
  }
}
