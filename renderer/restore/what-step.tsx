// What is restored: which snapshot, and all of it or some kinds.
import { formatMoment } from '../../shared/domain/ages.ts';
import { kindNames } from '../../shared/domain/type-names.ts';
import { plural, visibleText } from '../../shared/domain/text.ts';
import { kinds } from '../../shared/domain/words.ts';
import type { RestoreOptions } from '../../shared/ipc/views.ts';
import { Button } from '../parts/button.tsx';
import { Checkbox } from '../parts/checkbox.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { UsbIcon } from '../parts/icons.ts';
import { Section, Stack } from '../parts/layout.tsx';
import { cutMiddle } from '../parts/long-text.ts';
import { LongName } from '../parts/mono.tsx';
import { Note } from '../parts/note.tsx';
import { Bytes } from '../parts/quantities.tsx';
import { CheckRows, RadioRows } from '../parts/row-list.tsx';
import { Status } from '../parts/status.tsx';
import { useRestore } from './restore-context.ts';
import { RestoreFrame } from './restore-frame.tsx';
import { snapshotOf, type OfferedSnapshot } from './restore-state.ts';

export function WhatStep() {
  const { state, dispatch } = useRestore();
  const { options } = state;
  const snapshot = snapshotOf(state);
  const lacks =
    snapshot === null
      ? 'No snapshot is chosen.'
      : state.only?.length === 0
        ? 'No kind is chosen.'
        : undefined;
  return (
    <RestoreFrame
      step="what"
      title="What do you want back?"
      line={options === null ? undefined : `On ${visibleText(options.label)}, newest first.`}
      back={{ title: 'Back', onPress: () => dispatch({ type: 'went-back' }) }}
      next={
        <Button kind="filled" size="bar" reason={lacks} onPress={() => dispatch({ type: 'what-settled' })}>
          {snapshot === null || snapshot.stale === null ? 'Choose where' : 'Go on'}
        </Button>
      }
    >
      {options === null || options.snapshots.length === 0 ? (
        <Stack>
          <EmptyState icon={UsbIcon} title="There is no copy on this medium that can be restored." />
          <Unreadable failures={options?.failures ?? []} />
        </Stack>
      ) : (
        <Stack space={6}>
          <Unreadable failures={options.failures} />
          <RadioRows
            label="Snapshots on this medium"
            chosen={state.snapshot}
            onChange={(id) => dispatch({ type: 'snapshot-chosen', snapshot: id })}
            rows={options.snapshots
              .toSorted((a, b) => b.seq - a.seq)
              .map(({ id, set, seq, takenAtMs, items, bytes, stale }) => ({
                id,
                title: cutMiddle(visibleText(set), 60),
                status:
                  stale === null ? (
                    <Status name="in-sync">Newest known</Status>
                  ) : (
                    <Status name="behind">A newer one is known</Status>
                  ),
                line: (
                  <>
                    Taken {formatMoment(takenAtMs)}, seq {seq}, {plural(items, 'item')},{' '}
                    <Bytes value={bytes} />
                  </>
                ),
              }))}
          />
          {snapshot !== null && <KindsToRestore snapshot={snapshot} />}
        </Stack>
      )}
    </RestoreFrame>
  );
}

/** Copies that cannot be trusted are not offered; that they are there, and why not, is said. */
function Unreadable({ failures }: Pick<RestoreOptions, 'failures'>) {
  if (failures.length === 0) return null;
  return (
    <Note tone="bad" status="suspect" title="Some of what is on this medium cannot be restored from.">
      <ul>
        {failures.map(({ path, reason }) => (
          <li key={`${path} ${reason}`}>
            <LongName name={path} atMost={60} mono /> {visibleText(reason)}
          </li>
        ))}
      </ul>
    </Note>
  );
}

function KindsToRestore({ snapshot }: { readonly snapshot: OfferedSnapshot }) {
  const { state, dispatch } = useRestore();
  const there = snapshot.kinds.map(({ kind }) => kind);
  return (
    <Section title="How much of it">
      <Stack>
        <Checkbox
          checked={state.only === null}
          onChange={(all) => dispatch({ type: 'kinds-chosen', only: all ? null : there })}
        >
          Everything
        </Checkbox>
        {state.only !== null && (
          <CheckRows
            label="Kinds to restore"
            chosen={state.only}
            onChange={(chosen) =>
              dispatch({ type: 'kinds-chosen', only: kinds.filter((kind) => chosen.includes(kind)) })
            }
            rows={snapshot.kinds.map(({ kind, items, bytes }) => ({
              id: kind,
              title: kindNames[kind],
              line: (
                <>
                  {plural(items, 'item')}, <Bytes value={bytes} />
                </>
              ),
            }))}
          />
        )}
      </Stack>
    </Section>
  );
}
