// Every copy of a medium: its set, its snapshot, how it stands, and what was found wrong when it was last read.
import { levelWords } from '../../shared/domain/copies-by-place.ts';
import { formatDate } from '../../shared/domain/ages.ts';
import { visibleText } from '../../shared/domain/text.ts';
import type { MediumView } from '../../shared/ipc/views.ts';
import { Secondary } from '../parts/layout.tsx';
import { LongName } from '../parts/mono.tsx';
import { Age } from '../parts/quantities.tsx';
import { statusOfCopy, statusOfFreshness, wordOf } from '../parts/status-names.ts';
import { Status } from '../parts/status.tsx';
import { Table, TwoLines } from '../parts/table.tsx';

type Copy = MediumView['copies'][number];

export function CopiesOnMedium({ medium }: { readonly medium: MediumView }) {
  if (medium.copies.length === 0) return <Secondary>It holds no copy of this vault.</Secondary>;
  return (
    <Table<Copy>
      label={`Copies on ${medium.label}`}
      columns={[
        {
          id: 'set',
          title: 'Copy',
          rowHeader: true,
          cell: ({ set, seq, takenAtMs }) => (
            <TwoLines
              first={<LongName name={set} atMost={30} />}
              second={`number ${seq}, of ${formatDate(takenAtMs)}`}
            />
          ),
        },
        {
          id: 'status',
          title: 'Copy stands',
          cell: (copy) => (
            <TwoLines
              first={
                <Status name={statusOfCopy(copy.status)}>
                  {copy.status === 'retired' ? 'Retired' : undefined}
                </Status>
              }
              second={copy.failures.map(({ path, reason }) => (
                <div key={`${path} ${reason}`}>{visibleText(reason)}</div>
              ))}
            />
          ),
        },
        {
          id: 'content',
          title: 'Content',
          cell: ({ status, freshness }) =>
            status === 'verified' && (
              <Status name={statusOfFreshness(freshness)}>{wordOf[statusOfFreshness(freshness)]}</Status>
            ),
        },
        {
          id: 'verified',
          title: 'Last verified',
          cell: ({ verifiedAtMs, level }) => (
            <TwoLines first={<Age atMs={verifiedAtMs} />} second={level === null ? '' : levelWords[level]} />
          ),
        },
      ]}
      rows={medium.copies}
      rowId={({ set, snapshot }) => `${set} ${snapshot}`}
      tone={({ status }) => (status === 'suspect' || status === 'missing' ? 'bad' : undefined)}
    />
  );
}
