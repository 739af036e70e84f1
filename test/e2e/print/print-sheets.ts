// Builds the tiny printing app once, runs it in real Electron with the sheets given, and answers where the PDFs are.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { z } from 'zod';
import { graphicsSwitches } from '../../../build/electron/display.mjs';
import { findRuntime } from '../../../build/electron/runtime.mjs';
import type { Paper, Sheet } from '../../../shared/domain/print/sheet.ts';
import { makeAppFolders } from '../../support/app-folders.ts';
import { projectRoot } from '../../support/import-graph.ts';

const run = promisify(execFile);

const reportSchema = z.object({
  preferences: z.array(z.object({ visible: z.boolean(), persistent: z.boolean(), url: z.string() })),
  urls: z.array(z.string()),
  consoleLines: z.array(z.string()),
  windowsLeft: z.int(),
});
export type PrintReport = z.infer<typeof reportSchema>;

export interface Printed {
  readonly report: PrintReport;
  /** Path of the PDF of a sheet, by the name it was given. */
  file(name: string): string;
  remove(): void;
}

export interface Wanted {
  readonly name: string;
  readonly sheet: Sheet;
  readonly paper: Paper;
}

export async function printSheets(wanted: readonly Wanted[]): Promise<Printed> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'coldkeep-print-'));
  const file = (name: string): string => path.join(folder, `${name}.pdf`);
  const appFolder = path.join(folder, 'app');
  await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: path.join(import.meta.dirname, 'print-driver.ts'),
      outDir: appFolder,
      target: 'node20',
      minify: false,
      rolldownOptions: { external: ['electron'], output: { format: 'es', entryFileNames: 'main.mjs' } },
    },
  });
  writeFileSync(path.join(appFolder, 'package.json'), '{"name":"print","version":"1.0.0","main":"main.mjs"}');
  const job = path.join(folder, 'job.json');
  const report = path.join(folder, 'report.json');
  const fonts = path.join(projectRoot, 'assets/print/fonts');
  const sheets = wanted.map(({ name, sheet, paper }) => ({ sheet, paper, out: file(name) }));
  writeFileSync(job, JSON.stringify({ fonts, report, sheets }));

  const runtime = await findRuntime({ say: () => undefined });
  const folders = makeAppFolders();
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  try {
    await run(runtime.executable, [...graphicsSwitches(), ...asRoot, appFolder], {
      env: { ...folders.env, PRINT_JOB: job },
      timeout: 120_000,
    });
  } finally {
    folders.remove();
  }
  return {
    report: reportSchema.parse(JSON.parse(readFileSync(report, 'utf8'))),
    file,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
