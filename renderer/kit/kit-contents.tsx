// What a kit does on its host, before it is written: what it copies and why, in which order, and what the host needs.
import { visibleText } from '../../shared/domain/text.ts';
import type { KitView } from '../../shared/ipc/kits.ts';
import { Asked } from '../bridge/asked.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Columns, Section, Secondary, Stack } from '../parts/layout.tsx';
import { NumberedList } from '../parts/steps.tsx';
import { Table, type Column } from '../parts/table.tsx';
import styles from './kit.module.css';

export function KitContents({ system, set }: { readonly system: string; readonly set: string | null }) {
  const query = useQuery('kits.describe', { system, set });
  return (
    <Asked query={query} waiting="Reading the kit" stillGood="Nothing was changed.">
      {(kit) => (
        <Columns
          aside={
            <Stack space={6}>
              {kit.order.length > 0 && (
                <Section title="In this order">
                  <NumberedList steps={kit.order.map((step) => visibleText(step))} />
                </Section>
              )}
              <Sentences title="The host needs" sentences={kit.needs} />
              <Sentences title="To keep to" sentences={kit.limits} />
            </Stack>
          }
        >
          <Section title="What it copies" note={visibleText(kit.title)}>
            <Table
              label={`What the kit for ${kit.title} copies`}
              columns={columns}
              rows={kit.copies}
              rowId={({ title }) => title}
            />
          </Section>
        </Columns>
      )}
    </Asked>
  );
}

function Sentences({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <Section title={title}>
      <ul className={styles['sentences']}>
        {sentences.map((sentence) => (
          <li key={sentence}>
            <Secondary>{visibleText(sentence)}</Secondary>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const columns: readonly Column<KitView['copies'][number]>[] = [
  { id: 'what', title: 'What', rowHeader: true, cell: ({ title }) => visibleText(title) },
  { id: 'why', title: 'Why', cell: ({ why }) => visibleText(why) },
  {
    id: 'how',
    title: 'Leaves the host',
    cell: ({ sealedOnly }) => (
      <span className={styles['once']}>{sealedOnly ? 'sealed only' : 'sealed or plain'}</span>
    ),
  },
];
