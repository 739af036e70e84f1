// The receipt: what is where now, at which level it was read back, what is still due, and where each medium belongs.
import { formatDate, dayMs } from '../../shared/domain/ages.ts';
import { andList, formatBytes, plural, visibleText } from '../../shared/domain/text.ts';
import { useNavigation } from '../app/navigation.tsx';
import { Button } from '../parts/button.tsx';
import { useClock } from '../parts/clock.tsx';
import { Facts } from '../parts/facts.tsx';
import { Stack } from '../parts/layout.tsx';
import { Mono } from '../parts/mono.tsx';
import { Note } from '../parts/note.tsx';
import { PrintSheet } from '../printing/print-sheet.tsx';
import { coldReadingDueDays, isReadCold, type Cold, type ColdMedium } from './cold-state.ts';
import { ColdTable } from './cold-table.tsx';
import { hasNewCopy, nameOf, numberWord } from './copy-results.ts';
import { useExport } from './export-context.ts';
import { ExportFrame } from './export-frame.tsx';
import type { ExportState } from './export-state.ts';
import { useSettledJobs } from '../work/settled-jobs.ts';
import { unsavedPlaces, usePlaceAnswers } from '../media/place-answers.ts';
import { TakeAway, useExported } from './take-away.tsx';
import { Warnings } from './export-warnings.tsx';
import { ResultPanel } from './writing-panel.tsx';

export function ReceiptStep({ cold }: { readonly cold: Cold }) {
  const { state, forget } = useExport();
  const { set } = state.choices;
  const { go } = useNavigation();
  const { settle } = useSettledJobs();
  const fresh = state.copies.filter(hasNewCopy);
  const others = state.copies.filter((copy) => !hasNewCopy(copy));
  const damaged = cold.media.filter((each) => each.outcome.name === 'read' && !isReadCold(each));

  const exported = useExported(state.copies);
  const places = usePlaceAnswers();

  const done = () => {
    places.forget();
    settle(['export', 'contents', 'cold-read']);
    forget();
    go({ name: 'overview' });
  };

  return (
    <ExportFrame
      step="receipt"
      status={damaged.length > 0 ? 'suspect' : fresh.length > 0 ? 'verified' : 'in-sync'}
      title={titleOf(state, damaged)}
      line={lineOf(state, damaged)}
      left={
        state.snapshot !== null && set !== null ? (
          <PrintSheet size="bar" sheet={{ kind: 'receipt', set, snapshot: state.snapshot.id }} />
        ) : (
          <span />
        )
      }
      next={
        <Button kind="filled" size="bar" reason={unsavedPlaces(places.state, exported)} onPress={done}>
          Done
        </Button>
      }
    >
      <Stack space={6}>
        {fresh.length > 0 && <ColdTable copies={fresh} cold={cold} current={null} />}
        {others.length > 0 && (
          <Stack space={4}>
            {others.map((copy) => (
              <ResultPanel key={copy.to} copy={copy} target={undefined} />
            ))}
          </Stack>
        )}
        <Warnings copies={state.copies} />
        <DueNote
          media={cold.media.filter(({ outcome }) => outcome.name === 'later' || outcome.name === 'failed')}
        />
        <TakeAway media={exported} given={places.state} onGiven={places.dispatch} />
        <Snapshot state={state} />
      </Stack>
    </ExportFrame>
  );
}

function titleOf({ copies, choices }: ExportState, damaged: readonly ColdMedium[]): string {
  const fresh = copies.filter(hasNewCopy).length;
  if (damaged.length > 0)
    return `${andList(damaged.map(({ label }) => visibleText(label)))} did not hold what was written.`;
  if (fresh > 0)
    return `${visibleText(choices.set ?? 'The set')} is on ${numberWord(fresh)} more ${fresh === 1 ? 'medium' : 'media'}.`;
  return copies.some((copy) => copy.unchanged) ? 'Nothing to write.' : 'No copy was written.';
}

function lineOf({ copies }: ExportState, damaged: readonly ColdMedium[]): string {
  if (damaged.length > 0)
    return 'That copy no longer counts. Export again, to another medium if it happens twice.';
  const unchanged = copies.filter(({ unchanged: same }) => same);
  if (copies.some(hasNewCopy))
    return 'Every file was read back from the medium and is equal to what was written.';
  if (unchanged.length === 0) return 'What was safe before is as it was.';
  return `${andList(unchanged.map(nameOf))} already ${unchanged.length === 1 ? 'has' : 'have'} this.`;
}

function DueNote({ media }: { readonly media: readonly ColdMedium[] }) {
  const { nowMs } = useClock();
  if (media.length === 0) return null;
  return (
    <Note tone="warn" status="due" title={`Due by ${formatDate(nowMs + coldReadingDueDays * dayMs)}`}>
      Read {andList(media.map(({ label }) => visibleText(label)))} after unplugging. It stands among the
      duties.
    </Note>
  );
}

function Snapshot({ state: { snapshot, choices } }: { readonly state: ExportState }) {
  if (snapshot === null) return null;
  return (
    <Facts
      facts={[
        {
          name: 'Snapshot',
          value: (
            <>
              {choices.set !== null && `${visibleText(choices.set)}, `}
              number {snapshot.seq}, {plural(snapshot.items, 'item')}, {formatBytes(snapshot.bytes)}
            </>
          ),
        },
        { name: 'Its id', value: <Mono>{snapshot.id}</Mono> },
      ]}
    />
  );
}
