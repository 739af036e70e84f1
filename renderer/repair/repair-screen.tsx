// Repair as a wizard: which medium, the work, what was mended and from what. Nothing is made worse by it.
import { useNavigation } from '../app/navigation.tsx';
import { WrenchIcon } from '../parts/icons.ts';
import { cutMiddle } from '../parts/long-text.ts';
import { Note } from '../parts/note.tsx';
import { UnderWayStep, UnfinishedStep, type WizardFrame } from '../work/one-job-steps.tsx';
import { useOneJob } from '../work/use-one-job.ts';
import { RepairChoose } from './repair-choose.tsx';
import { RepairedStep } from './repaired-step.tsx';
import { mediumOfError, repairReducer } from './repair-state.ts';

/** Characters that fit beside a step. */
const fits = 26;

/** `medium`: id of the one that it was opened for. */
export function RepairScreen({ medium = null }: { readonly medium?: string | null }) {
  const { go } = useNavigation();
  const wizard = useOneJob({
    kind: 'repair',
    reducer: repairReducer,
    choices: { volume: null, label: null, path: null },
    key: `repair ${medium ?? ''}`,
    anew: medium !== null,
  });
  const { state, dispatch, finish } = wizard;
  const { stage, choices } = state;
  const label = choices.label ?? 'the medium';
  const frame: WizardFrame = {
    name: 'Repair',
    icon: WrenchIcon,
    steps: [
      {
        id: 'choose',
        title: 'Medium',
        answers: stage.name === 'choosing' || choices.label === null ? [] : [cutMiddle(choices.label, fits)],
      },
      { id: 'repair', title: 'Repair' },
      { id: 'result', title: 'Result' },
    ],
  };
  const close = () => {
    finish();
    go({ name: 'media', tab: 'place' });
  };

  switch (stage.name) {
    case 'choosing':
    case 'starting':
      return <RepairChoose frame={frame} wizard={wizard} medium={medium} />;
    case 'running':
      return (
        <UnderWayStep
          frame={frame}
          current="repair"
          job={stage.job}
          title={`Mending ${label}`}
          line="Leave it plugged in. A file is put in place only after it was compared with what was written."
          waiting="Looking for damage"
          bytesAre="read"
          stop="Stop the repair"
          whyNot="A mended file is being put in place."
          foundUnder="Media and places"
        >
          <Note title="If it comes out now">
            Each file is then the old one or the mended one, never half of either. Repair it again when it is
            back.
          </Note>
        </UnderWayStep>
      );
    case 'done':
      return (
        <RepairedStep
          frame={frame}
          label={label}
          report={stage.result}
          seconds={stage.seconds}
          onClose={close}
          onExport={(set) => {
            finish();
            go(set === null ? { name: 'export' } : { name: 'export', set });
          }}
        />
      );
    case 'failed':
    case 'cancelled':
      return (
        <UnfinishedStep
          frame={frame}
          current="repair"
          error={stage.name === 'failed' ? stage.error : null}
          name={stage.name === 'failed' ? mediumOfError(stage.error, choices) : label}
          done="repaired"
          stopped="The repair was stopped."
          stillGood="What was mended before stays mended, and nothing was made worse."
          again="Repair again"
          onAgain={() => dispatch({ type: 'went-back' })}
          onClose={close}
        />
      );
  }
}
