// The button at the left of a wizard's bar that stops its job: what it is called, and why it cannot be stopped just now.
import type { Job } from '../../shared/ipc/job.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';

export interface StopButtonProps {
  /** Null until the window has heard of it. */
  readonly job: Pick<Job, 'id' | 'state' | 'cancellable'> | null;
  /** "Stop the restore". */
  readonly children: string;
  /** Why not, while something is committed. */
  readonly whyNot: string;
}

export function StopButton({ job, children, whyNot }: StopButtonProps) {
  const cancel = useCall('jobs.cancel');
  if (job === null) return null;
  if (job.state === 'cancelling') return <Button busy>Stopping</Button>;
  return (
    <Button reason={job.cancellable ? undefined : whyNot} onPress={() => void cancel.run({ job: job.id })}>
      {children}
    </Button>
  );
}
