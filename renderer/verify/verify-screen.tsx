// Verify as a wizard: medium, read, result. All good, named damage, or a medium that went away, from which nothing follows.
import { useState } from 'react';
import { assertNever } from '../../shared/domain/assert-never.ts';
import { useDraft } from '../app/drafts.tsx';
import { useWizardJob } from '../work/wizard-job.ts';
import { useSettledJobs } from '../work/settled-jobs.ts';
import { MediumStep } from './medium-step.tsx';
import { NoResultStep } from './no-result-step.tsx';
import { ReadStep } from './read-step.tsx';
import { ResultStep } from './result-step.tsx';
import { VerifyContext } from './verify-context.ts';
import { findVerify, verifyReducer, type VerifyState } from './verify-state.ts';

/** `medium` is chosen already where one came from a medium. */
export function VerifyScreen({ medium = null }: { readonly medium?: string | null }) {
  const { open } = useSettledJobs();
  const [found] = useState(() => findVerify(open, medium));
  const { state, dispatch, forget } = useDraft(`verify ${medium ?? ''}`, verifyReducer, found);
  useWizardJob(state.stage.name === 'reading' ? state.stage.job : null, dispatch);
  const value = { state, dispatch, forget, medium };
  return <VerifyContext value={value}>{stageOf(state)}</VerifyContext>;
}

function stageOf({ stage }: VerifyState) {
  switch (stage.name) {
    case 'medium':
    case 'starting':
      return <MediumStep />;
    case 'reading':
      return <ReadStep job={stage.job} />;
    case 'result':
      return <ResultStep report={stage.report} seconds={stage.seconds} />;
    case 'gone':
    case 'failed':
      return <NoResultStep error={stage.error} gone={stage.name === 'gone'} />;
    case 'cancelled':
      return <NoResultStep error={null} gone={false} />;
    default:
      return assertNever(stage);
  }
}
