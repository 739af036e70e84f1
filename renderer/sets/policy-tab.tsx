// The rules of a set with what was seen, which reading they count, and beside them the cheapest way to have all of them met.
import type { RuleVerdict } from '../../shared/domain/reports.ts';
import type { Plan } from '../../shared/domain/policy-plan-schema.ts';
import type { SetView } from '../../shared/domain/set-view-schema.ts';
import type { Act } from '../../shared/domain/act.ts';
import { formatDuration } from '../../shared/domain/duration.ts';
import { Asked } from '../bridge/asked.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Breakable } from '../overview/breakable.tsx';
import { Button, ButtonRow } from '../parts/button.tsx';
import { Columns, Secondary, Section, Stack } from '../parts/layout.tsx';
import { Note } from '../parts/note.tsx';
import { Status } from '../parts/status.tsx';
import { statusOfRule } from '../parts/status-names.ts';
import { StepList } from '../parts/steps.tsx';
import { Table, type Column } from '../parts/table.tsx';
import { PrintSheet } from '../printing/print-sheet.tsx';
import { CountedReading } from './counted-reading.tsx';
import { openFirst, ruleStatusWord, ruleTitle } from './rule-words.ts';

export interface PolicyTabProps {
  readonly view: SetView;
  readonly onAct: (act: Act) => void;
}

export function PolicyTab({ view, onAct }: PolicyTabProps) {
  const plan = useQuery('overview.plan', { set: view.name });
  const facts = useQuery('sets.knowledge', { set: view.name });
  return (
    <Columns
      aside={
        <Asked query={plan} waiting="Looking for the cheapest way">
          {(found) => <CheapestWay plan={found} onAct={onAct} />}
        </Asked>
      }
    >
      <Table
        label={`Rules of ${view.name}`}
        columns={columnsOf(view.limits)}
        rows={openFirst(view.policy)}
        rowId={({ rule }) => rule}
      />
      <Asked query={facts} waiting="Reading what was said of it" stillGood="Nothing was changed.">
        {(said) => <CountedReading facts={said} />}
      </Asked>
    </Columns>
  );
}

const columnsOf = (limits: SetView['limits']): readonly Column<RuleVerdict>[] => [
  {
    id: 'rule',
    title: 'Rule',
    rowHeader: true,
    cell: ({ rule, status }) => {
      const title = ruleTitle(rule, limits);
      return status === 'met' ? title : <strong>{title}</strong>;
    },
  },
  {
    id: 'stands',
    title: 'Stands',
    cell: ({ status }) => <Status name={statusOfRule(status)}>{ruleStatusWord(status)}</Status>,
  },
  {
    id: 'seen',
    title: 'Seen',
    cell: ({ detail }) => (
      <Breakable>
        <Secondary>{detail}</Secondary>
      </Breakable>
    ),
  },
];

interface CheapestWayProps {
  readonly plan: Plan;
  readonly onAct: (act: Act) => void;
}

function CheapestWay({ plan, onAct }: CheapestWayProps) {
  const [first] = plan.acts;
  if (first === undefined) {
    return (
      <Section title="Every rule is met">
        <Secondary>There is nothing to do for this set. Duties tell what falls due next.</Secondary>
      </Section>
    );
  }
  const { withoutTheTrip } = plan;
  return (
    <Stack space={6}>
      <Section title="Cheapest way to all met" note={plan.sentence}>
        <Stack space={4}>
          <StepList
            label="Acts of the plan"
            steps={plan.acts.map(({ title, why, note, minutes }, index) => ({
              id: `${index} ${title}`,
              title,
              state: index === 0 ? 'now' : 'later',
              lines: [`${why} ${note}`.trim(), `About ${formatDuration(minutes * 60)}.`],
            }))}
          />
          <ButtonRow>
            <Button kind="filled" onPress={() => onAct(first.act)}>
              {plan.acts.length === 1 ? 'Start' : 'Start with 1'}
            </Button>
            <PrintSheet sheet={{ kind: 'plan', set: plan.set }} />
          </ButtonRow>
        </Stack>
      </Section>
      {withoutTheTrip !== null && (
        <Note title="Without the trip" small>
          <p>{withoutTheTrip.text}</p>
          <Button kind="link" onPress={() => onAct(withoutTheTrip.act)}>
            Export to a new medium…
          </Button>
        </Note>
      )}
    </Stack>
  );
}
