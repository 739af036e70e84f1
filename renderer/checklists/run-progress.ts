// How far a checklist that is worked through has come: pure, from the run and its sheet.
import type { ChecklistStep } from '../../shared/domain/reports.ts';
import type { ChecklistRun } from '../../shared/ipc/views.ts';

export interface RunStep {
  /** Counts from 0, as the run's ticks do. */
  readonly index: number;
  readonly step: ChecklistStep;
  readonly tick: ChecklistRun['ticked'][number] | null;
}

export interface RunProgress {
  readonly steps: readonly RunStep[];
  /** The first step that is not ticked; null once all are. */
  readonly current: RunStep | null;
  readonly ticked: number;
  /** The sheet has another number of steps than when the run was begun: it was filled in anew since. */
  readonly sheetChanged: boolean;
}

/** The latest tick of a step counts. */
export function progressOfRun(
  steps: readonly ChecklistStep[],
  run: Pick<ChecklistRun, 'ticked' | 'steps'>,
): RunProgress {
  const runSteps = steps.map((step, index) => ({
    index,
    step,
    tick: run.ticked.findLast((tick) => tick.step === index) ?? null,
  }));
  return {
    steps: runSteps,
    current: runSteps.find(({ tick }) => tick === null) ?? null,
    ticked: runSteps.filter(({ tick }) => tick !== null).length,
    sheetChanged: run.steps !== steps.length,
  };
}

/** Why a step cannot be ticked yet; null where it can. A critical step wants two different persons. */
export function whatTickLacks(step: ChecklistStep, by: string, second: string): string | null {
  if (by.trim() === '') return 'Who did it? Type a name or initials.';
  if (!step.critical) return null;
  if (second.trim() === '') return 'This step wants a second person.';
  return by.trim().toLowerCase() === second.trim().toLowerCase()
    ? 'The second person must be another one.'
    : null;
}

/** Runs that are under way, newest first; then those that ended. */
export function sortedRuns(runs: readonly ChecklistRun[]): { open: ChecklistRun[]; ended: ChecklistRun[] } {
  const newestFirst = runs.toSorted((a, b) => b.beganAtMs - a.beganAtMs);
  return {
    open: newestFirst.filter(({ endedAtMs }) => endedAtMs === null),
    ended: newestFirst.filter(({ endedAtMs }) => endedAtMs !== null),
  };
}
