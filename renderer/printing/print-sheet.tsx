// A button beside what it prints, and its dialog: paper, print, or save as PDF.
import { useState } from 'react';
import type { SheetAsked } from '../../shared/ipc/sheets.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { PrinterIcon } from '../parts/icons.ts';
import { Prose, Stack } from '../parts/layout.tsx';
import { PaperOutcome, PaperSize, PrintButton, SaveButton } from './paper.tsx';
import { sheetWords } from './sheet-words.ts';
import { usePaper } from './use-paper.ts';

export interface PrintSheetProps {
  readonly sheet: SheetAsked;
  /** `bar`: in the bar of a wizard. */
  readonly size?: 'normal' | 'bar';
}

export function PrintSheet({ sheet, size = 'normal' }: PrintSheetProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={PrinterIcon} size={size} onPress={() => setOpen(true)}>
        {sheetWords(sheet).act}
      </Button>
      {open && <PrintDialog sheet={sheet} onClose={() => setOpen(false)} />}
    </>
  );
}

function PrintDialog({ sheet, onClose }: { readonly sheet: SheetAsked; readonly onClose: () => void }) {
  const print = useCall('sheets.print');
  const savePdf = useCall('sheets.savePdf');
  const at = usePaper({
    print: { ...print, run: (paper) => print.run({ sheet, paper }) },
    savePdf: { ...savePdf, run: (paper) => savePdf.run({ sheet, paper }) },
  });
  const { title, what } = sheetWords(sheet);
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button onPress={onClose}>Close</Button>
          <SaveButton at={at} />
          <PrintButton at={at} filled />
        </>
      }
    >
      <Stack space={4}>
        <Prose>{what}</Prose>
        <PaperSize at={at} />
        <PaperOutcome at={at} stillGood="What would be on the sheet is in the catalogue, unharmed." />
      </Stack>
    </Dialog>
  );
}
