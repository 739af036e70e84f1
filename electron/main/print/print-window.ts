// A window that nobody sees, for one sheet: sandboxed, without script and bridge, in a session of its own that ends with it.
import { BrowserWindow } from 'electron';
import type { Paper, Sheet } from '../../../shared/domain/print/sheet.ts';
import { origin, scheme } from '../security/protocol.ts';
import { createSession } from '../security/session.ts';
import type { PrintFonts } from './print-fonts.ts';
import { serveSheet, sheetPath } from './sheet-server.ts';

let opened = 0;

export interface PrintWindowOptions {
  readonly paper: Paper;
  /** Page numbers by the page itself; a PDF has its own. */
  readonly numbered: boolean;
}

/** Loads the sheet, hands the window to `use`, and destroys it whatever comes of that. */
export async function withPrintWindow<T>(
  sheet: Sheet,
  fonts: PrintFonts,
  options: PrintWindowOptions,
  use: (window: BrowserWindow) => Promise<T>,
): Promise<T> {
  opened += 1;
  // A name of its own, not persistent: nothing of a sheet is left in memory or on the disk for the next one.
  const session = createSession(`print-${opened}`, serveSheet(sheet, fonts, options), false);
  const window = new BrowserWindow({
    show: false,
    skipTaskbar: true,
    webPreferences: {
      session,
      javascript: false,
      devTools: false,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      plugins: false,
      spellcheck: false,
      disableDialogs: true,
      backgroundThrottling: false,
      v8CacheOptions: 'none',
    },
  });
  try {
    // Resolves when everything that the page names is there, preloaded fonts included.
    await window.loadURL(`${origin}${sheetPath}`);
    return await use(window);
  } finally {
    window.destroy();
    // Electron keeps sessions for as long as it runs; this one lets go of the sheet.
    session.protocol.unhandle(scheme);
    await session.clearData();
  }
}
