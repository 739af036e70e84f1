// The tables of media: the same rows, grouped by place, by person, or not at all.
import { visibleText } from '../../shared/domain/text.ts';
import type { MediumView } from '../../shared/ipc/views.ts';
import { RouteLink } from '../app/route-link.tsx';
import { useQuery } from '../bridge/use-query.ts';
import type { Icon } from '../parts/icon.tsx';
import { BankIcon, HouseIcon, QuestionIcon, UserIcon } from '../parts/icons.ts';
import { Stack } from '../parts/layout.tsx';
import { Note } from '../parts/note.tsx';
import { Status } from '../parts/status.tsx';
import { Table, type Group } from '../parts/table.tsx';
import { byName, byPerson, byPlace, groupWords, type MediaGroup } from './media-groups.ts';
import { mediumColumns, type MediumRow } from './medium-columns.tsx';
import { useMediumRows } from './medium-rows.ts';
import { Originals } from './originals.tsx';

const iconOfKind: Readonly<Record<MediaGroup['kind'], Icon>> = {
  'on-site': HouseIcon,
  'off-site': BankIcon,
  unknown: QuestionIcon,
  person: UserIcon,
};

interface MediaProps {
  readonly media: readonly MediumView[];
}

function Grouped({ label, groups }: { readonly label: string; readonly groups: readonly MediaGroup[] }) {
  const rowOf = useMediumRows();
  const drawn = groups.map(({ id, kind, title, note, media }): Group<MediumRow> => {
    const rows = media.map(rowOf);
    const { worst, words } = groupWords(rows.map(({ standing }) => standing));
    return {
      id,
      icon: iconOfKind[kind],
      title,
      note,
      end: worst === null ? words : <Status name={worst.status}>{words}</Status>,
      rows,
    };
  });
  return (
    <Table<MediumRow>
      label={label}
      columns={mediumColumns}
      groups={drawn}
      rowId={({ medium }) => medium.id}
    />
  );
}

export function MediaByPlace({ media }: MediaProps) {
  return (
    <Stack space={6}>
      <Grouped label="Media by place" groups={byPlace(media)} />
      <Originals />
      <IfTheHouseBurns />
    </Stack>
  );
}

export function MediaByPerson({ media }: MediaProps) {
  return <Grouped label="Media by person" groups={byPerson(media)} />;
}

export function MediaByName({ media }: MediaProps) {
  const rowOf = useMediumRows();
  return (
    <Table<MediumRow>
      label="Media by name"
      columns={mediumColumns}
      rows={byName(media).map(rowOf)}
      rowId={({ medium }) => medium.id}
    />
  );
}

/** The misfortune that places are chosen for. */
function IfTheHouseBurns() {
  const { state } = useQuery('overview.read', {});
  const answer =
    state.status === 'ready'
      ? state.value.whatIfs.find(({ misfortune }) => misfortune === 'house-burns')
      : undefined;
  if (answer === undefined || answer.tone === 'empty') return null;
  return (
    <Note
      tone={answer.tone === 'good' ? 'good' : answer.tone === 'danger' ? 'bad' : 'warn'}
      title={answer.question}
    >
      {visibleText(answer.outcome)}.{' '}
      <RouteLink to={{ name: 'media', tab: 'what-if' }}>Show every “what if”</RouteLink>
    </Note>
  );
}
