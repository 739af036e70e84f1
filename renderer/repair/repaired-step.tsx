// What the repair did: copy by copy what was mended and from what, and what is left where it did not suffice.
import { formatDuration } from '../../shared/domain/duration.ts';
import type { RepairReport, RepairedCopy } from '../../shared/domain/repair-report.ts';
import { plural, visibleText } from '../../shared/domain/text.ts';
import { WizardShell } from '../app/wizard-shell.tsx';
import { Button } from '../parts/button.tsx';
import { Section, Stack } from '../parts/layout.tsx';
import { LongName } from '../parts/mono.tsx';
import { Note } from '../parts/note.tsx';
import { Status } from '../parts/status.tsx';
import type { StatusName } from '../parts/status-names.ts';
import { NumberedList } from '../parts/steps.tsx';
import { Table, TwoLines } from '../parts/table.tsx';
import { FailureTable } from '../work/failure-table.tsx';
import type { WizardFrame } from '../work/one-job-steps.tsx';
import { mendedFrom, outcomeOf, repairTitle } from './repair-state.ts';

export interface RepairedStepProps {
  readonly frame: WizardFrame;
  readonly label: string;
  readonly report: RepairReport;
  readonly seconds: number | null;
  readonly onClose: () => void;
  /** Writes a copy anew that could not be mended; of this set, where it is known. */
  readonly onExport: (set: string | null) => void;
}

const lines: Readonly<Record<RepairedCopy['status'], string>> = {
  whole: 'Every file is as it was written.',
  repaired: 'Every mended file was compared with what was written, then put in place and read back.',
  failed: 'What could not be mended is as it was before; nothing was made worse.',
};

export function RepairedStep({ frame, label, report, seconds, onClose, onExport }: RepairedStepProps) {
  const outcome = outcomeOf(report);
  const failures = [...report.copies.flatMap((copy) => copy.failures), ...report.failures];
  const lost = report.copies.find(({ status }) => status === 'failed');
  return (
    <WizardShell
      {...frame}
      current="result"
      status={outcome === 'failed' ? 'suspect' : 'verified'}
      title={repairTitle(report, label)}
      line={`${lines[outcome]}${seconds === null ? '' : ` It took ${formatDuration(seconds)}.`}`}
      left={outcome === 'failed' ? <Button onPress={onClose}>Leave as it is</Button> : <span />}
      next={
        outcome === 'failed' ? (
          <Button kind="filled" size="bar" onPress={() => onExport(lost?.set ?? null)}>
            Write the copy again…
          </Button>
        ) : (
          <Button kind="filled" size="bar" onPress={onClose}>
            Done
          </Button>
        )
      }
    >
      <Stack space={6}>
        {failures.length > 0 && (
          <Section title="What is left">
            <FailureTable failures={failures} label="What could not be mended" />
          </Section>
        )}
        {outcome === 'failed' && (
          <Section title="What to do">
            <NumberedList
              steps={[
                'Plug in another medium that holds the same snapshot and repair again: its copy is taken then.',
                `Or write the copy to ${label} again, from the originals.`,
                `Replace ${label} soon: a medium that was damaged once is damaged again sooner than others.`,
              ]}
            />
          </Section>
        )}
        {report.copies.length > 0 && (
          <Section title="Copies on it">
            <Copies copies={report.copies} />
          </Section>
        )}
        {outcome === 'repaired' && (
          <Note tone="warn" status="due" title={`Replace ${label} within a month.`}>
            A medium that was damaged once is damaged again sooner than others.
          </Note>
        )}
        {report.notes.map((note) => (
          <p key={note}>{visibleText(note)}</p>
        ))}
      </Stack>
    </WizardShell>
  );
}

const shapes: Readonly<Record<RepairedCopy['status'], { status: StatusName; word: string }>> = {
  whole: { status: 'verified', word: 'Was whole' },
  repaired: { status: 'verified', word: 'Mended' },
  failed: { status: 'suspect', word: 'Not mended' },
};

function Copies({ copies }: { readonly copies: readonly RepairedCopy[] }) {
  return (
    <Table
      label="Copies on it"
      framed
      rows={copies}
      rowId={({ snapshot }) => snapshot}
      tone={({ status }) => (status === 'failed' ? 'bad' : undefined)}
      columns={[
        {
          id: 'copy',
          title: 'Copy',
          rowHeader: true,
          cell: ({ set, snapshot }) => (
            <TwoLines
              first={set === null ? 'of a set that is not known here' : <LongName name={set} atMost={32} />}
              second={<LongName name={snapshot} atMost={32} mono />}
            />
          ),
        },
        {
          id: 'status',
          title: 'Now',
          cell: ({ status }) => <Status name={shapes[status].status}>{shapes[status].word}</Status>,
        },
        { id: 'from', title: 'Mended', cell: (copy) => <Mended copy={copy} /> },
      ]}
    />
  );
}

/** "2 files from parity", each source on a line. */
function Mended({ copy }: { readonly copy: RepairedCopy }) {
  if (copy.repaired.length === 0) return 'nothing';
  const sources = [...new Set(copy.repaired.map(mendedFrom))];
  return sources.map((source) => (
    <div key={source}>
      {plural(copy.repaired.filter((file) => mendedFrom(file) === source).length, 'file')} {source}
    </div>
  ));
}
