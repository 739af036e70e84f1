// Clone as a wizard: from which medium, to which media, the work, what came of it. Nothing is opened by it.
import { useNavigation } from '../app/navigation.tsx';
import { CopyIcon } from '../parts/icons.ts';
import { Note } from '../parts/note.tsx';
import { UnderWayStep, UnfinishedStep, type WizardFrame } from '../work/one-job-steps.tsx';
import { useOneJob } from '../work/use-one-job.ts';
import { CloneFrom } from './clone-from.tsx';
import { CloneTo } from './clone-to.tsx';
import { ClonedStep } from './cloned-step.tsx';
import { cloneReducer } from './clone-state.ts';

/** `medium`: id of the one that it was opened for. */
export function CloneScreen({ medium = null }: { readonly medium?: string | null }) {
  const { go } = useNavigation();
  const wizard = useOneJob({
    kind: 'clone',
    reducer: cloneReducer,
    choices: { from: null, snapshot: null, settled: false, to: [] },
    key: `clone ${medium ?? ''}`,
    anew: medium !== null,
  });
  const { state, dispatch, finish } = wizard;
  const { stage, choices } = state;
  const frame: WizardFrame = {
    name: 'Clone a copy',
    icon: CopyIcon,
    steps: [
      { id: 'from', title: 'From' },
      { id: 'to', title: 'To' },
      { id: 'clone', title: 'Clone' },
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
      return choices.settled ? (
        <CloneTo frame={frame} wizard={wizard} medium={medium} />
      ) : (
        <CloneFrom frame={frame} wizard={wizard} medium={medium} />
      );
    case 'running':
      return (
        <UnderWayStep
          frame={frame}
          current="clone"
          job={stage.job}
          title="Cloning the copy"
          line="Leave all of them plugged in. The clone has the same bytes and the same signature."
          waiting="Reading the copy that is cloned"
          bytesAre="written"
          stop="Stop cloning"
          whyNot="A clone is being recorded."
          foundUnder="Media and places"
        >
          <Note title="If one comes out now">
            Only that clone ends; the copy that it is taken from is never written to.
          </Note>
        </UnderWayStep>
      );
    case 'done':
      return <ClonedStep frame={frame} report={stage.result} onClose={close} />;
    case 'failed':
    case 'cancelled':
      return (
        <UnfinishedStep
          frame={frame}
          current="clone"
          error={stage.name === 'failed' ? stage.error : null}
          name="a medium"
          done="read"
          stopped="The cloning was stopped."
          stillGood="The copy that it was taken from is as it was."
          again="Choose again"
          onAgain={() => dispatch({ type: 'went-back' })}
          onClose={close}
        />
      );
  }
}
