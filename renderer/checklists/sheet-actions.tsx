// Paper: its size, printing through the system's dialog, or a PDF.
import { useState } from 'react';
import type { Paper } from '../../shared/ipc/values.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button, ButtonRow } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { FileTextIcon, PrinterIcon } from '../parts/icons.ts';
import { Stack } from '../parts/layout.tsx';
import { Mono } from '../parts/mono.tsx';
import { Note } from '../parts/note.tsx';
import { Select } from '../parts/select.tsx';
import styles from './checklists.module.css';

export function SheetActions({ set, scenario }: { readonly set: string; readonly scenario: string }) {
  const [paper, setPaper] = useState<Paper>('A4');
  const [saved, setSaved] = useState<string | null>(null);
  const print = useCall('checklists.print');
  const savePdf = useCall('checklists.savePdf');
  const error = print.error ?? savePdf.error;
  const save = async () => {
    setSaved(null);
    const answer = await savePdf.run({ set, scenario, paper });
    if (answer.ok) setSaved(answer.value.path);
  };
  return (
    <Stack space={3}>
      <div className={styles['paper']}>
        <Select
          label="Paper"
          options={[
            { id: 'A4', label: 'A4' },
            { id: 'Letter', label: 'Letter' },
          ]}
          chosen={paper}
          onChange={setPaper}
        />
        <ButtonRow>
          <Button
            icon={PrinterIcon}
            busy={print.busy}
            onPress={() => void print.run({ set, scenario, paper })}
          >
            Print…
          </Button>
          <Button icon={FileTextIcon} busy={savePdf.busy} onPress={() => void save()}>
            Save as PDF…
          </Button>
        </ButtonRow>
      </div>
      {saved !== null && (
        <Note tone="good" title="The PDF was written.">
          <Mono>{saved}</Mono>
        </Note>
      )}
      {error !== null && (
        <ErrorPanel error={error} stillGood="The checklist itself is here, on the screen." />
      )}
    </Stack>
  );
}
