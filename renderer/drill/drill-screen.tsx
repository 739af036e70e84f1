// Drill as a wizard: medium, rehearse, result. The clock runs from the first step towards the medium.
import { useState } from 'react';
import { assertNever } from '../../shared/domain/assert-never.ts';
import { useDraft } from '../app/drafts.tsx';
import { useWizardJob } from '../work/wizard-job.ts';
import { useJobs } from '../bridge/use-job.ts';
import { CarryStep } from './carry-step.tsx';
import { ChooseStep } from './choose-step.tsx';
import { ComparingStep } from './comparing-step.tsx';
import { DrillContext } from './drill-context.ts';
import { drillReducer, findDrill, type DrillState } from './drill-state.ts';
import { FetchStep } from './fetch-step.tsx';
import { NoDrillStep } from './no-drill-step.tsx';
import { DrillResultStep } from './result-step.tsx';

export interface DrillScreenProps {
  readonly set?: string | null;
  readonly medium?: string | null;
}

export function DrillScreen({ set = null, medium = null }: DrillScreenProps) {
  const jobs = useJobs();
  const [found] = useState(() => findDrill(jobs, set));
  const { state, dispatch, forget } = useDraft(`drill ${set ?? ''} ${medium ?? ''}`, drillReducer, found);
  useWizardJob(state.stage.name === 'comparing' ? state.stage.job : null, dispatch);
  const value = { state, dispatch, forget, medium };
  return <DrillContext value={value}>{stageOf(state)}</DrillContext>;
}

function stageOf({ stage }: DrillState) {
  switch (stage.name) {
    case 'choose':
      return <ChooseStep />;
    case 'fetch':
      return <FetchStep refused={stage.refused} />;
    case 'starting':
      return <FetchStep refused={null} />;
    case 'comparing':
      return <ComparingStep job={stage.job} />;
    case 'carry':
      return <CarryStep report={stage.report} partSinceMs={stage.partSinceMs} />;
    case 'result':
      return <DrillResultStep report={stage.report} recorded={stage.recorded} />;
    case 'gone':
    case 'failed':
      return <NoDrillStep error={stage.error} gone={stage.name === 'gone'} />;
    case 'cancelled':
      return <NoDrillStep error={null} gone={false} />;
    default:
      return assertNever(stage);
  }
}
