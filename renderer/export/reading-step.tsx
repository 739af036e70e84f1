// The originals are being read, or could not be.
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { useCall } from '../bridge/use-call.ts';
import { useJob } from '../bridge/use-job.ts';
import { Button } from '../parts/button.tsx';
import { useProgressAnnouncements } from '../parts/live-region.tsx';
import { Loading } from '../parts/loading.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { useExport } from './export-context.ts';
import { ExportFrame } from './export-frame.tsx';
import { Remedy } from './remedy.tsx';

export interface ReadingStepProps {
  readonly job: string | null;
  readonly error?: ErrorRecord;
}

export function ReadingStep({ job: id, error }: ReadingStepProps) {
  const { state, dispatch } = useExport();
  const job = useJob(id, 'contents');
  const cancel = useCall('jobs.cancel');
  const progress = job?.progress ?? [];
  useProgressAnnouncements(progress);
  const [now] = progress;
  const goBack = () => {
    if (id !== null) void cancel.run({ job: id });
    dispatch({ type: 'went-back' });
  };
  const set = visibleText(state.choices.set ?? 'the set');
  const heading = error === undefined ? 'Reading the originals' : 'The originals could not be read.';

  return (
    <ExportFrame
      step="contents"
      title={heading}
      {...(error !== undefined && { status: 'suspect' as const })}
      line={error === undefined ? `Every file of ${set} is read and compared.` : 'No copy was touched.'}
      back={{ title: 'Back', onPress: goBack }}
      next={
        error !== undefined && (
          <Button kind="filled" size="bar" onPress={() => dispatch({ type: 'read-again' })}>
            Read the originals again
          </Button>
        )
      }
    >
      {error !== undefined && <Remedy error={error} heading={heading} />}
      {error === undefined && now === undefined && <Loading>Looking at the folders</Loading>}
      {error === undefined && now !== undefined && (
        <ProgressBar label={`Reading ${set}`} amount={now} detail={now.unit === 'bytes' ? 'read' : ''} />
      )}
    </ExportFrame>
  );
}
