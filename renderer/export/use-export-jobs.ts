// Brings the wizard together with the jobs of the main process: starts the reading, tells the reducer what its job says.
import { useEffect, useRef } from 'react';
import { useBridge } from '../bridge/bridge-context.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { useWizardJob } from '../work/wizard-job.ts';
import { currentCold } from './cold-state.ts';
import type { ExportEvent, ExportState } from './export-state.ts';

/** The job that the current stage waits for; null where it waits for a person. */
function jobOf({ stage }: ExportState): string | null {
  if (stage.name === 'reading' || stage.name === 'writing') return stage.job;
  if (stage.name !== 'cold') return null;
  const now = currentCold(stage.cold);
  return now?.outcome.name === 'under-way' ? now.outcome.job : null;
}

export function useExportJobs(state: ExportState, dispatch: (event: ExportEvent) => void): void {
  const bridge = useBridge();
  useWizardJob(jobOf(state), dispatch);

  const { set } = state.choices;
  const { snapshot } = state;
  const media = useQuery('media.list', {});
  const exported =
    set === null && snapshot !== null && media.state.status === 'ready'
      ? media.state.value.flatMap(({ copies }) => copies).find((copy) => copy.snapshot === snapshot.id)?.set
      : undefined;
  useEffect(() => {
    if (exported !== undefined) dispatch({ type: 'set-found', set: exported });
  }, [dispatch, exported]);

  const toRead = state.stage.name === 'reading' && state.stage.job === null ? set : null;
  const reading = useRef<string | null>(null);
  useEffect(() => {
    if (toRead === null) {
      reading.current = null;
      return;
    }
    if (reading.current === toRead) return;
    reading.current = toRead;
    const start = async () => {
      const answer = await bridge.ask('exports.contents', { set: toRead });
      dispatch(
        answer.ok
          ? { type: 'reading-started', job: answer.value.job }
          : { type: 'refused', error: answer.error },
      );
    };
    void start();
  }, [bridge, dispatch, toRead]);
}
