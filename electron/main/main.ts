// Entry of the app: hardens Electron before it is ready, then opens the rooms of the main process and the window.
import { app, nativeTheme, powerMonitor, protocol, session, type BrowserWindow } from 'electron';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { usualVaultFolder } from '../core/vault-home.ts';
import { hideMemoryFromCoreDumps } from '../core/worker/hide-memory.ts';
import { openRooms } from './rooms.ts';
import { hideProcessesFromCoreDumps } from './security/core-dumps.ts';
import { denyNavigation } from './security/navigation.ts';
import { ownFolder } from './security/own-folder.ts';
import { registerScheme, serve, servedFiles } from './security/protocol.ts';
import { createSession, harden } from './security/session.ts';
import { applySwitches } from './security/switches.ts';
import { confirmLeaving } from './windows/dialogs.ts';
import { guardLeaving } from './windows/leaving.ts';
import { openMainWindow } from './windows/main-window.ts';
import { passphraseWindows } from './windows/passphrase-window.ts';

const built = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const home = usualVaultFolder({ env: process.env, platform: process.platform, userFolder: homedir() });

hideMemoryFromCoreDumps();
applySwitches(app);
registerScheme(protocol);
denyNavigation(app);
app.setName('Coldkeep');
app.setPath('userData', ownFolder(home, process.env, process.platform, app.getPath('appData')));

// Not awaited here: Electron is not ready before this file has run to its end.
if (app.requestSingleInstanceLock()) void open();
else app.quit();

async function open(): Promise<void> {
  await app.whenReady();
  hideProcessesFromCoreDumps(app);
  const devTools = !app.isPackaged;
  harden(session.defaultSession, devTools);
  const pages = serve(pagesOf(built('renderer'), app.isPackaged));
  let window: BrowserWindow | null = null;

  const rooms = await openRooms({
    home,
    windows: passphraseWindows({
      session: createSession('passphrase', pages, devTools),
      preload: built('preload/passphrase.cjs'),
      devTools,
      parent: () => window,
    }),
    idleMinutes: () => 10,
    onJob: () => {},
    onState: () => {},
  });

  window = await openMainWindow({
    session: createSession('window', pages, devTools),
    preload: built('preload/window.cjs'),
    devTools,
    onInput: () => rooms.autoLock.touch(),
  });
  const shown = window;
  const leave = guardLeaving(window, {
    app,
    runningWork: () => rooms.jobs.running.map(({ title }) => title),
    confirm: (titles) => confirmLeaving(shown, titles),
    lock: async () => {
      await rooms.session.lock(null);
      rooms.stop();
    },
  });
  powerMonitor.on('shutdown', () => void leave());
  app.on('second-instance', () => {
    if (shown.isMinimized()) shown.restore();
    shown.focus();
  });
  nativeTheme.themeSource = 'system';
}

/** The files to serve: listed once, or anew for each request while developing, when builds change their names. */
function pagesOf(folder: string, once: boolean): () => ReadonlyMap<string, string> {
  const files = servedFiles(folder);
  return () => (once ? files : servedFiles(folder));
}
