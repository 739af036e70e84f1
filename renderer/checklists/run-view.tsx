// A checklist while it is worked through: the step that is next, large; what is ticked; the end.
import { useState } from 'react';
import type { Checklist } from '../../shared/domain/reports.ts';
import type { ChecklistRun } from '../../shared/ipc/views.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button, ButtonRow } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Columns, Section, Stack } from '../parts/layout.tsx';
import { Note } from '../parts/note.tsx';
import { Panel } from '../parts/panel.tsx';
import { TextField } from '../parts/text-field.tsx';
import { EndRun } from './end-run.tsx';
import { progressOfRun, whatTickLacks, type RunStep } from './run-progress.ts';
import { NeverBox, StepBody } from './sheet.tsx';
import { TickedSteps } from './ticked-steps.tsx';

export function RunView({ sheet, run }: { readonly sheet: Checklist; readonly run: ChecklistRun }) {
  const { steps, current, ticked, sheetChanged } = progressOfRun(sheet.steps, run);
  return (
    <Stack space={6}>
      <NeverBox never={sheet.never} />
      {sheetChanged && (
        <Note
          tone="warn"
          status="due"
          title={`This checklist had ${run.steps} steps when it was begun, and has ${sheet.steps.length} now.`}
        >
          The catalogue has learned something since. Look through the ticked steps before you go on.
        </Note>
      )}
      <Columns aside={<TickedSteps steps={steps} />}>
        {current === null ? (
          <EndRun run={run} complete />
        ) : (
          <Stack space={6}>
            <CurrentStep key={current.index} run={run} step={current} of={steps.length} ticked={ticked} />
            <EndRun run={run} complete={false} />
          </Stack>
        )}
      </Columns>
    </Stack>
  );
}

interface CurrentStepProps {
  readonly run: ChecklistRun;
  readonly step: RunStep;
  readonly of: number;
  readonly ticked: number;
}

function CurrentStep({ run, step: { index, step }, of, ticked }: CurrentStepProps) {
  const [by, setBy] = useState(run.by);
  const [second, setSecond] = useState(step.critical ? run.second : '');
  const [note, setNote] = useState('');
  const tick = useCall('checklists.tick');
  const lacks = whatTickLacks(step, by, second);
  return (
    <Section title={`Step ${index + 1} of ${of}: ${step.title}`} note={`${ticked} ticked`}>
      <Panel tone="act">
        <Stack>
          <StepBody step={step} />
          <TextField label="Done by" value={by} onChange={setBy} maxLength={120} />
          {step.critical && (
            <TextField
              label="Seen by the second person"
              value={second}
              onChange={setSecond}
              maxLength={120}
            />
          )}
          <TextField label="Note" value={note} onChange={setNote} maxLength={400} optional wide />
          {tick.error !== null && <ErrorPanel error={tick.error} stillGood="Ticked steps stay ticked." />}
          <ButtonRow>
            <Button
              kind="filled"
              busy={tick.busy}
              reason={lacks ?? undefined}
              onPress={() =>
                void tick.run({ run: run.id, step: index, by: by.trim(), second: second.trim(), note })
              }
            >
              Tick step {index + 1}
            </Button>
          </ButtonRow>
        </Stack>
      </Panel>
    </Section>
  );
}
