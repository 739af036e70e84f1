// Past drills of a set, newest last: how long each took; failed ones are drawn hollow.
import { formatDate } from '../../shared/domain/ages.ts';
import { formatDuration } from '../../shared/domain/duration.ts';
import { visibleText } from '../../shared/domain/text.ts';
import type { PastDrill } from '../../shared/ipc/views.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Section } from '../parts/layout.tsx';
import { Status } from '../parts/status.tsx';
import { Table } from '../parts/table.tsx';
import styles from './drill.module.css';

/** As many as fit without scrolling. */
const shown = 5;

export function PastDrills({ set }: { readonly set: string }) {
  const history = useQuery('drills.history', { set });
  if (history.state.status !== 'ready' || history.state.value.length === 0) return null;
  const drills = history.state.value.toSorted((a, b) => b.atMs - a.atMs).slice(0, shown);
  const longest = Math.max(1, ...drills.map(({ seconds }) => seconds));
  return (
    <Section title="Last drills" note="time in the app">
      <Table
        label="Last drills, newest first"
        rowHeight="dense"
        rows={drills}
        rowId={({ atMs }) => String(atMs)}
        columns={[
          { id: 'at', title: 'Date', rowHeader: true, cell: ({ atMs }) => formatDate(atMs) },
          { id: 'medium', title: 'From', cell: ({ medium }) => (medium === null ? '' : visibleText(medium)) },
          {
            id: 'time',
            title: 'Time',
            cell: (drill) => <Took drill={drill} longest={longest} />,
          },
          {
            id: 'status',
            title: 'Result',
            cell: ({ status }) =>
              status === 'passed' ? (
                <Status name="verified">Passed</Status>
              ) : (
                <Status name="unmet">Failed</Status>
              ),
          },
        ]}
      />
    </Section>
  );
}

function Took({
  drill: { seconds, status },
  longest,
}: {
  readonly drill: PastDrill;
  readonly longest: number;
}) {
  return (
    <span className={styles['took']}>
      <span
        aria-hidden="true"
        className={styles[status === 'passed' ? 'bar' : 'hollow']}
        style={{ width: `${Math.max(4, (seconds / longest) * 100)}%` }}
      />
      <span>{formatDuration(seconds)}</span>
    </span>
  );
}
