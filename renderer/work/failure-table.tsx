// What did not come back, and why: after a drill, a restore and a repair.
import type { Failure } from '../../shared/domain/facts.ts';
import { LongName } from '../parts/mono.tsx';
import { Table } from '../parts/table.tsx';
import { WithCommands } from '../parts/with-commands.tsx';

export interface FailureTableProps {
  readonly failures: readonly Failure[];
  readonly label?: string;
}

export function FailureTable({ failures, label = 'What did not come back' }: FailureTableProps) {
  return (
    <Table
      label={label}
      framed
      rows={failures}
      rowId={({ path, reason }) => `${path} ${reason}`}
      tone={() => 'bad'}
      columns={[
        {
          id: 'path',
          title: 'Item or file',
          rowHeader: true,
          cell: ({ path }) => <LongName name={path} atMost={48} mono />,
        },
        { id: 'reason', title: 'What was seen', cell: ({ reason }) => <WithCommands text={reason} /> },
      ]}
    />
  );
}
