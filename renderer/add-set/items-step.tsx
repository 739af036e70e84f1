// What the set would hold: every item by kind, with what the profile takes it for.
import { useMemo } from 'react';
import type { ScannedItem } from '../../shared/domain/reports.ts';
import { plural } from '../../shared/domain/text.ts';
import { profileById } from '../../shared/profiles/index.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { FileIcon } from '../parts/icons.ts';
import { Secondary, Stack } from '../parts/layout.tsx';
import { shortHex } from '../parts/long-text.ts';
import { LongName, Mono } from '../parts/mono.tsx';
import { Note } from '../parts/note.tsx';
import { Bytes, inThousands } from '../parts/quantities.tsx';
import { Table, type Column } from '../parts/table.tsx';
import { previewGroups, unrecognised } from './preview-groups.ts';

export interface ItemsStepProps {
  readonly items: readonly ScannedItem[];
  readonly profile: string | null;
}

export function ItemsStep({ items, profile }: ItemsStepProps) {
  const groups = useMemo(() => previewGroups(items), [items]);
  const columns = useMemo(() => columnsOf(profile), [profile]);
  const unknown = unrecognised(items);
  if (items.length === 0) {
    return (
      <EmptyState icon={FileIcon} title="There is no file in the folder.">
        Go back and choose the folder that holds the keys.
      </EmptyState>
    );
  }
  return (
    <Stack space={4}>
      {unknown > 0 && (
        <Note title={`${plural(unknown, 'item is', 'items are')} not recognised.`}>
          {unknown === 1 ? 'It is' : 'They are'} kept all the same, byte by byte.
        </Note>
      )}
      <Table
        label="Items of the new set by kind"
        columns={columns}
        framed
        rowHeight="dense"
        groups={groups.map(({ kind, title, size, items: rows, more }) => ({
          id: kind,
          title,
          note: `, ${size}`,
          ...(more > 0 && { end: <Secondary>{`${inThousands(more)} more not shown`}</Secondary> }),
          rows,
        }))}
        rowId={({ path }) => path}
      />
    </Stack>
  );
}

function columnsOf(profile: string | null): readonly Column<ScannedItem>[] {
  const entries = profile === null ? [] : (profileById(profile)?.items ?? []);
  const titles = new Map(entries.map(({ key, title }) => [key, title]));
  return [
    {
      id: 'item',
      title: 'Item',
      rowHeader: true,
      cell: ({ path }) => <LongName name={path} atMost={40} mono />,
    },
    { id: 'is', title: 'Is', cell: ({ key }) => titles.get(key) ?? <Secondary>not recognised</Secondary> },
    { id: 'size', title: 'Size', align: 'end', cell: ({ size }) => <Bytes value={size} /> },
    { id: 'sha256', title: 'SHA-256', align: 'end', cell: ({ sha256 }) => <Mono>{shortHex(sha256)}</Mono> },
  ];
}
