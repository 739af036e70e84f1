// Starts writing: tells the reducer what it is that begins, asks, and tells what came of it.
import { useCallback } from 'react';
import type { CallInput } from '../bridge/calls.ts';
import { useBridge } from '../bridge/bridge-context.tsx';
import { criticalFindings } from './contents-summary.ts';
import { useExport } from './export-context.ts';
import type { ExportTarget } from './export-state.ts';

export interface Beginning {
  /** As they are shown while they are written. */
  readonly shown: readonly ExportTarget[];
  readonly targets: CallInput<'exports.start'>['targets'];
}

export function useStartExport(): (beginning: Beginning) => Promise<void> {
  const bridge = useBridge();
  const { state, dispatch } = useExport();
  const { choices, contents } = state;
  const { set, reason } = choices;
  const critical = contents !== null && criticalFindings(contents).length > 0;
  return useCallback(
    async ({ shown, targets }) => {
      if (set === null) return;
      dispatch({ type: 'start-pressed', targets: shown });
      const acceptedCritical = critical ? reason.trim() : null;
      const answer = await bridge.ask('exports.start', { set, targets, acceptedCritical });
      dispatch(
        answer.ok ? { type: 'started', job: answer.value.job } : { type: 'refused', error: answer.error },
      );
    },
    [bridge, critical, dispatch, reason, set],
  );
}
