// Checklists that are being worked through, and those that were.
import type { ChecklistRun } from '../../shared/ipc/views.ts';
import { useNavigation } from '../app/navigation.tsx';
import { Button } from '../parts/button.tsx';
import { ListChecksIcon } from '../parts/icons.ts';
import { Section } from '../parts/layout.tsx';
import { LongName } from '../parts/mono.tsx';
import { ActionRows } from '../parts/panel.tsx';
import { Age, Moment } from '../parts/quantities.tsx';
import { Status } from '../parts/status.tsx';
import type { StatusName } from '../parts/status-names.ts';
import { Table, TwoLines } from '../parts/table.tsx';

export function OpenRuns({ runs }: { readonly runs: readonly ChecklistRun[] }) {
  const { go } = useNavigation();
  return (
    <Section title="Under way">
      <ActionRows
        label="Checklists under way"
        rows={runs.map(({ id, set, scenario, title, beganAtMs, by, steps, ticked }) => ({
          id,
          icon: ListChecksIcon,
          title: `${title}, ${set}`,
          line: (
            <>
              {new Set(ticked.map(({ step }) => step)).size} of {steps} steps ticked. Begun by {by}{' '}
              <Age atMs={beganAtMs} />.
            </>
          ),
          action: (
            <Button kind="filled" onPress={() => go({ name: 'checklist', set, scenario })}>
              Go on
            </Button>
          ),
        }))}
      />
    </Section>
  );
}

export const resultWords: Readonly<
  Record<NonNullable<ChecklistRun['result']>, { readonly status: StatusName; readonly words: string }>
> = {
  'running-again': { status: 'verified', words: 'Running again' },
  'given-up': { status: 'unmet', words: 'Given up' },
  rehearsed: { status: 'met', words: 'Rehearsed' },
};

export function EndedRuns({ runs }: { readonly runs: readonly ChecklistRun[] }) {
  return (
    <Section title="Worked through before">
      <Table
        label="Checklists worked through before"
        rows={runs}
        rowId={({ id }) => id}
        columns={[
          {
            id: 'what',
            title: 'Scenario',
            rowHeader: true,
            cell: ({ title, set }) => <TwoLines first={title} second={<LongName name={set} atMost={60} />} />,
          },
          {
            id: 'result',
            title: 'Result',
            cell: ({ result }) =>
              result === null ? (
                'under way'
              ) : (
                <Status name={resultWords[result].status}>{resultWords[result].words}</Status>
              ),
          },
          { id: 'began', title: 'Begun', cell: ({ beganAtMs }) => <Moment atMs={beganAtMs} /> },
          {
            id: 'by',
            title: 'By',
            cell: ({ by, second }) => (second === '' ? by : `${by} and ${second}`),
          },
          { id: 'notes', title: 'Notes', cell: ({ notes }) => notes },
        ]}
      />
    </Section>
  );
}
