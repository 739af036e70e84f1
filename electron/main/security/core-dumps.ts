// Renderers and the processes that Chromium starts before our first line runs are kept out of core dumps too.
import type { App } from 'electron';
import { hideMemoryFromCoreDumps } from '../../core/worker/hide-memory.ts';

/** Hides every process of the app that runs now, and each page's as soon as it has one. */
export function hideProcessesFromCoreDumps(app: App): void {
  for (const { pid } of app.getAppMetrics()) hideMemoryFromCoreDumps(pid);
  app.on('web-contents-created', (_event, contents) => {
    contents.on('did-start-loading', () => hideMemoryFromCoreDumps(contents.getOSProcessId()));
  });
}
