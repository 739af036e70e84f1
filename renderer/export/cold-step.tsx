// Read back cold: one medium after another is pulled out, plugged in again and read. It can be put off, which makes a duty.
import { useEffect } from 'react';
import { andList, visibleText } from '../../shared/domain/text.ts';
import { useCall } from '../bridge/use-call.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Stack } from '../parts/layout.tsx';
import { Note } from '../parts/note.tsx';
import { StatusGlyph } from '../parts/status-glyph.tsx';
import { currentCold, type Cold, type ColdMedium } from './cold-state.ts';
import { ColdInstruction } from './cold-instruction.tsx';
import { hasNewCopy, numberWord } from './copy-results.ts';
import { ColdTable } from './cold-table.tsx';
import { useExport } from './export-context.ts';
import { ExportFrame } from './export-frame.tsx';
import { useColdReading } from './use-cold-reading.ts';

export function ColdStep({ cold }: { readonly cold: Cold }) {
  const { state, dispatch } = useExport();
  const query = useQuery('volumes.list', { set: state.choices.set });
  const settings = useQuery('settings.read', {});
  const asked = settings.state.status === 'ready' ? settings.state.value.coldReading : null;
  // Nothing begins before it is known whether it is asked for.
  const volumes = query.state.status === 'ready' && asked === true ? query.state.value : null;
  const cancel = useCall('jobs.cancel');
  const current = currentCold(cold);
  const fresh = state.copies.filter(hasNewCopy);
  useColdReading(
    cold,
    volumes,
    (event) => dispatch({ type: 'cold', event }),
    () => dispatch({ type: 'cold-ended' }),
  );
  useEffect(() => {
    if (asked === false) dispatch({ type: 'cold', event: { type: 'switched-off' } });
  }, [asked, dispatch]);

  const later = () => {
    for (const { medium, outcome } of cold.media) {
      if (['read', 'fixed', 'off'].includes(outcome.name)) continue;
      if (outcome.name === 'under-way') void cancel.run({ job: outcome.job });
      dispatch({ type: 'cold', event: { type: 'later', medium } });
    }
    dispatch({ type: 'cold-ended' });
  };

  return (
    <ExportFrame
      step="cold"
      title={titleOf(fresh.length)}
      line="One more proof: pull each stick out and plug it in again. Only then is it certain that nothing came from a cache."
      left={
        current === null ? (
          <span />
        ) : (
          <Button kind="quiet" onPress={later}>
            Do this later
          </Button>
        )
      }
      barNote={
        current !== null && (
          <>
            <StatusGlyph name="working" /> Watching the USB ports
          </>
        )
      }
      next={
        current === null && (
          <Button kind="filled" size="bar" onPress={() => dispatch({ type: 'cold-ended' })}>
            Show receipt
          </Button>
        )
      }
    >
      <Stack space={8}>
        <ColdTable copies={fresh} cold={cold} current={current} />
        {current?.outcome.name === 'failed' && (
          <ErrorPanel
            error={current.outcome.error}
            stillGood={`The copy on ${visibleText(current.label)} was read back when it was written.`}
            action={
              <Button
                kind="filled"
                onPress={() => dispatch({ type: 'cold', event: { type: 'again', medium: current.medium } })}
              >
                {`Read ${visibleText(current.label)} again`}
              </Button>
            }
          />
        )}
        {current !== null && current.outcome.name !== 'failed' && volumes !== null && (
          <ColdInstruction key={current.medium} current={current} volumes={volumes} />
        )}
        {current !== null && (
          <Note tone="warn" title="Not possible now?">
            {notNow(cold.media)}
          </Note>
        )}
      </Stack>
    </ExportFrame>
  );
}

const titleOf = (count: number): string =>
  count === 1
    ? 'The copy is written and read back.'
    : `${count === 2 ? 'Both' : `All ${numberWord(count)}`} copies are written and read back.`;

/** What putting it off means. */
function notNow(media: readonly ColdMedium[]): string {
  const open = media.filter(({ outcome }) => outcome.name !== 'read' && outcome.name !== 'fixed');
  const names = andList(open.map(({ label }) => visibleText(label)));
  const count =
    media.length === 1 ? 'The copy counts' : media.length === 2 ? 'Both copies count' : 'All copies count';
  return `${count} already. Reading ${names} cold then becomes a duty, due in 7 days.`;
}
