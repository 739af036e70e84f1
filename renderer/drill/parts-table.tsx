// The parts of a drill with their times, by hand and in the app told apart, along one line of time.
import { plural, visibleText } from '../../shared/domain/text.ts';
import { wordsOfElapsed } from '../parts/progress-words.ts';
import { Table } from '../parts/table.tsx';
import { totalSeconds, type DrillPart } from './drill-state.ts';
import styles from './drill.module.css';

export function PartsTable({ parts }: { readonly parts: readonly DrillPart[] }) {
  const rows = parts.map((part, index) => ({ ...part, id: String(index) }));
  const total = totalSeconds(parts);
  return (
    <div>
      <div className={styles['line']} aria-hidden="true">
        {rows.map(({ id, where, seconds }) => (
          <span key={id} className={styles[where]} style={{ flexGrow: Math.max(seconds, total / 200) }} />
        ))}
      </div>
      <Table
        label="Parts of the drill"
        rows={rows}
        rowId={({ id }) => id}
        foot={{ id: 'total', title: 'Total', seconds: total, where: 'app', by: '' }}
        columns={[
          {
            id: 'part',
            title: 'Part',
            rowHeader: true,
            cell: ({ id, title, where }) => (
              <span className={styles['part']}>
                {id !== 'total' && <span className={styles[where]} aria-hidden="true" />}
                {visibleText(title)}
              </span>
            ),
          },
          { id: 'time', title: 'Time', align: 'end', cell: ({ seconds }) => wordsOfElapsed(seconds) },
          {
            id: 'where',
            title: 'How',
            cell: ({ id, where, by }) =>
              id === 'total'
                ? plural(parts.length, 'part')
                : where === 'app'
                  ? 'in the app'
                  : `by hand${by === '' ? '' : `, ${visibleText(by)}`}`,
          },
        ]}
      />
    </div>
  );
}
