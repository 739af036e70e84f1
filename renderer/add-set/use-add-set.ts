// The wizard that adds a set, with its jobs: starts what a step needs to have read, and finds it again after a reload.
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { useAppState } from '../bridge/bridge-context.tsx';
import { useCall } from '../bridge/use-call.ts';
import { useJobs } from '../bridge/use-job.ts';
import { profileInForce, readingsOf, type AddSetReadings } from './add-set-answers.ts';
import { addSet, type AddSetEvent, type AddSetState } from './add-set-state.ts';
import { forgetAddSet, keepAddSet, keptAddSet } from './kept-add-set.ts';

export interface AddSet {
  readonly state: AddSetState;
  readonly dispatch: (event: AddSetEvent) => void;
  readonly readings: AddSetReadings;
  /** Why a reading could not even be started. */
  readonly refused: ErrorRecord | null;
  /** Reads again after a failure. */
  readonly retry: () => void;
  /** Back to the first step, because the folders are not known any more. */
  readonly chooseAgain: () => void;
  /** Stops what is being read. */
  readonly stop: () => void;
  /** The next set begins with nothing chosen. */
  readonly forget: () => void;
}

export function useAddSet(): AddSet {
  const vault = useAppState().vault.id ?? '';
  const [state, dispatch] = useReducer(addSet, null, () => keptAddSet(vault));
  useEffect(() => keepAddSet(vault, state), [vault, state]);

  const [startedNow, setStartedNow] = useState<ReadonlySet<string>>(() => new Set());
  const jobs = useJobs();
  const readings = useMemo(() => readingsOf(state, jobs, startedNow), [state, jobs, startedNow]);
  const started = useCallback((job: string, event: AddSetEvent) => {
    setStartedNow((before) => new Set([...before, job]));
    dispatch(event);
  }, []);

  const gone = readings.proposal.is === 'gone' || readings.preview.is === 'gone';
  useEffect(() => {
    if (gone) dispatch({ kind: 'jobs-gone' });
  }, [gone]);

  const { refused, forgetRefusals } = useReadings(state, readings, started);
  const cancel = useCall('jobs.cancel');
  const dismiss = useCall('jobs.dismiss');
  const ids = [state.proposing, state.previewing?.job].filter((id) => typeof id === 'string');
  return {
    state,
    dispatch,
    readings,
    refused,
    retry: () => {
      forgetRefusals();
      dispatch({ kind: 'jobs-gone' });
    },
    chooseAgain: () => {
      forgetRefusals();
      dispatch({ kind: 'folders-gone' });
    },
    stop: () => {
      for (const job of ids) void cancel.run({ job });
    },
    forget: () => {
      forgetAddSet(vault);
      for (const job of ids) void dismiss.run({ job });
    },
  };
}

/** Starts the proposal and the preview as soon as a step needs them, once for each choice of folders and profile. */
function useReadings(
  state: AddSetState,
  readings: AddSetReadings,
  started: (job: string, event: AddSetEvent) => void,
) {
  const propose = useCall('sets.propose');
  const preview = useCall('sets.preview');
  const asked = useRef<string | null>(null);
  const { at } = state;
  const folders = useMemo(() => state.folders.map(({ token }) => token), [state.folders]);
  const profile = profileInForce(state, readings);
  const wanted = state.byKit ? null : wantedReading(at, readings, profile);

  const { run: runPropose } = propose;
  const { run: runPreview } = preview;
  useEffect(() => {
    const question = JSON.stringify([wanted, folders, wanted === 'preview' ? profile : null]);
    if (wanted === null) {
      asked.current = null;
      return;
    }
    // One answer at a time: between an answer and the state that follows from it, nothing is asked twice.
    if (asked.current === question) return;
    asked.current = question;
    const read = async () => {
      if (wanted === 'proposal') {
        const answer = await runPropose({ folders });
        if (answer.ok) started(answer.value.job, { kind: 'proposing', job: answer.value.job });
      } else if (profile !== null) {
        const answer = await runPreview({ folders, profile });
        if (answer.ok) started(answer.value.job, { kind: 'previewing', job: answer.value.job, profile });
      }
    };
    void read();
  }, [wanted, folders, profile, runPropose, runPreview, started]);

  return {
    refused: propose.error ?? preview.error,
    forgetRefusals: () => {
      asked.current = null;
      propose.forget();
      preview.forget();
    },
  };
}

/** What has to be read for this step and is not yet. A preview needs a profile, and that may need the proposal. */
function wantedReading(
  at: AddSetState['at'],
  { proposal, preview }: AddSetReadings,
  profile: string | null,
): 'proposal' | 'preview' | null {
  const unread = at === 'items' || at === 'findings';
  if (at === 'profile' || (unread && profile === null)) {
    return proposal.is === 'not-started' ? 'proposal' : null;
  }
  return unread && preview.is === 'not-started' ? 'preview' : null;
}
