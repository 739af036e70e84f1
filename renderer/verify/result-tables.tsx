// The files that are not as written, and every copy of the medium with the level at which it was read.
import type { Failure } from '../../shared/domain/facts.ts';
import type { VerifiedCopy, VerifyReport } from '../../shared/domain/reports.ts';
import { levelWords } from '../../shared/domain/copies-by-place.ts';
import { saysFileSystemDamaged } from '../../shared/domain/file-system-words.ts';
import { Facts } from '../parts/facts.tsx';
import { Secondary, Stack } from '../parts/layout.tsx';
import { LongName, Mono } from '../parts/mono.tsx';
import { statusOfCopy } from '../parts/status-names.ts';
import { Status } from '../parts/status.tsx';
import { Table, TwoLines } from '../parts/table.tsx';
import { WithCommands } from '../parts/with-commands.tsx';
import { fileName, folderOf, purposeOf } from './damage.ts';

interface Row {
  readonly failure: Failure;
  readonly missing: boolean;
  /** Name of the set whose copy it is; null for what stands around the copies. */
  readonly set: string | null;
}

export function FailureTable({ report }: { readonly report: VerifyReport }) {
  const rows: Row[] = [
    ...report.copies.flatMap(({ failures, status, set }) =>
      failures.map((failure): Row => ({ failure, missing: status === 'missing', set })),
    ),
    ...report.failures.map((failure): Row => ({ failure, missing: false, set: null })),
  ];
  const folders = [...new Set(rows.map(({ failure }) => folderOf(failure.path)))].filter(
    (folder) => folder !== '',
  );
  return (
    <Stack space={3}>
      <Table<Row>
        label="Files that are not as written"
        framed
        columns={[
          {
            id: 'file',
            title: 'File on the medium',
            rowHeader: true,
            cell: ({ failure }) => (
              <TwoLines
                first={<LongName name={fileName(failure.path)} atMost={40} mono />}
                second={purposeOf(failure.path)}
              />
            ),
          },
          {
            id: 'seen',
            title: 'What was seen',
            cell: ({ failure, missing }) => (
              <TwoLines
                first={
                  <Status name={missing ? 'missing' : 'suspect'}>
                    {missing
                      ? 'Missing'
                      : saysFileSystemDamaged(failure.reason)
                        ? 'Cannot be read'
                        : 'Not as written'}
                  </Status>
                }
                second={<WithCommands text={failure.reason} />}
              />
            ),
          },
          {
            id: 'copy',
            title: 'Copy of',
            cell: ({ set }) => (set === null ? 'beside the copies' : <LongName name={set} atMost={30} />),
          },
        ]}
        rows={rows}
        rowId={({ failure }) => `${failure.path} ${failure.reason}`}
        tone={() => 'bad'}
      />
      <Facts
        facts={folders.map((folder, index) => ({
          name: index === 0 ? 'Where' : `Where, ${index + 1}`,
          value: <Mono>{folder}</Mono>,
        }))}
      />
    </Stack>
  );
}

export function CopyTable({ copies }: { readonly copies: readonly VerifiedCopy[] }) {
  return (
    <Table<VerifiedCopy>
      label="Copies on the medium"
      framed
      columns={[
        {
          id: 'set',
          title: 'Copy',
          rowHeader: true,
          cell: ({ set, snapshot }) => (
            <TwoLines
              first={set === null ? 'Set not known' : <LongName name={set} atMost={40} />}
              second={<Mono>{snapshot}</Mono>}
            />
          ),
        },
        { id: 'status', title: 'Result', cell: ({ status }) => <Status name={statusOfCopy(status)} /> },
        {
          id: 'level',
          title: 'How',
          cell: ({ level }) => <Secondary>{level === null ? 'not read' : levelWords[level]}</Secondary>,
        },
      ]}
      rows={copies}
      rowId={({ snapshot }) => snapshot}
    />
  );
}
