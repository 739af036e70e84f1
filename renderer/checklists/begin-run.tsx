// Beginning to work through a checklist: who, and who else.
import { useState } from 'react';
import type { Checklist } from '../../shared/domain/reports.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Prose, Stack } from '../parts/layout.tsx';
import { TextField } from '../parts/text-field.tsx';

export function BeginRun({ sheet }: { readonly sheet: Checklist }) {
  const [open, setOpen] = useState(false);
  const [by, setBy] = useState('');
  const [second, setSecond] = useState('');
  const begin = useCall('checklists.begin');
  const start = async () => {
    const answer = await begin.run({ set: sheet.set, scenario: sheet.scenario, by: by.trim(), second });
    if (answer.ok) setOpen(false);
  };
  const twoWanted = sheet.steps.some(({ critical }) => critical);
  return (
    <>
      <Button kind="filled" onPress={() => setOpen(true)}>
        Work through it…
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={`Work through “${sheet.title}”`}
        actions={
          <>
            <Button onPress={() => setOpen(false)}>Cancel</Button>
            <Button
              kind="filled"
              busy={begin.busy}
              reason={by.trim() === '' ? 'Type who does it.' : undefined}
              onPress={() => void start()}
            >
              Begin
            </Button>
          </>
        }
      >
        <Stack>
          <Prose>
            Each step is ticked by name and recorded in the journal. It can be left and gone on with later,
            after a lock, too.
          </Prose>
          <TextField label="Who does it" value={by} onChange={setBy} maxLength={120} autoFocus wide />
          <TextField
            label="Second person"
            description={twoWanted ? 'Some steps here want two persons.' : 'No step here wants two persons.'}
            value={second}
            onChange={setSecond}
            maxLength={120}
            optional
            wide
          />
          {begin.error !== null && <ErrorPanel error={begin.error} stillGood="Nothing was begun." />}
        </Stack>
      </Dialog>
    </>
  );
}
