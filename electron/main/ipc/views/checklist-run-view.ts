// A checklist run as the window shows it.
import type { ChecklistRun as EngineRun } from '../../../../shared/domain/checklist-run.ts';
import type { ChecklistRun } from '../../../../shared/ipc/views.ts';

export const checklistRunView = (run: EngineRun): ChecklistRun => ({
  id: run.id,
  set: run.set,
  scenario: run.scenario,
  title: run.title,
  beganAtMs: run.begunAtMs,
  endedAtMs: run.ended?.atMs ?? null,
  by: run.begunBy,
  second: run.second,
  steps: run.steps.length,
  ticked: run.steps.flatMap(({ tick }, step) =>
    tick === null ? [] : [{ step, by: tick.by, second: tick.second, atMs: tick.atMs, note: tick.note }],
  ),
  result: run.ended?.result ?? null,
  notes: run.ended?.notes ?? '',
});
