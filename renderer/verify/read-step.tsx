// The medium is read: bytes, speed, time left. It can be stopped at any time; nothing is concluded then.
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
import { useVolumeLabel } from './volume-label.ts';
import { VerifyFrame } from './verify-frame.tsx';

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

export function ReadStep({ job: id }: { readonly job: string }) {
  const job = useJob(id, 'verify');
  const cancel = useCall('jobs.cancel');
  const label = useVolumeLabel();
  useProgressAnnouncements(job?.progress ?? []);
  const now = job?.progress.at(-1);
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
        job !== null &&
        (job.state === 'cancelling' ? (
          <Button busy>Stopping</Button>
        ) : (
          <Button
            reason={job.cancellable ? undefined : 'The result is being recorded.'}
            onPress={() => void cancel.run({ job: id })}
          >
            Stop reading
          </Button>
        ))
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
        {now === undefined ? (
          <Loading>Looking at the copies</Loading>
        ) : (
          <Panel label={name}>
            <PanelHead title={name} end={<Status name="working">{capital(visibleText(now.phase))}</Status>} />
            <ProgressBar
              label={`${name}: ${visibleText(now.phase)}`}
              amount={now}
              detail={now.unit === 'bytes' ? 'read' : ''}
            />
          </Panel>
        )}
        <Note title="If it comes out now">
          Nothing is concluded from a medium that went away. Its copies stand as they were; read it again when
          it is back.
        </Note>
      </Stack>
    </VerifyFrame>
  );
}
