// The end of working through a checklist: what came of it, and what should be remembered.
import { useState } from 'react';
import type { ChecklistRun } from '../../shared/ipc/views.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button, ButtonRow } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Prose, Stack } from '../parts/layout.tsx';
import { Panel } from '../parts/panel.tsx';
import { RadioGroup } from '../parts/radio-group.tsx';
import { TextField } from '../parts/text-field.tsx';

type Result = NonNullable<ChecklistRun['result']>;

/** `complete`: every step is ticked. Before that the end is there, but folded away. */
export function EndRun({ run, complete }: { readonly run: ChecklistRun; readonly complete: boolean }) {
  if (complete) {
    return (
      <Panel tone="act" label="Every step is ticked">
        <Stack>
          <Prose>
            <strong>Every step is ticked.</strong> What came of it?
          </Prose>
          <EndForm run={run} />
        </Stack>
      </Panel>
    );
  }
  return (
    <Disclosure title="End before every step is ticked">
      <EndForm run={run} />
    </Disclosure>
  );
}

function EndForm({ run }: { readonly run: ChecklistRun }) {
  const [result, setResult] = useState<Result | null>(null);
  const [notes, setNotes] = useState('');
  const end = useCall('checklists.end');
  return (
    <Stack>
      <RadioGroup<Result>
        label="Result"
        options={[
          { id: 'running-again', label: 'The service runs again' },
          { id: 'rehearsed', label: 'It was a rehearsal, and it worked' },
          { id: 'given-up', label: 'Given up' },
        ]}
        chosen={result}
        onChange={setResult}
      />
      <TextField
        label="Notes"
        description="What was missing on the sheet, what took long. Recorded in the journal."
        value={notes}
        onChange={setNotes}
        lines="several"
        maxLength={4000}
        optional
        wide
      />
      {end.error !== null && <ErrorPanel error={end.error} stillGood="Ticked steps stay ticked." />}
      <ButtonRow>
        <Button
          kind="filled"
          busy={end.busy}
          reason={result === null ? 'Say what came of it first.' : undefined}
          onPress={() => {
            if (result !== null) void end.run({ run: run.id, result, notes });
          }}
        >
          End and record it
        </Button>
      </ButtonRow>
    </Stack>
  );
}
