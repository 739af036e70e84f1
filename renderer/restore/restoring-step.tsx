// Items come back: bytes, speed, time left. It can be stopped; then nothing is left in the folder.
import { useMemo } from 'react';
import { visibleText } from '../../shared/domain/text.ts';
import { useCall } from '../bridge/use-call.ts';
import { useJob } from '../bridge/use-job.ts';
import { Button } from '../parts/button.tsx';
import { Elapsed } from '../parts/elapsed.tsx';
import { Stack } from '../parts/layout.tsx';
import { useProgressAnnouncements } from '../parts/live-region.tsx';
import { Loading } from '../parts/loading.tsx';
import { Note } from '../parts/note.tsx';
import { Panel, PanelHead } from '../parts/panel.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { Status } from '../parts/status.tsx';
import { RestoreFrame } from './restore-frame.tsx';

export function RestoringStep({ job: id }: { readonly job: string }) {
  const job = useJob(id, 'restore');
  const cancel = useCall('jobs.cancel');
  useProgressAnnouncements(job?.progress ?? []);
  const now = job?.progress.at(-1);
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
        job !== null &&
        (job.state === 'cancelling' ? (
          <Button busy>Stopping</Button>
        ) : (
          <Button
            reason={job.cancellable ? undefined : 'The last step cannot be stopped halfway.'}
            onPress={() => void cancel.run({ job: id })}
          >
            Stop the restore
          </Button>
        ))
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
        {now === undefined ? (
          <Loading>Opening the copy</Loading>
        ) : (
          <Panel>
            <PanelHead
              title={visibleText(job?.title ?? '')}
              end={<Status name="working">{visibleText(now.phase)}</Status>}
            />
            <ProgressBar label={visibleText(now.phase)} amount={now} />
          </Panel>
        )}
        <Note title="Every item is compared as it comes">
          What does not match what was captured is not kept. The folder gets its name when all of it is there.
        </Note>
      </Stack>
    </RestoreFrame>
  );
}
