// What was found: everything as written, or each damaged file by name, whether anything is lost, and what to do.
import type { VerifyReport } from '../../shared/domain/reports.ts';
import { formatDuration } from '../../shared/domain/duration.ts';
import { plural, visibleText } from '../../shared/domain/text.ts';
import { useNavigation } from '../app/navigation.tsx';
import { useAppState } from '../bridge/bridge-context.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Section, Stack } from '../parts/layout.tsx';
import { CopyTable, FailureTable } from './result-tables.tsx';
import { WhatToDo } from './what-to-do.tsx';
import {
  allFailures,
  badCopies,
  consequence,
  damageTitle,
  elsewhereOf,
  fileSystemDamage,
  isAllGood,
  lossSentence,
} from './damage.ts';
import { useSettledJobs } from '../work/settled-jobs.ts';
import { useVerify } from './verify-context.ts';
import { VerifyFrame } from './verify-frame.tsx';
import { useVolumeLabel } from './volume-label.ts';

export interface ResultStepProps {
  readonly report: VerifyReport;
  readonly seconds: number | null;
}

export function ResultStep({ report, seconds }: ResultStepProps) {
  const { dispatch, forget } = useVerify();
  const { go } = useNavigation();
  const { vault } = useAppState();
  const { settle } = useSettledJobs();
  const label = useVolumeLabel() ?? 'this medium';
  const losses = useLosses(report);
  const good = isAllGood(report);
  const set = badCopies(report).find((copy) => copy.set !== null)?.set ?? null;

  const leave = () => {
    settle(['verify']);
    forget();
  };
  const close = () => {
    leave();
    go({ name: 'overview' });
  };
  const writeAgain = () => {
    leave();
    go(set === null ? { name: 'export' } : { name: 'export', set });
  };
  const repair = () => {
    leave();
    go({ name: 'repair', medium: report.medium });
  };
  const canWrite = !good && !vault.visiting;
  // Nothing is written to it before its file system is repaired.
  const again = !good && fileSystemDamage(report) !== null;
  const readAgain = () => {
    settle(['verify']);
    dispatch({ type: 'went-back' });
  };

  return (
    <VerifyFrame
      step="result"
      label={label}
      status={good ? 'verified' : 'suspect'}
      title={good ? goodTitle(report, label) : damageTitle(report, label)}
      line={good ? goodLine(report, seconds) : `${consequence(report)} ${losses}`}
      left={canWrite || again ? <Button onPress={close}>Leave as it is</Button> : <span />}
      next={
        again ? (
          <Button kind="filled" size="bar" onPress={readAgain}>
            Verify it again…
          </Button>
        ) : (
          <>
            {canWrite && (
              <Button onPress={writeAgain}>
                {badCopies(report).length > 0 ? 'Write the copy again…' : 'Export to it again…'}
              </Button>
            )}
            <Button kind="filled" size="bar" onPress={canWrite ? repair : close}>
              {canWrite ? 'Repair it…' : 'Done'}
            </Button>
          </>
        )
      }
    >
      <Stack space={6}>
        {!good && <FailureTable report={report} />}
        {!good && <WhatToDo report={report} label={label} />}
        {report.copies.length > 0 && (
          <Section title="Copies that were read">
            <CopyTable copies={report.copies} />
          </Section>
        )}
        {report.notes.length > 0 && (
          <Section title="Seen beside them">
            <Disclosure title={`${plural(report.notes.length, 'thing')} seen and harmless`}>
              <Stack space={2}>
                {report.notes.map((note) => (
                  <p key={note}>{visibleText(note)}</p>
                ))}
              </Stack>
            </Disclosure>
          </Section>
        )}
      </Stack>
    </VerifyFrame>
  );
}

function goodTitle({ copies }: VerifyReport, label: string): string {
  if (copies.length === 0) return `${label} holds no copy of this vault.`;
  if (copies.length === 1) return `The copy on ${label} is good.`;
  return `${copies.length === 2 ? 'Both' : `All ${copies.length}`} copies on ${label} are good.`;
}

function goodLine({ copies }: VerifyReport, seconds: number | null): string {
  if (copies.length === 0) return 'What Coldkeep wrote around them is as it was written.';
  const time = seconds === null ? '' : ` It took ${formatDuration(seconds)}.`;
  const opened = copies.every(({ level }) => level === 'opened');
  return `${opened ? 'Every item was decrypted and is equal to what was exported.' : 'Every file was read back and is equal to what was written.'}${time}`;
}

/** Whether anything is lost: said of the copy that is worst off. */
function useLosses(report: VerifyReport): string {
  const media = useQuery('media.list', {});
  const sets = useQuery('sets.list', {});
  if (badCopies(report).length === 0) return allFailures(report).length === 0 ? '' : 'Nothing is lost.';
  if (media.state.status !== 'ready' || sets.state.status !== 'ready') return '';
  const { value: known } = media.state;
  const { value: lines } = sets.state;
  const each = badCopies(report).map(({ snapshot }) => elsewhereOf(snapshot, report.medium, known, lines));
  const worst = each.toSorted(
    (a, b) => a.media.length + Number(a.original) - b.media.length - Number(b.original),
  )[0];
  return worst === undefined ? '' : lossSentence(worst);
}
