// What the handlers ask of the screen and the printer, over the main window.
import { app, dialog, nativeTheme, type BrowserWindow } from 'electron';
import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Desktop } from '../ipc/house.ts';
import type { PrintRoom } from '../print/print.ts';
import { chooseFolder } from './dialogs.ts';

export interface DesktopOptions {
  readonly window: () => BrowserWindow;
  readonly printRoom: PrintRoom;
}

export function desktopOver({ window, printRoom }: DesktopOptions): Desktop {
  return {
    chooseFolder: (purpose) => chooseFolder(window(), purpose),
    print: (sheet, paper) => printRoom.printToPrinter(sheet, { paper, parent: window() }),
    async savePdf(sheet, paper) {
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        title: 'Save as PDF',
        defaultPath: join(homedir(), `${fileName(`${sheet.subject} ${sheet.title}`)}.pdf`),
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
      });
      if (canceled || filePath === '') return null;
      await writeFile(filePath, await printRoom.printDocument(sheet, { paper }));
      return filePath;
    },
    applyTheme: (theme) => {
      nativeTheme.themeSource = theme;
    },
    quit: () => app.quit(),
  };
}

/** Titles are a person's words: what file systems refuse in names becomes a blank. */
const fileName = (words: string): string =>
  words
    .replaceAll(/[\p{Cc}/\\:*?"<>|]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 120);
