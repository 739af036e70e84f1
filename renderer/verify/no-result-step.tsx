// No result: the medium went away, the reading failed, or it was stopped. No conclusion is drawn from any of them.
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { useNavigation } from '../app/navigation.tsx';
import { Button } from '../parts/button.tsx';
import { Remedy } from '../export/remedy.tsx';
import { titleOfError } from '../parts/error-titles.ts';
import { Note } from '../parts/note.tsx';
import { useSettledJobs } from '../work/settled-jobs.ts';
import { useVerify } from './verify-context.ts';
import { VerifyFrame } from './verify-frame.tsx';
import { useVolumeLabel } from './volume-label.ts';

const nothing = 'Nothing was concluded: its copies stand as they were before.';

export interface NoResultStepProps {
  /** Null where a person stopped it. */
  readonly error: ErrorRecord | null;
  readonly gone: boolean;
}

export function NoResultStep({ error, gone }: NoResultStepProps) {
  const { dispatch, forget } = useVerify();
  const { go } = useNavigation();
  const { settle } = useSettledJobs();
  const label = useVolumeLabel();
  const name = label ?? 'the medium';
  const title = error === null ? 'The reading was stopped.' : titleOfError(error, name, 'read');
  return (
    <VerifyFrame
      step="read"
      label={label}
      status={error === null ? 'unknown' : gone ? 'missing' : 'suspect'}
      title={title}
      line={nothing}
      back={{
        title: 'Close',
        onPress: () => {
          settle(['verify']);
          forget();
          go({ name: 'overview' });
        },
      }}
      next={
        <Button kind="filled" size="bar" onPress={() => dispatch({ type: 'went-back' })}>
          {label === null ? 'Choose a medium' : `Read ${label} again`}
        </Button>
      }
    >
      {error === null ? (
        <Note title="What was read does not count.">
          A verification counts only when every file was read.
        </Note>
      ) : (
        <Remedy error={error} heading={title} {...(gone && { steps: stepsFor(name) })} />
      )}
    </VerifyFrame>
  );
}

const stepsFor = (name: string): string[] => [
  `Plug ${name} in again and read it from the beginning.`,
  'If it does not appear within ten seconds, try another port.',
];
