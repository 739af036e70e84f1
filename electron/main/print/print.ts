// Sheets on paper: as the bytes of a PDF, or through the system's print dialog. A sheet never holds a secret.
import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import { spoolWarning, type Paper, type Sheet } from '../../../shared/domain/print/sheet.ts';
import { readPrintFonts, type PrintFonts } from './print-fonts.ts';
import { withPrintWindow } from './print-window.ts';

export interface PrintRoom {
  /** The sheet as PDF, fonts embedded, pages numbered. */
  printDocument(sheet: Sheet, options: { readonly paper: Paper }): Promise<Uint8Array>;
  /** Says what a printer may keep, then opens the system's dialog. "cancelled" at either. Rejects where printing failed. */
  printToPrinter(
    sheet: Sheet,
    options: { readonly paper: Paper; readonly parent: BrowserWindow },
  ): Promise<'done' | 'cancelled'>;
}

/** `fontFolder`: assets/print/fonts. Read once, at the first sheet. */
export function createPrintRoom(fontFolder: string): PrintRoom {
  let fonts: Promise<PrintFonts> | null = null;
  const readFonts = (): Promise<PrintFonts> => (fonts ??= readPrintFonts(fontFolder));
  return {
    async printDocument(sheet, { paper }) {
      const known = await readFonts();
      return await withPrintWindow(sheet, known, { paper, numbered: false }, async (window) =>
        Uint8Array.from(
          await window.webContents.printToPDF({
            preferCSSPageSize: true,
            printBackground: true,
            generateTaggedPDF: true,
            displayHeaderFooter: true,
            headerTemplate: '<span></span>',
            footerTemplate: footer(known),
          }),
        ),
      );
    },
    async printToPrinter(sheet, { paper, parent }) {
      const { response } = await dialog.showMessageBox(parent, warning);
      if (response !== printButton) return 'cancelled';
      return await withPrintWindow(sheet, await readFonts(), { paper, numbered: true }, sendToPrinter(paper));
    },
  };
}

const printButton = 1;
const warning: MessageBoxOptions = {
  type: 'warning',
  message: 'A printer may keep what it prints.',
  detail: spoolWarning,
  buttons: ['Cancel', 'Print…'],
  defaultId: printButton,
  cancelId: 0,
};

const sendToPrinter =
  (paper: Paper) =>
  (window: BrowserWindow): Promise<'done' | 'cancelled'> =>
    new Promise((resolve, reject) => {
      window.webContents.print({ silent: false, printBackground: true, pageSize: paper }, (done, reason) => {
        if (done) resolve('done');
        else if (/cancel/i.test(reason)) resolve('cancelled');
        else reject(new Error(`the system could not print: ${reason}`));
      });
    });

/** Sits in the lower margin of every page; carries its font, because the place it is drawn in loads nothing. */
const footer = ({ footerCss }: PrintFonts): string =>
  `<style>${footerCss} #page { width: 100%; padding: 0 15mm 1mm 20mm; text-align: right; font: 700 10pt "Atkinson Hyperlegible Next", sans-serif; }</style><div id="page">Page <span class="pageNumber"></span> of <span class="totalPages"></span></div>`;
