// What stands on a medium, as far as it can be known without the passphrase.
import { formatMoment } from '../../shared/domain/ages.ts';
import { plural } from '../../shared/domain/text.ts';
import { Asked } from '../bridge/asked.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Section } from '../parts/layout.tsx';
import { ShortId } from '../parts/mono.tsx';
import { Status } from '../parts/status.tsx';
import { Table } from '../parts/table.tsx';

export function CarrierFound({ volume }: { readonly volume: string }) {
  const carrier = useQuery('vault.inspectCarrier', { volume });
  return (
    <Section title="On this medium" note="as far as it can be seen without the passphrase">
      <Asked query={carrier} waiting="Reading the medium" stillGood="It was only read.">
        {({ vaults }) => (
          <Table
            label="Vaults on this medium"
            framed
            rows={vaults}
            rowId={({ id }) => id}
            columns={[
              {
                id: 'vault',
                title: 'Vault',
                rowHeader: true,
                cell: ({ id }) => <ShortId id={id} />,
              },
              {
                id: 'copies',
                title: 'Copies',
                cell: ({ snapshots }) => plural(snapshots, 'snapshot'),
              },
              {
                id: 'newest',
                title: 'Newest taken',
                cell: ({ newestAtMs }) => (newestAtMs === null ? 'not known' : formatMoment(newestAtMs)),
              },
              {
                id: 'opens',
                title: 'Opens with',
                cell: ({ openable }) =>
                  openable ? (
                    <Status name="met">its passphrase</Status>
                  ) : (
                    <Status name="unmet">an identity kept elsewhere</Status>
                  ),
              },
            ]}
          />
        )}
      </Asked>
    </Section>
  );
}
