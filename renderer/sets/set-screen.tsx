// One set in the app: its head, and tabs for what it holds, what was found, where its copies are and what its rules say.
import type { Act } from '../../shared/domain/act.ts';
import type { SetView } from '../../shared/domain/set-view-schema.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { routeOfAct } from '../app/act-route.ts';
import { useNavigation } from '../app/navigation.tsx';
import type { SetTab } from '../app/routes.ts';
import { Asked } from '../bridge/asked.tsx';
import { useCall } from '../bridge/use-call.ts';
import { useQuery } from '../bridge/use-query.ts';
import { VerdictWarnings } from '../overview/verdict-warnings.tsx';
import { Columns, Page } from '../parts/layout.tsx';
import { cutMiddle } from '../parts/long-text.ts';
import { PageHeader } from '../parts/page-header.tsx';
import { Tabs, type TabItem } from '../parts/tabs.tsx';
import { ChecklistsTab } from './checklists-tab.tsx';
import { CopiesTab } from './copies-tab.tsx';
import { FindingsTab } from './findings-tab.tsx';
import { ItemsTab } from './items-tab.tsx';
import { PolicyTab } from './policy-tab.tsx';
import { SetAside } from './set-aside.tsx';
import { SetHeader } from './set-header.tsx';
import { copiesMark, findingsMark, openFindings, policyMark } from './set-words.ts';
import { SnapshotsTab } from './snapshots-tab.tsx';

export interface SetScreenProps {
  readonly set: string;
  readonly tab: SetTab;
}

export function SetScreen({ set, tab }: SetScreenProps) {
  const query = useQuery('sets.read', { set });
  return (
    <Page>
      {query.state.status !== 'ready' && <UnreadHeader set={set} />}
      <Asked query={query} waiting="Reading the set" stillGood="Nothing was changed.">
        {(view) => <OneSet view={view} tab={tab} />}
      </Asked>
    </Page>
  );
}

function UnreadHeader({ set }: { readonly set: string }) {
  const { go } = useNavigation();
  const name = visibleText(set);
  return (
    <PageHeader
      title={name}
      crumbs={[{ title: 'Sets', onPress: () => go({ name: 'sets' }) }, { title: cutMiddle(name, 60) }]}
    />
  );
}

function OneSet({ view, tab }: { readonly view: SetView; readonly tab: SetTab }) {
  const { go } = useNavigation();
  const scan = useCall('sets.scan');
  const onAct = (act: Act) => {
    if (act.do === 'attach-originals') void scan.run({ set: view.name });
    else go(routeOfAct(act));
  };
  const open = view.policy.some(({ status }) => status !== 'met');
  return (
    <>
      <SetHeader view={view} mainAct={tab !== 'policy' || !open} />
      <VerdictWarnings warnings={view.warnings} />
      <Tabs
        label={`What is known of ${visibleText(view.name)}`}
        tabs={useTabs(view, onAct)}
        chosen={tab}
        onChoose={(chosen) => go({ name: 'set', set: view.name, tab: chosen })}
      />
    </>
  );
}

function useTabs(view: SetView, onAct: (act: Act) => void): readonly TabItem<SetTab>[] {
  const checklists = useQuery('checklists.list', {});
  const scenarios =
    checklists.state.status === 'ready'
      ? (checklists.state.value.find(({ set }) => set === view.name)?.scenarios ?? [])
      : null;
  const items = view.groups.reduce((sum, group) => sum + group.items.length, 0);
  const copies = view.copiesByPlace.reduce((sum, place) => sum + place.copies.length, 0);
  return [
    {
      id: 'items',
      title: 'Items',
      count: items,
      content: (
        <Columns aside={<SetAside view={view} />}>
          <ItemsTab view={view} />
        </Columns>
      ),
    },
    {
      id: 'findings',
      title: 'Findings',
      count: openFindings(view.findings).length,
      status: findingsMark(view.findings),
      content: <FindingsTab view={view} />,
    },
    {
      id: 'copies',
      title: 'Copies',
      count: copies,
      status: copiesMark(view.copiesByPlace),
      content: <CopiesTab view={view} />,
    },
    {
      id: 'policy',
      title: 'Policy',
      count: view.policy.length,
      status: policyMark(view.policy),
      content: <PolicyTab view={view} onAct={onAct} />,
    },
    {
      id: 'snapshots',
      title: 'Snapshots',
      count: view.snapshots.length,
      content: <SnapshotsTab view={view} />,
    },
    {
      id: 'checklists',
      title: 'Checklists',
      ...(scenarios !== null && { count: scenarios.length }),
      content:
        scenarios === null ? (
          <Asked query={checklists} waiting="Reading the checklists">
            {() => null}
          </Asked>
        ) : (
          <ChecklistsTab set={view.name} scenarios={scenarios} />
        ),
    },
  ];
}
