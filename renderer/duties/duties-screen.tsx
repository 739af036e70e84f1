// Duties: what falls due and when, the earliest first, each with the act that does it.
import type { Act } from '../../shared/domain/act.ts';
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { Duty, dutyKinds } from '../../shared/domain/duties.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { routeOfAct } from '../app/act-route.ts';
import { useNavigation } from '../app/navigation.tsx';
import { Asked } from '../bridge/asked.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { shortButtonOfAct } from '../overview/act-words.ts';
import { Breakable } from '../overview/breakable.tsx';
import { Button } from '../parts/button.tsx';
import { useClock } from '../parts/clock.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import type { Icon } from '../parts/icon.tsx';
import {
  ArrowsClockwiseIcon,
  CalendarCheckIcon,
  CertificateIcon,
  ExportIcon,
  ShieldCheckIcon,
  TimerIcon,
  UsbIcon,
} from '../parts/icons.ts';
import { Page, Stack } from '../parts/layout.tsx';
import { cutMiddle } from '../parts/long-text.ts';
import { LongName } from '../parts/mono.tsx';
import { Callout } from '../parts/note.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { Moment } from '../parts/quantities.tsx';
import { Status } from '../parts/status.tsx';
import { IconName, Table, TwoLines, type Column } from '../parts/table.tsx';
import { dutiesInWords, dutyGroups } from './duty-groups.ts';

export function DutiesScreen() {
  const query = useQuery('overview.duties', {});
  const { nowMs } = useClock();
  return (
    <Page>
      <PageHeader
        title="Duties"
        {...(query.state.status === 'ready' && { line: dutiesInWords(query.state.value, nowMs) })}
      />
      <Asked query={query} waiting="Looking for what falls due" stillGood="Nothing was changed.">
        {(duties) => <DutiesList duties={duties} />}
      </Asked>
    </Page>
  );
}

function DutiesList({ duties }: { readonly duties: readonly Duty[] }) {
  const { go } = useNavigation();
  const { nowMs, trusted } = useClock();
  if (duties.length === 0) {
    return (
      <EmptyState icon={CalendarCheckIcon} title="Nothing falls due.">
        Once a set has copies, verifying them, rehearsing a restore and renewing what expires stand here with
        their dates.
      </EmptyState>
    );
  }
  const groups = dutyGroups(duties, nowMs);
  return (
    <Stack space={4}>
      {!trusted && (
        <Callout tone="warn" title="The clock of this machine went back.">
          It stands before something that already happened, so these dates cannot be trusted.
        </Callout>
      )}
      <Table
        label="Duties by the day on which they fall due"
        columns={columnsOf((act) => go(routeOfAct(act)))}
        groups={groups.map(({ time, title, duties: rows }) => ({
          id: time,
          icon: CalendarCheckIcon,
          title,
          note: `, ${rows.length}`,
          rows,
        }))}
        rowId={({ kind, title, dueAtMs, set }) => `${kind} ${title} ${dueAtMs} ${set ?? ''}`}
      />
    </Stack>
  );
}

const columnsOf = (onAct: (act: Act) => void): readonly Column<Duty>[] => [
  {
    id: 'duty',
    title: 'Duty',
    rowHeader: true,
    cell: ({ kind, title, line }) => (
      <IconName icon={iconOf(kind)}>
        <TwoLines first={<Breakable>{cutMiddle(visibleText(title), 90)}</Breakable>} second={line} />
      </IconName>
    ),
  },
  {
    id: 'due',
    title: 'Due',
    cell: ({ overdue, dueAtMs }) => (
      <Status name={overdue ? 'due' : 'planned'}>
        {overdue ? 'Since ' : ''}
        <Moment atMs={dueAtMs} show="day" />
      </Status>
    ),
  },
  {
    id: 'set',
    title: 'Set',
    cell: ({ set }) =>
      set === null ? (
        'all sets'
      ) : (
        <Breakable>
          <LongName name={set} atMost={32} />
        </Breakable>
      ),
  },
  {
    id: 'act',
    title: 'Act',
    titleUnseen: true,
    align: 'end',
    cell: ({ act, title }) => {
      const words = shortButtonOfAct(act);
      return (
        <Button size="small" label={`${words} ${visibleText(title)}`} onPress={() => onAct(act)}>
          {words}
        </Button>
      );
    },
  },
];

function iconOf(kind: (typeof dutyKinds)[number]): Icon {
  switch (kind) {
    case 'export':
      return ExportIcon;
    case 'cold-read':
      return UsbIcon;
    case 'verify':
      return ShieldCheckIcon;
    case 'drill':
      return TimerIcon;
    case 'expiry':
      return CertificateIcon;
    case 'replace-medium':
      return ArrowsClockwiseIcon;
    default:
      return assertNever(kind);
  }
}
