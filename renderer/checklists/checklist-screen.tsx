// One checklist: as a sheet to be read, printed or saved, or step by step while it is worked through.
import type { Checklist } from '../../shared/domain/reports.ts';
import type { ChecklistRun } from '../../shared/ipc/views.ts';
import { useNavigation } from '../app/navigation.tsx';
import { Asked } from '../bridge/asked.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Page, Stack } from '../parts/layout.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { BeginRun } from './begin-run.tsx';
import { sortedRuns } from './run-progress.ts';
import { RunView } from './run-view.tsx';
import { Sheet } from './sheet.tsx';
import { SheetActions } from './sheet-actions.tsx';

export interface ChecklistScreenProps {
  readonly set: string;
  readonly scenario: string;
}

export function ChecklistScreen({ set, scenario }: ChecklistScreenProps) {
  const checklist = useQuery('checklists.read', { set, scenario });
  const runs = useQuery('checklists.runs', {});
  return (
    <Page>
      <Asked query={checklist} waiting="Filling in the checklist">
        {(sheet) => (
          <Asked query={runs} waiting="Reading what was worked through">
            {(all) => (
              <SheetOrRun
                sheet={sheet}
                run={sortedRuns(all).open.find((run) => run.set === set && run.scenario === scenario) ?? null}
              />
            )}
          </Asked>
        )}
      </Asked>
    </Page>
  );
}

function SheetOrRun({ sheet, run }: { readonly sheet: Checklist; readonly run: ChecklistRun | null }) {
  const { go } = useNavigation();
  return (
    <Stack space={6}>
      <PageHeader
        title={sheet.title}
        crumbs={[
          { title: 'Checklists', onPress: () => go({ name: 'checklists' }) },
          { title: sheet.set },
          { title: sheet.title },
        ]}
        line={
          run === null
            ? 'As it would be printed now, filled in with what the catalogue knows.'
            : 'Under way. Leaving this screen or locking the vault loses nothing.'
        }
        actions={run === null ? <BeginRun sheet={sheet} /> : undefined}
      />
      {run === null ? (
        <>
          <SheetActions set={sheet.set} scenario={sheet.scenario} />
          <Sheet sheet={sheet} />
        </>
      ) : (
        <>
          <RunView sheet={sheet} run={run} />
          <SheetActions set={sheet.set} scenario={sheet.scenario} />
        </>
      )}
    </Stack>
  );
}
