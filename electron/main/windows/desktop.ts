// What the handlers ask of the screen and the printer, over the main window.
import { app, dialog, nativeTheme, type BrowserWindow } from 'electron';
import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Desktop } from '../ipc/house.ts';
import type { PrintRoom } from '../print/print.ts';
import { chooseFile, chooseFolder } from './dialogs.ts';

export interface DesktopOptions {
  readonly window: () => BrowserWindow;
  readonly printRoom: PrintRoom;
}

export function desktopOver({ window, printRoom }: DesktopOptions): Desktop {
  const chooseNewFile: Desktop['chooseNewFile'] = async ({ title, name, extension }) => {
    const { canceled, filePath } = await dialog.showSaveDialog(window(), {
      title,
      defaultPath: join(homedir(), `${fileName(name)}.${extension}`),
      filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
      properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
    });
    return canceled || filePath === '' ? null : filePath;
  };
  return {
    chooseFolder: (purpose) => chooseFolder(window(), purpose),
    print: (sheet, paper) => printRoom.printToPrinter(sheet, { paper, parent: window() }),
    chooseFile: (purpose) => chooseFile(window(), purpose),
    chooseNewFile,
    async savePdf(sheet, paper) {
      const path = await chooseNewFile({
        title: 'Save as PDF',
        name: `${sheet.subject} ${sheet.title}`,
        extension: 'pdf',
      });
      if (path !== null) await writeFile(path, await printRoom.printDocument(sheet, { paper }));
      return path;
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
