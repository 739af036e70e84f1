// Importing a bundle as a wizard: choose or drop it, see what it claims, give the words, choose the set, hear how it stands.
import { useCallback, useEffect, useRef } from 'react';
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { ChosenBundle } from '../../shared/ipc/bundles.ts';
import { useDraft } from '../app/drafts.tsx';
import { useBridge } from '../bridge/bridge-context.tsx';
import { useWizardJob } from '../work/wizard-job.ts';
import { BundleStep } from './bundle-step.tsx';
import { ClaimsStep } from './claims-step.tsx';
import { ImportContext } from './import-context.ts';
import { awaitedJob, beginImport, importReducer, type ImportState } from './import-state.ts';
import { ImportedStep } from './imported-step.tsx';
import { ImportingStep } from './importing-step.tsx';
import { RefusedStep } from './refused-step.tsx';
import { WordsStep } from './words-step.tsx';

export interface ImportScreenProps {
  readonly set: string | null;
  /** It was dropped on the window. */
  readonly dropped: ChosenBundle | null;
}

export function ImportScreen({ set, dropped }: ImportScreenProps) {
  const bridge = useBridge();
  const { state, dispatch, forget } = useDraft('import', importReducer, beginImport);
  useWizardJob(awaitedJob(state), dispatch);

  const take = useCallback(
    (bundle: ChosenBundle) => {
      dispatch({ type: 'bundle-chosen', bundle });
      const look = async () => {
        const answer = await bridge.ask('bundles.inspect', { bundle: bundle.token });
        dispatch(
          answer.ok
            ? { type: 'inspect-started', job: answer.value.job }
            : { type: 'refused', error: answer.error },
        );
      };
      void look();
    },
    [bridge, dispatch],
  );
  const taken = useRef<ChosenBundle | null>(null);
  useEffect(() => {
    if (dropped === null || taken.current === dropped) return;
    taken.current = dropped;
    take(dropped);
  }, [dropped, take]);

  const value = { state, dispatch, forget, openedFor: set, take };
  return <ImportContext value={value}>{stageOf(state)}</ImportContext>;
}

function stageOf({ stage }: ImportState) {
  switch (stage.name) {
    case 'bundle':
      return <BundleStep refused={stage.refused} />;
    case 'inspecting':
    case 'importing':
      return <ImportingStep stage={stage.name} job={stage.job} />;
    case 'claims':
      return <ClaimsStep />;
    case 'words':
      return <WordsStep refused={stage.refused} />;
    case 'result':
      return <ImportedStep result={stage.result} />;
    case 'refused':
      return <RefusedStep error={stage.error} />;
    case 'cancelled':
      return <RefusedStep error={null} />;
    default:
      return assertNever(stage);
  }
}
