// A checklist onto paper: its size, printing through the system's dialog, or a PDF.
import { useCall } from '../bridge/use-call.ts';
import { ButtonRow } from '../parts/button.tsx';
import { Stack } from '../parts/layout.tsx';
import { PaperOutcome, PaperSize, PrintButton, SaveButton } from '../printing/paper.tsx';
import { usePaper } from '../printing/use-paper.ts';
import styles from './checklists.module.css';

export function SheetActions({ set, scenario }: { readonly set: string; readonly scenario: string }) {
  const print = useCall('checklists.print');
  const savePdf = useCall('checklists.savePdf');
  const at = usePaper({
    print: { ...print, run: (paper) => print.run({ set, scenario, paper }) },
    savePdf: { ...savePdf, run: (paper) => savePdf.run({ set, scenario, paper }) },
  });
  return (
    <Stack space={3}>
      <div className={styles['paper']}>
        <PaperSize at={at} />
        <ButtonRow>
          <PrintButton at={at} />
          <SaveButton at={at} />
        </ButtonRow>
      </div>
      <PaperOutcome at={at} stillGood="The checklist itself is here, on the screen." />
    </Stack>
  );
}
