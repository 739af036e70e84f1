// Restore as a wizard: from, what, the guard against an older copy, where, restore, compare.
import { useState } from 'react';
import { assertNever } from '../../shared/domain/assert-never.ts';
import { useDraft } from '../app/drafts.tsx';
import { useWizardJob } from '../work/wizard-job.ts';
import { useJobs } from '../bridge/use-job.ts';
import { FromStep } from './from-step.tsx';
import { NoRestoreStep } from './no-restore-step.tsx';
import { RestoreContext } from './restore-context.ts';
import { findRestore, restoreReducer, type RestoreState } from './restore-state.ts';
import { RestoredStep } from './restored-step.tsx';
import { RestoringStep } from './restoring-step.tsx';
import { StaleStep } from './stale-step.tsx';
import { WhatStep } from './what-step.tsx';
import { WhereStep } from './where-step.tsx';

export interface RestoreScreenProps {
  readonly set?: string | null;
  readonly medium?: string | null;
}

export function RestoreScreen({ set = null, medium = null }: RestoreScreenProps) {
  const jobs = useJobs();
  const [found] = useState(() => findRestore(jobs));
  const { state, dispatch, forget } = useDraft(`restore ${set ?? ''} ${medium ?? ''}`, restoreReducer, found);
  useWizardJob(state.stage.name === 'restoring' ? state.stage.job : null, dispatch);
  const value = { state, dispatch, forget, set, medium };
  return <RestoreContext value={value}>{stageOf(state)}</RestoreContext>;
}

function stageOf({ stage }: RestoreState) {
  switch (stage.name) {
    case 'medium':
      return <FromStep />;
    case 'what':
      return <WhatStep />;
    case 'stale':
      return <StaleStep />;
    case 'where':
      return <WhereStep refused={stage.refused} />;
    case 'starting':
      return <WhereStep refused={null} />;
    case 'restoring':
      return <RestoringStep job={stage.job} />;
    case 'result':
      return <RestoredStep report={stage.report} />;
    case 'gone':
    case 'failed':
      return <NoRestoreStep error={stage.error} gone={stage.name === 'gone'} />;
    case 'cancelled':
      return <NoRestoreStep error={null} gone={false} />;
    default:
      return assertNever(stage);
  }
}
