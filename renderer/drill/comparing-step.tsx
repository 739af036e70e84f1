// The app's part: everything is decrypted and compared.
import { visibleText } from '../../shared/domain/text.ts';
import { useCall } from '../bridge/use-call.ts';
import { useJob } from '../bridge/use-job.ts';
import { Button } from '../parts/button.tsx';
import { Stack } from '../parts/layout.tsx';
import { useProgressAnnouncements } from '../parts/live-region.tsx';
import { Loading } from '../parts/loading.tsx';
import { Panel, PanelHead } from '../parts/panel.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { Status } from '../parts/status.tsx';
import { DrillFrame } from './drill-frame.tsx';
import { RunningClock } from './running-clock.tsx';

export function ComparingStep({ job: id }: { readonly job: string }) {
  const job = useJob(id, 'drill');
  const cancel = useCall('jobs.cancel');
  useProgressAnnouncements(job?.progress ?? []);
  const now = job?.progress.at(-1);
  return (
    <DrillFrame
      step="rehearse"
      title="Decrypting and comparing"
      line="Every item is opened and compared with what was captured. Nothing is written to this laptop's disk."
      left={
        job !== null &&
        (job.state === 'cancelling' ? (
          <Button busy>Stopping</Button>
        ) : (
          <Button
            reason={job.cancellable ? undefined : 'The result is being recorded.'}
            onPress={() => void cancel.run({ job: id })}
          >
            Stop the drill
          </Button>
        ))
      }
      barNote={<RunningClock />}
    >
      <Stack>
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
      </Stack>
    </DrillFrame>
  );
}
