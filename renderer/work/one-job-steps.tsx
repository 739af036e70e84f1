// The steps that every wizard around one job has: it runs, and it ended without a result.
import { useMemo, type ReactNode } from 'react';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { WizardShell, type WizardShellProps } from '../app/wizard-shell.tsx';
import { useJobs } from '../bridge/use-job.ts';
import { Remedy } from '../export/remedy.tsx';
import { Button } from '../parts/button.tsx';
import { titleOfError } from '../parts/error-titles.ts';
import { Elapsed } from '../parts/elapsed.tsx';
import { Stack } from '../parts/layout.tsx';
import { Note } from '../parts/note.tsx';
import { JobPanel } from './job-panel.tsx';
import { StopButton } from './stop-button.tsx';

/** What is the same in every step of one wizard. */
export type WizardFrame = Pick<WizardShellProps, 'name' | 'icon' | 'steps'>;

export interface UnderWayStepProps {
  readonly frame: WizardFrame;
  readonly current: string;
  readonly job: string;
  readonly title: string;
  readonly line: string;
  /** Until there is progress: "Looking at the copies". */
  readonly waiting: string;
  /** After an amount of bytes: "read". */
  readonly bytesAre: string;
  /** "Stop the test". */
  readonly stop: string;
  /** Why not, while something is committed. */
  readonly whyNot: string;
  /** Under which screen it is found again. */
  readonly foundUnder: string;
  /** What is to be known meanwhile. */
  readonly children?: ReactNode;
}

export function UnderWayStep(props: UnderWayStepProps) {
  const { frame, current, job: id, title, line, waiting, bytesAre, stop, whyNot, foundUnder } = props;
  const job = useJobs().find((each) => each.id === id) ?? null;
  const leaveQuestion = useMemo(
    () => ({
      title: 'Leave while it runs?',
      text: `It goes on. You find it again under ${foundUnder}.`,
      leave: 'Leave it running',
      stay: 'Stay here',
    }),
    [foundUnder],
  );
  return (
    <WizardShell
      {...frame}
      current={current}
      title={title}
      line={line}
      leaveQuestion={leaveQuestion}
      left={
        <StopButton job={job} whyNot={whyNot}>
          {stop}
        </StopButton>
      }
      barNote={
        job !== null && (
          <>
            The result comes by itself. Elapsed <Elapsed sinceMs={job.startedAtMs} />
          </>
        )
      }
    >
      <Stack space={6}>
        <JobPanel job={job} waiting={waiting} bytesAre={bytesAre} />
        {props.children}
      </Stack>
    </WizardShell>
  );
}

export interface UnfinishedStepProps {
  readonly frame: WizardFrame;
  readonly current: string;
  /** Null where a person stopped it. */
  readonly error: ErrorRecord | null;
  /** The medium, and what was done with it: "Blue stick", "tested". */
  readonly name: string;
  readonly done: string;
  /** "The test was stopped." */
  readonly stopped: string;
  /** What follows from that, and what is still good. */
  readonly stillGood: string;
  readonly again: string;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** It was stopped, or something stood in its way. */
export function UnfinishedStep(props: UnfinishedStepProps) {
  const { frame, current, error, name, done, stopped, stillGood, again, onAgain, onClose } = props;
  const title = error === null ? stopped : titleOfError(error, name, done);
  return (
    <WizardShell
      {...frame}
      current={current}
      status={error === null ? 'unknown' : error.code === 'medium-removed' ? 'missing' : 'suspect'}
      title={title}
      line={stillGood}
      back={{ title: 'Close', onPress: onClose }}
      next={
        <Button kind="filled" size="bar" onPress={onAgain}>
          {again}
        </Button>
      }
    >
      {error === null ? (
        <Note title="What was not finished does not count.">Nothing of it is left on the medium.</Note>
      ) : (
        <Remedy error={error} heading={title} />
      )}
    </WizardShell>
  );
}
