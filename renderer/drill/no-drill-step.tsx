// No result: the medium went away, the drill could not be done, or it was stopped.
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { useNavigation } from '../app/navigation.tsx';
import { Button } from '../parts/button.tsx';
import { Remedy } from '../export/remedy.tsx';
import { titleOfError } from '../parts/error-titles.ts';
import { Note } from '../parts/note.tsx';
import { useDrill } from './drill-context.ts';
import { DrillFrame } from './drill-frame.tsx';

const nothing = 'Nothing was concluded from it, and nothing was left on the disk.';

export interface NoDrillStepProps {
  /** Null where a person stopped it. */
  readonly error: ErrorRecord | null;
  readonly gone: boolean;
}

export function NoDrillStep({ error, gone }: NoDrillStepProps) {
  const { state, dispatch, forget } = useDrill();
  const { go } = useNavigation();
  const name = state.label === '' ? 'the medium' : visibleText(state.label);
  const title = error === null ? 'The drill was stopped.' : titleOfError(error, name, 'read');
  return (
    <DrillFrame
      step="rehearse"
      status={error === null ? 'unknown' : gone ? 'missing' : 'suspect'}
      title={title}
      line={nothing}
      back={{
        title: 'Close',
        onPress: () => {
          forget();
          go({ name: 'overview' });
        },
      }}
      next={
        <Button kind="filled" size="bar" onPress={() => dispatch({ type: 'began-anew' })}>
          Begin anew
        </Button>
      }
    >
      {error === null ? (
        <Note title="A drill counts only when it came to its end." />
      ) : (
        <Remedy error={error} heading={title} />
      )}
    </DrillFrame>
  );
}
