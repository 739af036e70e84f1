// Items come back: bytes, speed, time left. It can be stopped; then nothing is left in the folder.
import { useMemo } from 'react';
import { useJob } from '../bridge/use-job.ts';
import { JobPanel } from '../work/job-panel.tsx';
import { StopButton } from '../work/stop-button.tsx';
import { Elapsed } from '../parts/elapsed.tsx';
import { Stack } from '../parts/layout.tsx';
import { Note } from '../parts/note.tsx';
import { RestoreFrame } from './restore-frame.tsx';

export function RestoringStep({ job: id }: { readonly job: string }) {
  const job = useJob(id, 'restore');
  const leaveQuestion = useMemo(
    () => ({
      title: 'Leave while items come back?',
      text: 'The restore goes on. You find it again under Restore.',
      leave: 'Leave it running',
      stay: 'Stay here',
    }),
    [],
  );
  return (
    <RestoreFrame
      step="restore"
      title="Bringing the items back"
      line="Leave the medium plugged in. Nothing on it is changed."
      leaveQuestion={leaveQuestion}
      left={
        <StopButton job={job} whyNot="The last step cannot be stopped halfway.">
          Stop the restore
        </StopButton>
      }
      barNote={
        job !== null && (
          <>
            Elapsed <Elapsed sinceMs={job.startedAtMs} />
          </>
        )
      }
    >
      <Stack space={6}>
        <JobPanel job={job} waiting="Opening the copy" />
        <Note title="Every item is compared as it comes">
          What does not match what was captured is not kept. The folder gets its name when all of it is there.
        </Note>
      </Stack>
    </RestoreFrame>
  );
}
