// Files are being read for a step of the wizard: how far, a way to stop, and what to do where it failed.
import type { ReactNode } from 'react';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { toErrorRecord, ColdkeepError } from '../../shared/domain/errors.ts';
import type { JobOf } from '../../shared/ipc/job.ts';
import { Button } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { useProgressAnnouncements } from '../parts/live-region.tsx';
import { Loading } from '../parts/loading.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { Stack } from '../parts/layout.tsx';
import type { Reading } from './add-set-answers.ts';
import type { AddSet } from './use-add-set.ts';

type ReadingJob = JobOf<'propose'> | JobOf<'preview'>;

export interface ReadingFilesProps<J extends ReadingJob> {
  readonly wizard: AddSet;
  readonly reading: Reading<J>;
  readonly children: (result: NonNullable<J['result']>) => ReactNode;
}

export function ReadingFiles<J extends ReadingJob>({ wizard, reading, children }: ReadingFilesProps<J>) {
  if (wizard.refused !== null) return <NotRead error={wizard.refused} wizard={wizard} />;
  switch (reading.is) {
    case 'not-started':
    case 'gone':
      return <Loading>Reading the files</Loading>;
    case 'running':
      return <Running job={reading.job} stop={wizard.stop} />;
    case 'failed':
      return <NotRead error={reading.job.error ?? stopped} wizard={wizard} />;
    case 'done':
      return children(reading.result);
  }
}

const stopped = toErrorRecord(new ColdkeepError('cancelled', 'Reading the files was stopped.'));
const none: ReadingJob['progress'] = [];

function Running({ job, stop }: { readonly job: ReadingJob | null; readonly stop: () => void }) {
  const progress = job?.progress ?? none;
  useProgressAnnouncements(progress);
  const now = progress.at(-1);
  return (
    <Stack space={4}>
      {now === undefined ? (
        <Loading>Reading the files</Loading>
      ) : (
        <ProgressBar label="Reading the files" amount={now} detail={now.phase} />
      )}
      {job?.cancellable === true && (
        <div>
          <Button busy={job.state === 'cancelling'} onPress={stop}>
            Stop reading
          </Button>
        </div>
      )}
    </Stack>
  );
}

function NotRead({ error, wizard }: { readonly error: ErrorRecord; readonly wizard: AddSet }) {
  return (
    <ErrorPanel
      error={error}
      stillGood="Nothing was changed, and no set was added. What you chose is kept."
      action={
        error.code === 'bad-input' ? (
          <Button onPress={wizard.chooseAgain}>Choose the folder again</Button>
        ) : (
          <Button onPress={wizard.retry}>Read again</Button>
        )
      }
    />
  );
}
