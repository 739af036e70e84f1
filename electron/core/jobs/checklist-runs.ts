// Checklist runs: begun with the steps as they are filled in then, ticked step by step, ended with a result. Each is a fact, so that
// a run can be taken up again after a lock.
import { randomUUID } from 'node:crypto';
import type { ChecklistResult, ChecklistRun } from '../../../shared/domain/checklist-run.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { ChecklistRunRecord } from '../catalogue/checklist-state.ts';
import type { ChecklistBeginInput, ChecklistTickInput } from '../vault-api.ts';
import { checklistFor } from './checklist.ts';
import type { JobContext } from './context.ts';
import { setNamed } from './scan.ts';

const maxNameLength = 200;
const maxNoteLength = 4000;
const maxMinutes = 7 * 24 * 60;

/** Errors: set-unknown, scenario-unknown, bad-input. */
export async function beginChecklist(context: JobContext, input: ChecklistBeginInput): Promise<ChecklistRun> {
  const set = setNamed(context, input.set);
  const by = nameOf(input.by);
  const checklist = checklistFor(context, set.name, input.scenario);
  const run = randomUUID();
  await context.ledger.commit((catalogue, atMs) =>
    catalogue.append(
      {
        kind: 'checklist-begun',
        body: {
          run,
          set: set.id,
          scenario: input.scenario,
          title: checklist.title,
          by,
          second: secondOf(input.second),
          steps: checklist.steps.map(({ title, critical }) => ({ title, critical })),
        },
      },
      atMs,
    ),
  );
  return shown(context, runOf(context, run));
}

/** Errors: checklist-run-unknown, bad-input (no such step, a run that has ended, no name). */
export async function tickChecklist(context: JobContext, input: ChecklistTickInput): Promise<ChecklistRun> {
  const run = underWay(context, input.run);
  const step = run.steps[input.step];
  if (step === undefined || !Number.isInteger(input.step)) {
    throw new ColdkeepError('bad-input', `"${run.title}" has no step ${input.step + 1}.`);
  }
  const by = nameOf(input.by);
  const second = secondOf(input.second);
  if (input.ticked && step.critical && second !== '' && second.toLowerCase() === by.toLowerCase()) {
    throw new ColdkeepError('bad-input', 'The second person of a critical step is somebody else.');
  }
  const minutes = input.minutes ?? null;
  if (minutes !== null && !(minutes >= 0 && minutes <= maxMinutes)) {
    throw new ColdkeepError('bad-input', `The minutes of a step are between 0 and ${maxMinutes}.`);
  }
  const note = noteOf(input.note);
  await context.ledger.commit((catalogue, atMs) =>
    catalogue.append(
      {
        kind: 'checklist-step',
        body: { run: run.id, step: input.step, ticked: input.ticked, by, second, minutes, note },
      },
      atMs,
    ),
  );
  return shown(context, runOf(context, run.id));
}

/** Errors: checklist-run-unknown, bad-input (a run that has ended; running again with steps that were not done and no word of why). */
export async function endChecklist(
  context: JobContext,
  input: { readonly run: string; readonly result: ChecklistResult; readonly notes?: string },
): Promise<ChecklistRun> {
  const run = underWay(context, input.run);
  const open = run.steps.filter((step) => step.tick === null);
  const notes = noteOf(input.notes);
  if (input.result === 'running-again' && open.length > 0 && notes === '') {
    throw new ColdkeepError(
      'bad-input',
      `"${run.title}" has steps that were not done: ${open[0]?.title ?? ''}.`,
      {
        hint: 'Tick them, or write into the notes why they were left out.',
      },
    );
  }
  await context.ledger.commit((catalogue, atMs) =>
    catalogue.append({ kind: 'checklist-ended', body: { run: run.id, result: input.result, notes } }, atMs),
  );
  return shown(context, runOf(context, run.id));
}

/** Newest first; of one set or of all. Errors: set-unknown. */
export function checklistRunsOf(context: JobContext, name: string | null): ChecklistRun[] {
  const set = name === null ? null : setNamed(context, name);
  return context.ledger.catalogue
    .checklistRuns()
    .filter((run) => set === null || run.setId === set.id)
    .toReversed()
    .map((run) => shown(context, run));
}

function runOf(context: JobContext, id: string): ChecklistRunRecord {
  const run = context.ledger.catalogue.checklistRuns().find((known) => known.id === id);
  if (run === undefined) throw new ColdkeepError('checklist-run-unknown', 'There is no such checklist run.');
  return run;
}

function underWay(context: JobContext, id: string): ChecklistRunRecord {
  const run = runOf(context, id);
  if (run.ended !== null) {
    throw new ColdkeepError('bad-input', `"${run.title}" has ended: ${run.ended.result}.`, {
      hint: 'Begin the checklist again.',
    });
  }
  return run;
}

function shown(context: JobContext, { setId, ...run }: ChecklistRunRecord): ChecklistRun {
  return { ...run, set: context.ledger.catalogue.setById(setId)?.name ?? setId };
}

function nameOf(given: string): string {
  const name = given.trim();
  if (name === '' || name.length > maxNameLength) {
    throw new ColdkeepError('bad-input', 'Say who does it: a name or initials.');
  }
  return name;
}

function secondOf(given: string | undefined): string {
  const name = (given ?? '').trim();
  if (name.length > maxNameLength) {
    throw new ColdkeepError('bad-input', `A name has at most ${maxNameLength} characters.`);
  }
  return name;
}

function noteOf(given: string | undefined): string {
  const note = (given ?? '').trim();
  if (note.length > maxNoteLength) {
    throw new ColdkeepError('bad-input', `A note has at most ${maxNoteLength} characters.`);
  }
  return note;
}
