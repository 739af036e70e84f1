// The guard: a newer snapshot is known. What differs side by side, what it means, and three ways on, the safest first.
import { useState } from 'react';
import { formatAge, formatDate } from '../../shared/domain/ages.ts';
import { andList, plural, visibleText } from '../../shared/domain/text.ts';
import { isSecret, type Kind } from '../../shared/domain/words.ts';
import { Button } from '../parts/button.tsx';
import { useClock } from '../parts/clock.tsx';
import { ConfirmTyped } from '../parts/dialog.tsx';
import { Prose, Section, Stack } from '../parts/layout.tsx';
import { LongName } from '../parts/mono.tsx';
import { Callout } from '../parts/note.tsx';
import { RadioRows } from '../parts/row-list.tsx';
import { Status } from '../parts/status.tsx';
import { Table } from '../parts/table.tsx';
import { useRestore } from './restore-context.ts';
import { RestoreFrame } from './restore-frame.tsx';
import { snapshotOf, type OfferedSnapshot } from './restore-state.ts';

type Way = 'newer' | 'without-secrets' | 'all';
type Stale = NonNullable<OfferedSnapshot['stale']>;

/** Rows that fit without scrolling past the choice. */
const shownChanges = 8;

export function StaleStep() {
  const { state } = useRestore();
  const snapshot = snapshotOf(state);
  if (snapshot === null || snapshot.stale === null)
    throw new Error('the guard stands where nothing is older');
  return <Guard snapshot={snapshot} stale={snapshot.stale} label={visibleText(state.options?.label ?? '')} />;
}

interface GuardProps {
  readonly snapshot: OfferedSnapshot;
  readonly stale: Stale;
  readonly label: string;
}

function Guard({ snapshot, stale, label }: GuardProps) {
  const { dispatch } = useRestore();
  const [way, setWay] = useState<Way>('newer');
  const [insisting, setInsisting] = useState(false);
  const open = snapshot.kinds.map(({ kind }) => kind).filter((kind) => !isSecret(kind));
  const newest = (conjunction: 'and' | 'or') =>
    stale.newestOn.length === 0 ? 'a newer medium' : andList(stale.newestOn.map(visibleText), conjunction);
  const only: Kind[] | null = way === 'without-secrets' ? open : null;
  return (
    <RestoreFrame
      step="what"
      title="A newer copy exists."
      line={`${label} holds ${visibleText(snapshot.set)} as of ${formatDate(snapshot.takenAtMs)}. The catalogue knows a later one.`}
      back={{ title: 'Back', onPress: () => dispatch({ type: 'went-back' }) }}
      next={
        way === 'newer' ? (
          <Button
            kind="filled"
            size="bar"
            onPress={() => {
              dispatch({ type: 'went-back' });
              dispatch({ type: 'went-back' });
            }}
          >
            Use a newer medium
          </Button>
        ) : (
          <Button kind="filled" size="bar" onPress={() => setInsisting(true)}>
            Restore the older one…
          </Button>
        )
      }
    >
      <Stack space={6}>
        <Differences snapshot={snapshot} stale={stale} label={label} />
        <Callout
          tone="bad"
          title={`${plural(stale.changes.length, 'item')} would go back to an older state.`}
        >
          An older key or counter can be worse than none: it may be expired, or let two machines act at once.
        </Callout>
        <Section title="How do you want to go on?">
          <RadioRows
            label="How to go on"
            chosen={way}
            onChange={(id) => setWay(id as Way)}
            rows={[
              {
                id: 'newer',
                title: `Use ${newest('or')} instead`,
                line: 'Plug it in and choose it. Nothing is lost.',
              },
              {
                id: 'without-secrets',
                title: `Restore from ${label} without the secrets`,
                line:
                  open.length === 0
                    ? 'There is nothing in it but secrets.'
                    : 'Public items, configuration and data only. Recorded in the journal.',
                refused: open.length === 0,
              },
              {
                id: 'all',
                title: 'Restore all of it, older items included',
                line: 'Asks you to type the name of the set. Recorded in the journal.',
              },
            ]}
          />
        </Section>
      </Stack>
      <ConfirmTyped
        open={insisting}
        title="Restore an older copy?"
        act="Restore the older copy"
        name={snapshot.set}
        reasonLabel="Why the older one?"
        onAct={({ reason }) => dispatch({ type: 'insisted', reason, only })}
        onClose={() => setInsisting(false)}
      >
        <Prose>
          The newest known is of {formatDate(stale.newestTakenAtMs)}, on {newest('and')}. Your reason goes
          into the journal.
        </Prose>
      </ConfirmTyped>
    </RestoreFrame>
  );
}

function Differences({ snapshot, stale, label }: GuardProps) {
  const { nowMs } = useClock();
  const rest = stale.changes.length - shownChanges;
  return (
    <>
      <Table
        label="What differs"
        framed
        rowHeight="dense"
        rows={stale.changes.slice(0, shownChanges)}
        rowId={({ path }) => path}
        columns={[
          {
            id: 'path',
            title: 'Item',
            rowHeader: true,
            cell: ({ path }) => <LongName name={path} atMost={36} mono />,
          },
          {
            id: 'here',
            title: `On ${label}`,
            note: `${formatDate(snapshot.takenAtMs)}, ${formatAge(snapshot.takenAtMs, nowMs)}`,
            cell: ({ change }) =>
              change === 'added' ? (
                <Status name="missing">not in it</Status>
              ) : (
                <Status name="behind">{change === 'changed' ? 'older' : 'still in it'}</Status>
              ),
          },
          {
            id: 'newest',
            title: 'Newest known',
            note: `${formatDate(stale.newestTakenAtMs)}, seq ${stale.newestSeq}`,
            cell: ({ detail }) => detail,
          },
        ]}
      />
      {rest > 0 && <Prose>{`And ${plural(rest, 'more item')}.`}</Prose>}
    </>
  );
}
