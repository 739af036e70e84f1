// All checklists: what is under way, each set's scenarios, and what was worked through before.
import { plural } from '../../shared/domain/text.ts';
import type { ChecklistRun } from '../../shared/ipc/views.ts';
import { useNavigation } from '../app/navigation.tsx';
import { RouteLink } from '../app/route-link.tsx';
import { Asked } from '../bridge/asked.tsx';
import type { CallOutput } from '../bridge/calls.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ListChecksIcon } from '../parts/icons.ts';
import { Page, Section, Stack } from '../parts/layout.tsx';
import { LongName } from '../parts/mono.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { Table } from '../parts/table.tsx';
import { sortedRuns } from './run-progress.ts';
import { EndedRuns, OpenRuns } from './runs.tsx';

export function ChecklistsScreen() {
  const lists = useQuery('checklists.list', {});
  const runs = useQuery('checklists.runs', {});
  return (
    <Page>
      <Stack space={6}>
        <PageHeader
          title="Checklists"
          line="For each thing that can happen, the steps that bring the service back. Print them before you need them."
        />
        <Asked query={lists} waiting="Reading the checklists">
          {(sets) => (
            <Asked query={runs} waiting="Reading what was worked through">
              {(all) => <Lists sets={sets} runs={all} />}
            </Asked>
          )}
        </Asked>
      </Stack>
    </Page>
  );
}

type SetSheets = CallOutput<'checklists.list'>[number];

function Lists({
  sets,
  runs,
}: {
  readonly sets: readonly SetSheets[];
  readonly runs: readonly ChecklistRun[];
}) {
  const { go } = useNavigation();
  const { open, ended } = sortedRuns(runs);
  if (sets.length === 0) {
    return (
      <EmptyState
        icon={ListChecksIcon}
        title="No set yet, so no checklist."
        action={
          <Button kind="filled" onPress={() => go({ name: 'add-set' })}>
            Add a set…
          </Button>
        }
      >
        A checklist is filled in with a set's own media, places and people.
      </EmptyState>
    );
  }
  return (
    <Stack space={8}>
      {open.length > 0 && <OpenRuns runs={open} />}
      <Section title="What can happen" note={plural(sets.length, 'set')}>
        <Table
          label="Checklists by set"
          groups={sets.map(({ set, scenarios }) => ({
            id: set,
            title: <LongName name={set} atMost={60} />,
            rows: scenarios.map((scenario) => ({ ...scenario, set, runs: runsOf(ended, set, scenario.id) })),
          }))}
          rowId={({ set, id }) => `${set} ${id}`}
          columns={[
            {
              id: 'scenario',
              title: 'Scenario',
              rowHeader: true,
              cell: ({ set, id, title }) => (
                <RouteLink to={{ name: 'checklist', set, scenario: id }}>{title}</RouteLink>
              ),
            },
            {
              id: 'worked',
              title: 'Worked through',
              cell: ({ runs: times }) => (times === 0 ? 'never' : plural(times, 'time')),
            },
          ]}
        />
      </Section>
      {ended.length > 0 && <EndedRuns runs={ended} />}
    </Stack>
  );
}

const runsOf = (runs: readonly ChecklistRun[], set: string, scenario: string): number =>
  runs.filter((run) => run.set === set && run.scenario === scenario).length;
