// The app's part: everything is decrypted and compared.
import { useJob } from '../bridge/use-job.ts';
import { JobPanel } from '../work/job-panel.tsx';
import { StopButton } from '../work/stop-button.tsx';
import { Stack } from '../parts/layout.tsx';
import { DrillFrame } from './drill-frame.tsx';
import { RunningClock } from './running-clock.tsx';

export function ComparingStep({ job: id }: { readonly job: string }) {
  const job = useJob(id, 'drill');
  return (
    <DrillFrame
      step="rehearse"
      title="Decrypting and comparing"
      line="Every item is opened and compared with what was captured. Nothing is written to this laptop's disk."
      left={
        <StopButton job={job} whyNot="The result is being recorded.">
          Stop the drill
        </StopButton>
      }
      barNote={<RunningClock />}
    >
      <Stack>
        <JobPanel job={job} waiting="Opening the copy" />
      </Stack>
    </DrillFrame>
  );
}
