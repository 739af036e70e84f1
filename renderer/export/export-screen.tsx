// Export as a wizard: set, contents, media, write, read back cold, receipt. Each stage of the reducer has one screen.
import { useState } from 'react';
import { assertNever } from '../../shared/domain/assert-never.ts';
import { useDraft } from '../app/drafts.tsx';
import { ColdStep } from './cold-step.tsx';
import { ContentsStep } from './contents-step.tsx';
import { EndedStep } from './ended-step.tsx';
import { ExportContext, useExport } from './export-context.ts';
import { exportReducer, findExport } from './export-state.ts';
import { FailuresStep } from './failures-step.tsx';
import { MediaStep } from './media-step.tsx';
import { ReadingStep } from './reading-step.tsx';
import { ReceiptStep } from './receipt-step.tsx';
import { useSettledJobs } from '../work/settled-jobs.ts';
import { SetStep } from './set-step.tsx';
import { useExportJobs } from './use-export-jobs.ts';
import { WritingStep } from './writing-step.tsx';

/** `set` is chosen already where one came from a set. */
export function ExportScreen({ set = null }: { readonly set?: string | null }) {
  const { open } = useSettledJobs();
  const [found] = useState(() => findExport(open, set));
  const draft = useDraft(`export ${set ?? ''}`, exportReducer, found);
  const { state, dispatch } = draft;
  useExportJobs(state, dispatch);

  return (
    <ExportContext value={draft}>
      <Stage />
    </ExportContext>
  );
}

function Stage() {
  const { stage } = useExport().state;
  switch (stage.name) {
    case 'set':
      return <SetStep />;
    case 'reading':
      return <ReadingStep job={stage.job} />;
    case 'unreadable':
      return <ReadingStep job={null} error={stage.error} />;
    case 'contents':
      return <ContentsStep />;
    case 'media':
    case 'starting':
      return <MediaStep />;
    case 'writing':
      return <WritingStep job={stage.job} />;
    case 'failures':
      return <FailuresStep />;
    case 'ended':
      return <EndedStep error={stage.error} />;
    case 'cold':
      return <ColdStep cold={stage.cold} />;
    case 'receipt':
      return <ReceiptStep cold={stage.cold} />;
    default:
      return assertNever(stage);
  }
}
