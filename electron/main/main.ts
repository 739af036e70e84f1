// Entry of the app: hardens Electron before it is ready, then puts the rooms of the main process together.
import { app, BrowserWindow, protocol, session } from 'electron';
import { fileURLToPath } from 'node:url';
import { hideMemoryFromCoreDumps } from '../core/worker/hide-memory.ts';
import { denyNavigation } from './security/navigation.ts';
import { registerScheme, serve, servedFiles } from './security/protocol.ts';
import { createSession, harden } from './security/session.ts';
import { applySwitches } from './security/switches.ts';
import { openMainWindow } from './windows/main-window.ts';

const built = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

hideMemoryFromCoreDumps();
applySwitches(app);
registerScheme(protocol);
denyNavigation(app);
app.setName('Coldkeep');

// Not awaited at the top level: Electron is not ready before this module has run to its end.
void app.whenReady().then(async () => {
  const devTools = !app.isPackaged;
  harden(session.defaultSession, devTools);
  const pages = serve(servedFiles(built('renderer')));
  await openMainWindow({
    session: createSession('window', pages, devTools),
    preload: built('preload/window.cjs'),
    devTools,
  });
});
void BrowserWindow;
