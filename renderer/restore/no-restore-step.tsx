// Nothing came back: the medium went away, the restore failed, or it was stopped. Nothing half-made is left.
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { useNavigation } from '../app/navigation.tsx';
import { Button } from '../parts/button.tsx';
import { Remedy } from '../export/remedy.tsx';
import { titleOfError } from '../parts/error-titles.ts';
import { Note } from '../parts/note.tsx';
import { useRestore } from './restore-context.ts';
import { RestoreFrame } from './restore-frame.tsx';

const nothing = 'Nothing half-made was left in the folder, and nothing on the medium was changed.';

export interface NoRestoreStepProps {
  /** Null where a person stopped it. */
  readonly error: ErrorRecord | null;
  readonly gone: boolean;
}

export function NoRestoreStep({ error, gone }: NoRestoreStepProps) {
  const { state, dispatch, forget } = useRestore();
  const { go } = useNavigation();
  const name = state.options === null ? 'the medium' : visibleText(state.options.label);
  const title = error === null ? 'The restore was stopped.' : titleOfError(error, name, 'read');
  return (
    <RestoreFrame
      step="restore"
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
        <Button kind="filled" size="bar" onPress={() => dispatch({ type: 'went-back' })}>
          Choose a medium again
        </Button>
      }
    >
      {error === null ? (
        <Note title="Begin again when you are ready.">Your choices are kept.</Note>
      ) : (
        <Remedy
          error={error}
          heading={title}
          {...(gone && {
            steps: [
              `Plug ${name} in again and restore from the beginning.`,
              'If it does not appear within ten seconds, try another port, then another medium.',
            ],
          })}
        />
      )}
    </RestoreFrame>
  );
}
