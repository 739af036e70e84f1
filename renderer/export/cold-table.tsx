// Where every new copy stands: written and read back, and whether it was read after unplugging.
import { assertNever } from '../../shared/domain/assert-never.ts';
import { formatBytes, plural, visibleText } from '../../shared/domain/text.ts';
import type { CopyReport } from '../../shared/domain/reports.ts';
import { useQuery } from '../bridge/use-query.ts';
import { cutMiddle } from '../parts/long-text.ts';
import { Status } from '../parts/status.tsx';
import { Table, TwoLines } from '../parts/table.tsx';
import { isReadCold, type Cold, type ColdMedium } from './cold-state.ts';
import { levelWords } from './copy-results.ts';

interface Row {
  readonly copy: CopyReport;
  readonly cold: ColdMedium | undefined;
}

export interface ColdTableProps {
  readonly copies: readonly CopyReport[];
  readonly cold: Cold;
  /** Whose turn it is. */
  readonly current: ColdMedium | null;
}

export function ColdTable({ copies, cold, current }: ColdTableProps) {
  const places = usePlaces();
  const rows = copies.map((copy): Row => ({
    copy,
    cold: cold.media.find(({ medium }) => medium === copy.medium),
  }));
  return (
    <Table<Row>
      label="New copies"
      framed
      columns={[
        {
          id: 'medium',
          title: 'Medium',
          rowHeader: true,
          cell: ({ copy }) => (
            <TwoLines
              first={<strong>{cutMiddle(visibleText(copy.label), 32)}</strong>}
              second={cutMiddle(visibleText(places.get(copy.medium ?? '') ?? ''), 36)}
            />
          ),
        },
        { id: 'copy', title: 'Copy', cell: () => <Status name="verified" /> },
        {
          id: 'back',
          title: 'Read back',
          cell: ({ copy }) => <TwoLines first={wordsOfFiles(copy)} second={levelWords(copy.level)} />,
        },
        { id: 'cold', title: 'Cold', cell: ({ cold: of }) => <ColdCell of={of} isNow={of === current} /> },
      ]}
      rows={rows}
      rowId={({ copy }) => copy.to}
      tone={({ cold: of }) => (of !== undefined && of === current ? 'chosen' : undefined)}
    />
  );
}

const wordsOfFiles = ({ files }: CopyReport): string =>
  `${formatBytes(files.reduce((sum, { bytes }) => sum + bytes, 0))}, ${plural(files.length, 'file')}, all equal`;

function usePlaces(): ReadonlyMap<string, string> {
  const { state } = useQuery('media.list', {});
  return new Map(state.status === 'ready' ? state.value.map(({ id, location }) => [id, location]) : []);
}

function ColdCell({ of, isNow }: { readonly of: ColdMedium | undefined; readonly isNow: boolean }) {
  if (of === undefined) return null;
  switch (of.outcome.name) {
    case 'waiting':
    case 'under-way':
      return isNow ? (
        <TwoLines first={<Status name="working">Waiting for it</Status>} second="its turn now" />
      ) : (
        <TwoLines first={<Status name="planned">Its turn comes</Status>} second="leave it for now" />
      );
    case 'read':
      return isReadCold(of) ? (
        <TwoLines first={<Status name="verified">Read back cold</Status>} second="just now, all equal" />
      ) : (
        <TwoLines
          first={<Status name="suspect">Not as written</Status>}
          second="this copy no longer counts"
        />
      );
    case 'failed':
      return <TwoLines first={<Status name="unknown">Not read</Status>} second="nothing was concluded" />;
    case 'later':
      return <TwoLines first={<Status name="due">Put off</Status>} second="due in 7 days" />;
    case 'fixed':
      return (
        <TwoLines first={<Status name="planned">Not possible</Status>} second="it cannot be pulled out" />
      );
    case 'off':
      return (
        <TwoLines
          first={<Status name="planned">Not asked for</Status>}
          second="by the settings of this vault"
        />
      );
    default:
      return assertNever(of.outcome);
  }
}
