// What if: four bad days as the overview judges them, and what would be left if one place, medium or person were gone.
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { Tone } from '../../shared/domain/glyph.ts';
import type { Overview } from '../../shared/domain/overview.ts';
import { visibleText } from '../../shared/domain/text.ts';
import type { WhatIf as Answer } from '../../shared/domain/what-if.ts';
import type { MediumView } from '../../shared/ipc/views.ts';
import { Asked } from '../bridge/asked.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Prose, Section, Stack } from '../parts/layout.tsx';
import { LongName } from '../parts/mono.tsx';
import type { StatusName } from '../parts/status-names.ts';
import { Status } from '../parts/status.tsx';
import { Table } from '../parts/table.tsx';
import { leftOf, lossesOf, type Left, type Loss } from './what-is-left.ts';

const shapeOf: Readonly<Record<Tone, StatusName>> = {
  good: 'verified',
  attention: 'due',
  danger: 'unmet',
  empty: 'planned',
};

export function WhatIf({ media }: { readonly media: readonly MediumView[] }) {
  const overview = useQuery('overview.read', {});
  return (
    <Asked query={overview} waiting="Thinking it through">
      {({ sets }) => (
        <Stack space={8}>
          {sets.map((set) => (
            <BadDays key={set.name} set={set} alone={sets.length === 1} />
          ))}
          {sets.length > 0 && <Losses sets={sets} media={media} />}
        </Stack>
      )}
    </Asked>
  );
}

function BadDays({ set, alone }: { readonly set: Overview['sets'][number]; readonly alone: boolean }) {
  const name = visibleText(set.name);
  return (
    <Section title={alone ? 'Four bad days' : `Four bad days for ${name}`}>
      <Table<Answer>
        label={`What would come back of ${name}`}
        columns={[
          { id: 'question', title: 'If this happens', rowHeader: true, cell: ({ question }) => question },
          {
            id: 'outcome',
            title: 'What comes back',
            cell: ({ outcome, tone }) => <Status name={shapeOf[tone]}>{visibleText(outcome)}</Status>,
          },
        ]}
        rows={set.whatIfs}
        rowId={({ misfortune }) => misfortune}
      />
    </Section>
  );
}

interface LossRow {
  readonly loss: Loss;
  readonly set: string;
  readonly left: Left;
}

function Losses({ sets, media }: { readonly sets: Overview['sets']; readonly media: readonly MediumView[] }) {
  const rows = lossesOf(media).flatMap((loss) =>
    sets.map(({ name }): LossRow => ({ loss, set: name, left: leftOf(name, loss.gone, media) })),
  );
  return (
    <Section title="If one of these were gone, and the originals with it">
      <Stack space={3}>
        <Prose>
          The worst of each: the laptop is lost on the same day. Only copies that were read back are counted
          on.
        </Prose>
        <Table<LossRow>
          label="What would be left of each set"
          columns={[
            { id: 'loss', title: 'Gone', rowHeader: true, cell: ({ loss }) => wordsOf(loss) },
            ...(sets.length > 1
              ? [{ id: 'set', title: 'Set', cell: ({ set }: LossRow) => <LongName name={set} atMost={26} /> }]
              : []),
            {
              id: 'left',
              title: 'Left',
              cell: ({ left }) => <Status name={left.status}>{left.words}</Status>,
            },
          ]}
          rows={rows}
          rowId={({ loss, set }) => `${loss.kind} ${loss.id} ${set}`}
        />
      </Stack>
    </Section>
  );
}

function wordsOf({ kind, what }: Loss): string {
  switch (kind) {
    case 'place':
      return `Everything at ${what}`;
    case 'medium':
      return what;
    case 'person':
      return `What ${what} holds`;
    default:
      return assertNever(kind);
  }
}
