// Answers to the calls that print sheets other than checklists.
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { SheetAsked } from '../../../../shared/ipc/sheets.ts';
import type { House } from '../house.ts';
import { isPractice, printSheet, saveSheet } from '../print-sheet.ts';
import { sheetView } from '../views/sheet-view.ts';

export const sheetsHandlers = (house: House): Handlers['sheets'] => {
  const sheetOf = (asked: SheetAsked) =>
    sheetView(house.session.vault, asked, { nowMs: house.now(), practice: isPractice(house) });
  return {
    print: async ({ sheet, paper }) => printSheet(house, sheetOf(sheet), paper),
    savePdf: async ({ sheet, paper }) => saveSheet(house, sheetOf(sheet), paper),
  };
};
