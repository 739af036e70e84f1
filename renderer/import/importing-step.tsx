// The bundle is looked into, or verified and kept: how far, and a way to stop.
import { useMemo } from 'react';
import { useJobs } from '../bridge/use-job.ts';
import { Stack } from '../parts/layout.tsx';
import { Note } from '../parts/note.tsx';
import { JobPanel } from '../work/job-panel.tsx';
import { StopButton } from '../work/stop-button.tsx';
import { ImportFrame } from './import-frame.tsx';

export interface ImportingStepProps {
  readonly stage: 'inspecting' | 'importing';
  /** Null until it has begun. */
  readonly job: string | null;
}

export function ImportingStep({ stage, job: id }: ImportingStepProps) {
  const job = useJobs().find((each) => each.id === id) ?? null;
  const leaveQuestion = useMemo(
    () =>
      stage === 'inspecting'
        ? null
        : {
            title: 'Leave while the bundle is imported?',
            text: 'The import goes on. You find it again under Import a bundle.',
            leave: 'Leave it running',
            stay: 'Stay here',
          },
    [stage],
  );
  return (
    <ImportFrame
      step={stage === 'inspecting' ? 'claims' : 'result'}
      title={stage === 'inspecting' ? 'Looking into the bundle' : 'Importing the bundle'}
      line={
        stage === 'inspecting'
          ? 'It is opened in memory. Nothing is kept of it.'
          : 'It is verified, then kept sealed on this laptop.'
      }
      leaveQuestion={leaveQuestion}
      left={
        <StopButton job={job} whyNot="It is being recorded.">
          Stop
        </StopButton>
      }
    >
      <Stack space={6}>
        <JobPanel job={job} waiting="Opening the bundle" />
        <Note title="If it is stopped now">Nothing of the bundle stays on this laptop.</Note>
      </Stack>
    </ImportFrame>
  );
}
