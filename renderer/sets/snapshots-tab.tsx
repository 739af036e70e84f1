// Every snapshot of a set, newest first: what it held, and the media that hold it.
import type { SetView, SnapshotView } from '../../shared/domain/set-view-schema.ts';
import { Breakable } from '../overview/breakable.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { StackIcon } from '../parts/icons.ts';
import { shortHex } from '../parts/long-text.ts';
import { LongName, Mono } from '../parts/mono.tsx';
import { Bytes, inThousands, Moment } from '../parts/quantities.tsx';
import { Status } from '../parts/status.tsx';
import { wordOf } from '../parts/status-names.ts';
import { Table, type Column } from '../parts/table.tsx';
import styles from './sets.module.css';
import { statusOfState } from './set-words.ts';

export function SnapshotsTab({ view }: { readonly view: SetView }) {
  if (view.snapshots.length === 0) {
    return (
      <EmptyState icon={StackIcon} title="No snapshot yet.">
        The first export takes one.
      </EmptyState>
    );
  }
  return (
    <Table
      label={`Snapshots of ${view.name}, newest first`}
      columns={columns}
      rows={view.snapshots}
      rowId={({ id }) => id}
    />
  );
}

const columns: readonly Column<SnapshotView>[] = [
  { id: 'seq', title: 'No.', rowHeader: true, cell: ({ seq }) => seq },
  { id: 'at', title: 'Taken', cell: ({ capturedAtMs }) => <Moment atMs={capturedAtMs} /> },
  { id: 'holds', title: 'Holds', cell: ({ holdsOriginals }) => <Holds originals={holdsOriginals} /> },
  { id: 'on', title: 'On', cell: ({ on }) => <Holders on={on} /> },
  {
    id: 'digest',
    title: 'Content digest',
    cell: ({ contentDigest }) => <Mono>{shortHex(contentDigest)}</Mono>,
  },
  { id: 'items', title: 'Items', align: 'end', cell: ({ items }) => inThousands(items) },
  { id: 'bytes', title: 'Size', align: 'end', cell: ({ bytes }) => <Bytes value={bytes} /> },
];

function Holds({ originals }: { readonly originals: boolean | null }) {
  if (originals === null) return <Status name="unknown">Not compared</Status>;
  return originals ? (
    <Status name="in-sync">What the originals hold</Status>
  ) : (
    <Status name="behind">Something older</Status>
  );
}

function Holders({ on }: Pick<SnapshotView, 'on'>) {
  if (on.length === 0) return <Status name="missing">No medium</Status>;
  return (
    <ul className={styles['holders']}>
      {on.map(({ medium, label, state }) => {
        const status = statusOfState(state);
        return (
          <li key={medium}>
            <Breakable>
              <LongName name={label} atMost={28} />
            </Breakable>{' '}
            {state !== 'in-sync' && state !== 'behind' && (
              <Status name={status} small>
                {state === 'lost' ? 'Lost' : wordOf[status]}
              </Status>
            )}
          </li>
        );
      })}
    </ul>
  );
}
