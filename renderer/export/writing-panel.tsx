// One medium while it is written, and one that failed: the bar stands where it stopped.
import type { ReactNode } from 'react';
import type { CopyReport } from '../../shared/domain/reports.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { UsbIcon } from '../parts/icons.ts';
import { cutMiddle } from '../parts/long-text.ts';
import { iconOfMedium } from '../parts/medium-icon.tsx';
import { Panel, PanelHead } from '../parts/panel.tsx';
import { PhaseList } from '../parts/phase-list.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { Status } from '../parts/status.tsx';
import type { JobProgress } from '../../shared/ipc/job.ts';
import { failureWord, hasFailed, isGone, levelWords } from './copy-results.ts';
import type { ExportTarget } from './export-state.ts';
import styles from './export.module.css';
import { stoppedWord, type WritingLine } from './writing.ts';

interface HeadProps {
  readonly label: string;
  readonly target: ExportTarget | undefined;
  readonly end: ReactNode;
}

function Head({ label, target, end }: HeadProps) {
  return (
    <PanelHead
      icon={target === undefined ? UsbIcon : iconOfMedium(target.type)}
      title={cutMiddle(visibleText(label), 48)}
      note={cutMiddle(target?.note ?? '', 48)}
      end={end}
    />
  );
}

export interface WritingPanelProps {
  readonly line: WritingLine;
  readonly target: ExportTarget | undefined;
}

export function WritingPanel({ line, target }: WritingPanelProps) {
  const { subject, word, failed, phases, amount, amountWord } = line;
  return (
    <Panel label={subject} tone={failed ? 'bad' : 'plain'}>
      <Head
        label={subject}
        target={target}
        end={<Status name={failed ? 'suspect' : 'working'}>{word}</Status>}
      />
      {amount !== null && (
        <div className={styles['line']}>
          <ProgressBar label={`${subject}: ${word}`} amount={amount} detail={amountWord} />
        </div>
      )}
      <div className={styles['phases']}>
        <PhaseList label={`Phases of ${subject}`} phases={phases} />
      </div>
    </Panel>
  );
}

export interface ResultPanelProps {
  readonly copy: CopyReport;
  readonly target: ExportTarget | undefined;
  /** Where it came to a stop, if anything of it had moved. */
  readonly stopped?: JobProgress | undefined;
}

/** How a medium came out of the export. */
export function ResultPanel({ copy, target, stopped }: ResultPanelProps) {
  const failed = hasFailed(copy);
  const word = failed
    ? failureWord(copy)
    : copy.unchanged
      ? 'Already had this'
      : `Verified, ${levelWords(copy.level)}`;
  const status = failed ? (isGone(copy) ? 'missing' : 'suspect') : 'verified';
  return (
    <Panel label={copy.label} tone={failed ? 'bad' : 'plain'}>
      <Head label={copy.label} target={target} end={<Status name={status}>{word}</Status>} />
      {failed && stopped !== undefined && stopped.total > 0 && (
        <div className={styles['line']}>
          <ProgressBar
            label={`${copy.label} came to a stop`}
            amount={stopped}
            detail={`had been ${stoppedWord(stopped)}.`}
            tone="bad"
          />
        </div>
      )}
      {copy.error !== undefined && (
        <p className={styles['explain']}>
          {visibleText(copy.error.message)} It does not count as a copy. What arrived whole is kept for the
          next export of the same contents.
        </p>
      )}
    </Panel>
  );
}
