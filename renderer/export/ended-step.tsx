// The export ended as a whole: it was stopped, or something stood in its way before any medium was at fault.
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { Button } from '../parts/button.tsx';
import { Stack } from '../parts/layout.tsx';
import { Note } from '../parts/note.tsx';
import { useExport } from './export-context.ts';
import { ExportFrame } from './export-frame.tsx';
import { Remedy } from './remedy.tsx';
import { ResultPanel } from './writing-panel.tsx';
import { visibleText } from '../../shared/domain/text.ts';

const stillGood = 'Copies that were there before are as they were.';

export function EndedStep({ error }: { readonly error: ErrorRecord | null }) {
  const { state, dispatch } = useExport();
  const { copies, choices } = state;
  const back = () => dispatch({ type: 'went-back' });
  return (
    <ExportFrame
      step="write"
      status={error === null ? 'unknown' : 'suspect'}
      title={error === null ? 'The export was stopped.' : visibleText(error.message)}
      line={stillGood}
      next={
        <Button kind="filled" size="bar" onPress={back}>
          {choices.set === null ? 'Begin again' : 'Back to the media'}
        </Button>
      }
    >
      <Stack space={6}>
        {error === null ? (
          <Note title="What was not finished does not count.">
            The next export of the same contents goes on with the files that arrived whole. Media that were
            done before it stopped keep their new copy.
          </Note>
        ) : (
          <Remedy error={error} />
        )}
        {copies.length > 0 && (
          <Stack space={4}>
            {copies.map((copy) => (
              <ResultPanel key={copy.to} copy={copy} target={undefined} />
            ))}
          </Stack>
        )}
      </Stack>
    </ExportFrame>
  );
}
