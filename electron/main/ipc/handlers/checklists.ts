// Answers to the calls about checklists: read, printed, worked through.
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import type { House } from '../house.ts';
import { checklistRunView } from '../views/checklist-run-view.ts';

export const checklistsHandlers = (house: House): Handlers['checklists'] => ({
  list() {
    const { vault } = house.session;
    return vault.listSets().map(({ name }) => ({ set: name, scenarios: vault.listScenarios(name) }));
  },
  read: ({ set, scenario }) => house.session.vault.checklist(set, scenario),
  async print({ set, scenario, paper }) {
    const checklist = house.session.vault.checklist(set, scenario);
    return { outcome: await house.desktop.print(checklist, paper) };
  },
  async savePdf({ set, scenario, paper }) {
    const checklist = house.session.vault.checklist(set, scenario);
    const path = await house.desktop.savePdf(checklist, paper).catch(refusedByDisk);
    return { outcome: path === null ? 'cancelled' : 'done', path };
  },
  runs: () => house.session.vault.checklistRuns().map(checklistRunView),
  async begin({ set, scenario, by, second }) {
    const { vault } = house.session;
    const run = await vault.beginChecklist({ set, scenario, by, second });
    return { run: run.id };
  },
  async tick({ run, step, by, second, note }) {
    await house.session.vault.tickChecklist({ run, step, ticked: true, by, second, note });
    return {};
  },
  async end({ run, result, notes }) {
    await house.session.vault.endChecklist({ run, result, notes });
    return {};
  },
});

/** A system error is the disk's answer; anything else is ours. Errors: target-unwritable. */
function refusedByDisk(error: unknown): never {
  if (!(error instanceof Error) || !('syscall' in error)) throw error;
  throw new ColdkeepError('target-unwritable', 'The PDF could not be written there.', {
    hint: 'Choose another folder, one that you may write to.',
    cause: error,
  });
}
