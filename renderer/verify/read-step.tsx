// The medium is read: bytes, speed, time left. It can be stopped at any time; nothing is concluded then.
import { useMemo } from 'react';
import { visibleText } from '../../shared/domain/text.ts';
import { useJob } from '../bridge/use-job.ts';
import { Elapsed } from '../parts/elapsed.tsx';
import { Stack } from '../parts/layout.tsx';
import { Note } from '../parts/note.tsx';
import { JobPanel } from '../work/job-panel.tsx';
import { StopButton } from '../work/stop-button.tsx';
import { useVolumeLabel } from './volume-label.ts';
import { VerifyFrame } from './verify-frame.tsx';

export function ReadStep({ job: id }: { readonly job: string }) {
  const job = useJob(id, 'verify');
  const label = useVolumeLabel();
  const name = label ?? 'the medium';
  const leaveQuestion = useMemo(
    () => ({
      title: 'Leave while the medium is read?',
      text: 'The reading goes on. You find it again under Verify.',
      leave: 'Leave it running',
      stay: 'Stay here',
    }),
    [],
  );

  return (
    <VerifyFrame
      step="read"
      label={label}
      title={label === null ? visibleText(job?.title ?? 'Reading') : `Reading ${label}`}
      line="Leave it plugged in. Nothing on it is changed."
      leaveQuestion={leaveQuestion}
      left={
        <StopButton job={job} whyNot="The result is being recorded.">
          Stop reading
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
        <JobPanel job={job} waiting="Looking at the copies" title={name} bytesAre="read" />
        <Note title="If it comes out now">
          Nothing is concluded from a medium that went away. Its copies stand as they were; read it again when
          it is back.
        </Note>
      </Stack>
    </VerifyFrame>
  );
}
