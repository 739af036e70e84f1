// The originals count as one copy of three: where they are and when they were last read.
import { formatBytes, plural, visibleText } from '../../shared/domain/text.ts';
import type { SetLine } from '../../shared/ipc/views.ts';
import { RouteLink } from '../app/route-link.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { LaptopIcon } from '../parts/icons.ts';
import { cutMiddle } from '../parts/long-text.ts';
import { Mono } from '../parts/mono.tsx';
import { Age } from '../parts/quantities.tsx';
import { Status } from '../parts/status.tsx';
import { IconName, Table, TwoLines } from '../parts/table.tsx';

export function Originals() {
  const { state } = useQuery('sets.list', {});
  if (state.status !== 'ready' || state.value.length === 0) return null;
  return (
    <Table<SetLine>
      label="Originals on this laptop"
      columns={[
        {
          id: 'set',
          title: 'Originals on this laptop',
          rowHeader: true,
          cell: ({ name, sources }) => (
            <IconName icon={LaptopIcon}>
              <TwoLines
                first={
                  <RouteLink to={{ name: 'set', set: name, tab: 'items' }}>
                    {cutMiddle(visibleText(name), 40)}
                  </RouteLink>
                }
                second={<Mono>{cutMiddle(visibleText(sources.join(', ')), 44)}</Mono>}
              />
            </IconName>
          ),
        },
        {
          id: 'content',
          title: 'Content',
          cell: ({ readAtMs, items, bytes }) =>
            readAtMs === null ? (
              <Status name="unknown">Not read in this session</Status>
            ) : (
              <TwoLines
                first={<Status name="in-sync">The original</Status>}
                second={`${plural(items, 'item')}, ${formatBytes(bytes)}`}
              />
            ),
        },
        { id: 'read', title: 'Last read', align: 'end', cell: ({ readAtMs }) => <Age atMs={readAtMs} /> },
      ]}
      rows={state.value}
      rowId={({ name }) => name}
    />
  );
}
