// The main process of a tiny app for the tests: writes the sheets of a job file as PDFs through the real printing room, then quits.
import { app, BrowserWindow, protocol } from 'electron';
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { createPrintRoom } from '../../../electron/main/print/print.ts';
import { denyNavigation } from '../../../electron/main/security/navigation.ts';
import { registerScheme } from '../../../electron/main/security/protocol.ts';
import { applySwitches } from '../../../electron/main/security/switches.ts';
import { papers, sheetSchema } from '../../../shared/domain/print/sheet.ts';

const jobSchema = z.strictObject({
  fonts: z.string(),
  report: z.string(),
  sheets: z.array(z.strictObject({ sheet: sheetSchema, paper: z.enum(papers), out: z.string() })),
});

const job = jobSchema.parse(JSON.parse(readFileSync(process.env['PRINT_JOB'] ?? '', 'utf8')));
const seen = {
  preferences: new Array<unknown>(),
  urls: new Array<string>(),
  consoleLines: new Array<string>(),
};

applySwitches(app);
registerScheme(protocol);
denyNavigation(app);
app.on('browser-window-created', (_event, window) => {
  window.webContents.session.webRequest.onCompleted(({ url, statusCode }) =>
    seen.urls.push(`${statusCode} ${url}`),
  );
  window.webContents.on('console-message', (_details, _level, message) => seen.consoleLines.push(message));
  window.webContents.once('did-finish-load', () => {
    seen.preferences.push({
      visible: window.isVisible(),
      persistent: window.webContents.session.isPersistent(),
      url: window.webContents.getURL(),
    });
  });
});
app.on('window-all-closed', () => undefined);

async function run(): Promise<void> {
  await app.whenReady();
  const room = createPrintRoom(job.fonts);
  for (const { sheet, paper, out } of job.sheets)
    writeFileSync(out, await room.printDocument(sheet, { paper }));
  writeFileSync(job.report, JSON.stringify({ ...seen, windowsLeft: BrowserWindow.getAllWindows().length }));
}

run().then(
  () => app.exit(0),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    app.exit(1);
  },
);
