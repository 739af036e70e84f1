// The overview in the app: asks for it, reads the originals again, and leads to where its acts are done.
import { assertNever } from '../../shared/domain/assert-never.ts';
import { routeOfAct } from '../app/act-route.ts';
import { useDraft } from '../app/drafts.tsx';
import { useNavigation } from '../app/navigation.tsx';
import { Asked } from '../bridge/asked.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Page } from '../parts/layout.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { OverviewView, type OverviewExit } from './overview-view.tsx';
import { useReadOriginals } from './use-read-originals.ts';

export function OverviewScreen() {
  const query = useQuery('overview.read', {});
  const { go } = useNavigation();
  const reading = useReadOriginals();
  const chosen = useDraft<string | null, string>('overview set', (_before, set) => set, null);

  const leave = (exit: OverviewExit) => {
    switch (exit.to) {
      case 'duties':
        return go({ name: 'duties' });
      case 'set':
        return go({ name: 'set', set: exit.set, tab: 'items' });
      case 'act':
        // Reading the originals again happens here; everything else has a screen of its own.
        if (exit.act.do === 'attach-originals') return reading.onStart();
        return go(routeOfAct(exit.act));
      default:
        return assertNever(exit);
    }
  };

  if (query.state.status !== 'ready') {
    return (
      <Page>
        <PageHeader title="Overview" />
        <Asked
          query={query}
          waiting="Looking at every copy"
          stillGood="Nothing was changed. The copies are as they were."
        >
          {() => null}
        </Asked>
      </Page>
    );
  }
  return (
    <OverviewView
      overview={query.state.value}
      chosen={chosen.state}
      onChoose={chosen.dispatch}
      onExit={leave}
      reading={reading}
    />
  );
}
