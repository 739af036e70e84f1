// A job with one thread of work: its title, its phase, its bar. Spoken at new phases and quarters.
import { visibleText } from '../../shared/domain/text.ts';
import type { Job } from '../../shared/ipc/job.ts';
import { useProgressAnnouncements } from '../parts/live-region.tsx';
import { Loading } from '../parts/loading.tsx';
import { Panel, PanelHead } from '../parts/panel.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { Status } from '../parts/status.tsx';

export interface JobPanelProps {
  readonly job: Pick<Job, 'title' | 'progress'> | null;
  /** Until there is progress: "Opening the copy". */
  readonly waiting: string;
  /** Instead of the job's title. */
  readonly title?: string;
  /** After an amount of bytes: "read". */
  readonly bytesAre?: string;
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

export function JobPanel({ job, waiting, title, bytesAre = '' }: JobPanelProps) {
  useProgressAnnouncements(job?.progress ?? []);
  const now = job?.progress.at(-1);
  if (now === undefined) return <Loading>{waiting}</Loading>;
  const name = title ?? visibleText(job?.title ?? '');
  const phase = visibleText(now.phase);
  return (
    <Panel label={name}>
      <PanelHead title={name} end={<Status name="working">{capital(phase)}</Status>} />
      <ProgressBar label={`${name}: ${phase}`} amount={now} detail={now.unit === 'bytes' ? bytesAre : ''} />
    </Panel>
  );
}
