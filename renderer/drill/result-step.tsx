// The result: passed or not, how long it took in all, and what to mend before the worst day.
import { useState } from 'react';
import { formatDuration } from '../../shared/domain/duration.ts';
import type { DrillReport } from '../../shared/domain/reports.ts';
import { plural, visibleText } from '../../shared/domain/text.ts';
import { useNavigation } from '../app/navigation.tsx';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { FailureTable } from '../work/failure-table.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Stack } from '../parts/layout.tsx';
import { Note } from '../parts/note.tsx';
import { TextField } from '../parts/text-field.tsx';
import { PrintSheet } from '../printing/print-sheet.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { useDrill } from './drill-context.ts';
import { DrillFrame } from './drill-frame.tsx';
import { totalSeconds } from './drill-state.ts';
import { PartsTable } from './parts-table.tsx';
import { PastDrills } from './past-drills.tsx';

export interface DrillResultProps {
  readonly report: DrillReport;
  /** The parts by hand stand in the journal. */
  readonly recorded: boolean;
}

export function DrillResultStep({ report, recorded }: DrillResultProps) {
  const { state, dispatch, forget } = useDrill();
  const { go } = useNavigation();
  const record = useCall('drills.record');
  const [note, setNote] = useState('');
  const passed = report.status === 'passed';
  const from = state.label === '' ? 'the medium' : visibleText(state.label);
  const byHand = state.parts.filter(({ where }) => where === 'hand');

  const finish = async () => {
    if (!recorded && (byHand.length > 0 || note.trim() !== '')) {
      const parts = byHand.map(({ title, seconds, by }) => ({ title, seconds, by }));
      const answer = await record.run({ set: report.set, parts, note: note.trim() });
      if (!answer.ok) return;
      dispatch({ type: 'recorded' });
    }
    forget();
    go({ name: 'overview' });
  };

  return (
    <DrillFrame
      step="result"
      status={passed ? 'verified' : 'unmet'}
      title={
        passed ? `The drill passed, in ${formatDuration(totalSeconds(state.parts))}.` : 'The drill failed.'
      }
      line={
        passed
          ? `Every item came back from ${from} and is equal to what was captured. Nothing was left on this laptop's disk.`
          : `${plural(report.failures.length, 'item')} did not come back from ${from}. It is better to know it today.`
      }
      back={null}
      left={<PrintReport report={report} />}
      barNote="Recorded in the journal"
      next={
        <Button kind="filled" size="bar" busy={record.busy} onPress={() => void finish()}>
          Done
        </Button>
      }
    >
      <Stack space={6}>
        {record.error !== null && (
          <ErrorPanel error={record.error} stillGood="The result of the drill itself is recorded." />
        )}
        {!passed && (
          <>
            <FailureTable failures={report.failures} />
            <Note tone="bad" title={`Verify ${from} now, and export to it again.`}>
              If it fails a second time, replace the medium. Until then do not count on it.
            </Note>
          </>
        )}
        <PartsTable parts={state.parts} />
        <TextField
          label="What is to be mended?"
          description="What was missing on the checklist, what took too long. It goes into the journal."
          value={note}
          onChange={setNote}
          maxLength={400}
          optional
          wide
        />
        <PastDrills set={report.set} />
      </Stack>
    </DrillFrame>
  );
}

/** The newest drill of this snapshot is the one that has just ended. */
function PrintReport({ report: { set, snapshot } }: { readonly report: DrillReport }) {
  const { state } = useQuery('drills.history', { set });
  const drills = state.status === 'ready' ? state.value.filter((drill) => drill.snapshot === snapshot) : [];
  if (drills.length === 0) return <span />;
  const atMs = Math.max(...drills.map((drill) => drill.atMs));
  return <PrintSheet size="bar" sheet={{ kind: 'drill', set, atMs }} />;
}
