// Paper: its size, the two ways onto it, and what came of it.
import { Button } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { FileTextIcon, PrinterIcon } from '../parts/icons.ts';
import { Mono } from '../parts/mono.tsx';
import { Note } from '../parts/note.tsx';
import { Select } from '../parts/select.tsx';
import type { OnPaper } from './use-paper.ts';

export function PaperSize({ at }: { readonly at: OnPaper }) {
  return (
    <Select
      label="Paper"
      options={[
        { id: 'A4', label: 'A4' },
        { id: 'Letter', label: 'Letter' },
      ]}
      chosen={at.paper}
      onChange={at.setPaper}
    />
  );
}

export function PrintButton({ at, filled = false }: { readonly at: OnPaper; readonly filled?: boolean }) {
  return (
    <Button kind={filled ? 'filled' : 'outline'} icon={PrinterIcon} busy={at.printing} onPress={at.print}>
      Print…
    </Button>
  );
}

export function SaveButton({ at }: { readonly at: OnPaper }) {
  return (
    <Button icon={FileTextIcon} busy={at.saving} onPress={at.save}>
      Save as PDF…
    </Button>
  );
}

/** Where it was saved, or why it was not. Nothing before either. `stillGood`: what is unharmed all the same. */
export function PaperOutcome({ at, stillGood }: { readonly at: OnPaper; readonly stillGood: string }) {
  return (
    <>
      {at.saved !== null && (
        <Note tone="good" title="The PDF was written.">
          <Mono>{at.saved}</Mono>
        </Note>
      )}
      {at.error !== null && <ErrorPanel error={at.error} stillGood={stillGood} />}
    </>
  );
}
