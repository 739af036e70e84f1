// The sets of the vault, the worst first: how each stands, what it is, and when its originals were read.
import { useMemo, useState } from 'react';
import type { SetOverview } from '../../shared/domain/overview.ts';
import { formatBytes, plural, visibleText } from '../../shared/domain/text.ts';
import type { SetLine } from '../../shared/ipc/views.ts';
import { useNavigation } from '../app/navigation.tsx';
import { RouteLink } from '../app/route-link.tsx';
import { Asked } from '../bridge/asked.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Breakable } from '../overview/breakable.tsx';
import { statusOfSet } from '../overview/tone-status.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { PlusIcon, StackIcon } from '../parts/icons.ts';
import { Page, Secondary, Stack } from '../parts/layout.tsx';
import { cutMiddle } from '../parts/long-text.ts';
import { PageHeader } from '../parts/page-header.tsx';
import { Age } from '../parts/quantities.tsx';
import { Status } from '../parts/status.tsx';
import { statusOfOverall, type StatusName } from '../parts/status-names.ts';
import { Table, TwoLines, type Column } from '../parts/table.tsx';
import { TextField } from '../parts/text-field.tsx';
import styles from './sets.module.css';
import { filterSetsFrom, openFindingsOf, setsInOrder, setsInWords, setsThatFit } from './sets-in-order.ts';

export function SetsScreen() {
  const query = useQuery('sets.list', {});
  const { go } = useNavigation();
  const known = query.state.status === 'ready' ? query.state.value : [];
  return (
    <Page>
      <PageHeader
        title="Sets"
        {...(known.length > 0 && {
          line: setsInWords(known),
          actions: (
            <Button kind="filled" icon={PlusIcon} onPress={() => go({ name: 'add-set' })}>
              Add a set…
            </Button>
          ),
        })}
      />
      <Asked query={query} waiting="Reading the catalogue" stillGood="Nothing was changed.">
        {(sets) => (sets.length === 0 ? <NoSets /> : <SetsTable sets={sets} />)}
      </Asked>
    </Page>
  );
}

function NoSets() {
  const { go } = useNavigation();
  return (
    <EmptyState
      icon={StackIcon}
      title="No set yet."
      action={
        <Button kind="filled" onPress={() => go({ name: 'add-set' })}>
          Add a set…
        </Button>
      }
    >
      A set is one protected system: its name, and the folders that hold its keys. They are only read, never
      changed.
    </EmptyState>
  );
}

function SetsTable({ sets }: { readonly sets: readonly SetLine[] }) {
  const [filter, setFilter] = useState('');
  const marks = useMarks();
  const columns = useMemo(() => columnsOf(marks), [marks]);
  const fitting = setsThatFit(setsInOrder(sets), filter);
  return (
    <Stack space={4}>
      {sets.length >= filterSetsFrom && (
        <div className={styles['filter']}>
          <TextField label="Filter the sets" value={filter} onChange={setFilter} wide />
          <Secondary>
            <span role="status">{`${fitting.length} of ${plural(sets.length, 'set')}`}</span>
          </Secondary>
        </div>
      )}
      <Table label="Sets, the worst first" columns={columns} rows={fitting} rowId={({ name }) => name} />
      {fitting.length === 0 && <Secondary>No set fits the filter.</Secondary>}
    </Stack>
  );
}

/** The mark of each set as the overview shows it, so that the two never disagree. */
function useMarks(): ReadonlyMap<string, StatusName> {
  const { state } = useQuery('overview.read', {});
  const sets = state.status === 'ready' ? state.value.sets : noSets;
  return useMemo(() => new Map(sets.map((set) => [set.name, statusOfSet(set)])), [sets]);
}

const noSets: readonly SetOverview[] = [];

const columnsOf = (marks: ReadonlyMap<string, StatusName>): readonly Column<SetLine>[] => [
  {
    id: 'set',
    title: 'Set',
    rowHeader: true,
    cell: ({ name, profileTitle }) => (
      <TwoLines
        first={
          <RouteLink to={{ name: 'set', set: name, tab: 'items' }}>
            <Breakable>{cutMiddle(visibleText(name), 60)}</Breakable>
          </RouteLink>
        }
        second={profileTitle}
      />
    ),
  },
  {
    id: 'stands',
    title: 'Stands',
    cell: ({ name, overall, verdict }) => (
      <Status name={marks.get(name) ?? statusOfOverall(overall)}>
        <Breakable>{verdict}</Breakable>
      </Status>
    ),
  },
  {
    id: 'findings',
    title: 'Findings',
    cell: (set) => {
      const open = openFindingsOf(set);
      if (open === 0) return 'none';
      return <Status name={set.findings.critical > 0 ? 'suspect' : 'due'}>{`${open} to look at`}</Status>;
    },
  },
  { id: 'read', title: 'Originals read', cell: ({ readAtMs }) => <Age atMs={readAtMs} /> },
  {
    id: 'size',
    title: 'Holds',
    align: 'end',
    cell: ({ items, bytes }) => <TwoLines first={plural(items, 'item')} second={formatBytes(bytes)} />,
  },
];
