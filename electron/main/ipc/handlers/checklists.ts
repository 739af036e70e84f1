// Answers to the calls about checklists: read, printed, worked through.
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import { checklistSheet } from '../../../../shared/domain/checklists/index.ts';
import type { Sheet } from '../../../../shared/domain/print/sheet.ts';
import type { House } from '../house.ts';
import { isPractice, printSheet, saveSheet } from '../print-sheet.ts';
import { checklistRunView } from '../views/checklist-run-view.ts';

export const checklistsHandlers = (house: House): Handlers['checklists'] => ({
  list() {
    const { vault } = house.session;
    return vault.listSets().map(({ name }) => ({ set: name, scenarios: vault.listScenarios(name) }));
  },
  read: ({ set, scenario }) => house.session.vault.checklist(set, scenario),
  print: async ({ set, scenario, paper }) => printSheet(house, sheetOf(house, set, scenario), paper),
  savePdf: async ({ set, scenario, paper }) => saveSheet(house, sheetOf(house, set, scenario), paper),
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

const sheetOf = (house: House, set: string, scenario: string): Sheet =>
  checklistSheet(house.session.vault.checklist(set, scenario), isPractice(house));
