// What an export would remove on media that hold the set already: shown before anything goes.
import { plural, visibleText } from '../../shared/domain/text.ts';
import type { Contents } from '../../shared/ipc/views.ts';
import { Secondary, Section, Stack } from '../parts/layout.tsx';
import { LongName } from '../parts/mono.tsx';
import { Moment } from '../parts/quantities.tsx';
import { Table, type Column } from '../parts/table.tsx';

interface Row {
  readonly id: string;
  readonly label: string;
  readonly seq: number;
  readonly takenAtMs: number;
  readonly why: string;
}

export function Retires({ retires }: Pick<Contents, 'retires'>) {
  if (retires.length === 0) return null;
  const rows = retires.flatMap(({ medium, label, generations }) =>
    generations.map(({ snapshot, seq, takenAtMs, why }): Row => ({
      id: `${medium} ${snapshot}`,
      label,
      seq,
      takenAtMs,
      why,
    })),
  );
  return (
    <Section
      title="What makes room"
      note={`${plural(rows.length, 'older copy goes', 'older copies go')} once the new one is verified`}
    >
      <Stack space={2}>
        <Table
          label="Older copies that an export removes"
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          framed
          rowHeight="dense"
        />
        <Secondary>
          The two newest verified ones stay on every medium. On flash, what is removed is not erased.
        </Secondary>
      </Stack>
    </Section>
  );
}

const columns: readonly Column<Row>[] = [
  {
    id: 'medium',
    title: 'Medium',
    rowHeader: true,
    cell: ({ label }) => <LongName name={label} atMost={32} />,
  },
  { id: 'seq', title: 'No.', align: 'end', cell: ({ seq }) => seq },
  { id: 'taken', title: 'Taken', cell: ({ takenAtMs }) => <Moment atMs={takenAtMs} show="day" /> },
  { id: 'why', title: 'Why', cell: ({ why }) => visibleText(why) },
];
