// The items of a set by group, with a filter; long groups are shown in part, so that ten thousand items stay quick.
import { useDeferredValue, useMemo, useState } from 'react';
import type { ItemView, SetView } from '../../shared/domain/set-view-schema.ts';
import { plural } from '../../shared/domain/text.ts';
import { Breakable } from '../overview/breakable.tsx';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { FileIcon } from '../parts/icons.ts';
import { Secondary, Stack } from '../parts/layout.tsx';
import { shortHex } from '../parts/long-text.ts';
import { LongName, Mono } from '../parts/mono.tsx';
import { inThousands } from '../parts/quantities.tsx';
import { Status } from '../parts/status.tsx';
import { Table, type Column } from '../parts/table.tsx';
import { TextField } from '../parts/text-field.tsx';
import { filterFrom, itemsShown, rowsOfAGroup, shownPath } from './items-shown.ts';
import styles from './sets.module.css';

export function ItemsTab({ view }: { readonly view: SetView }) {
  const [filter, setFilter] = useState('');
  const [rows, setRows] = useState(rowsOfAGroup);
  // Typing stays quick: the table follows when there is time.
  const wanted = useDeferredValue(filter);
  const shown = useMemo(() => itemsShown(view.groups, wanted, rows), [view.groups, wanted, rows]);
  const columns = useMemo(() => columnsOf(view.sources.length), [view.sources.length]);

  if (shown.all === 0) {
    return (
      <EmptyState icon={FileIcon} title="No item is known yet.">
        Scan the set: its folders are read, never changed.
      </EmptyState>
    );
  }
  return (
    <Stack space={3}>
      {shown.all >= filterFrom && (
        <div className={styles['filter']}>
          <TextField label="Filter the items" value={filter} onChange={setFilter} wide />
          <Secondary>
            <span role="status">
              {wanted === ''
                ? plural(shown.all, 'item')
                : `${inThousands(shown.fitting)} of ${plural(shown.all, 'item')}`}
            </span>
          </Secondary>
        </div>
      )}
      <Table
        label={`Items of ${view.name}`}
        columns={columns}
        rowHeight="dense"
        groups={shown.groups.map(({ id, title, note, items, fitting }) => ({
          id,
          title,
          ...(note !== '' && { note: `, ${note}` }),
          end:
            items.length < fitting ? (
              <Secondary>{`first ${inThousands(items.length)} of ${inThousands(fitting)}`}</Secondary>
            ) : undefined,
          rows: items,
        }))}
        rowId={({ path }) => path}
      />
      {shown.fitting === 0 && <Secondary>No item fits the filter.</Secondary>}
      {shown.more && (
        <div className={styles['more']}>
          <Button size="small" onPress={() => setRows((count) => count + rowsOfAGroup)}>
            {`Show ${rowsOfAGroup} more of each group`}
          </Button>
        </div>
      )}
    </Stack>
  );
}

const columnsOf = (sources: number): readonly Column<ItemView>[] => [
  {
    id: 'item',
    title: 'Item',
    rowHeader: true,
    cell: ({ path }) => (
      <Breakable>
        <LongName name={shownPath(path, sources)} atMost={26} mono />
      </Breakable>
    ),
  },
  { id: 'kind', title: 'Kind', cell: ({ kindWords }) => <span className={styles['kind']}>{kindWords}</span> },
  {
    id: 'stands',
    title: 'Stands',
    // What was seen of it stands beside the list and under Findings; here a row stays a row.
    cell: ({ stands }) => (
      <div className={styles['stands']}>
        <Status name={stands.glyph}>{stands.words}</Status>
      </div>
    ),
  },
  {
    id: 'sha256',
    title: 'SHA-256',
    align: 'end',
    cell: ({ sha256 }) => <Mono>{shortHex(sha256)}</Mono>,
  },
];
