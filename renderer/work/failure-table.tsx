// What did not come back, and why: after a drill and after a restore.
import type { Failure } from '../../shared/domain/facts.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { LongName } from '../parts/mono.tsx';
import { Table } from '../parts/table.tsx';

export function FailureTable({ failures }: { readonly failures: readonly Failure[] }) {
  return (
    <Table
      label="What did not come back"
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
        { id: 'reason', title: 'What was seen', cell: ({ reason }) => visibleText(reason) },
      ]}
    />
  );
}
