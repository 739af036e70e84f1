// Puts the app together once Electron is ready: rooms, handlers, window.
import { app, ipcMain, powerMonitor, session, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { fileURLToPath } from 'node:url';
import { eventChannel } from '../../shared/ipc/call.ts';
import { contract } from '../../shared/ipc/contract.ts';
import { openPracticeVault, removePracticeVault } from '../core/practice/practice-vault.ts';
import { adoptVault, createVault, openFromMedium, openVault } from '../core/vault.ts';
import { hearDrops } from './ipc/dropped-bundle.ts';
import { handlersOf } from './ipc/handlers/all.ts';
import { openHouse, type OpenHouse } from './ipc/open-house.ts';
import { Preferences } from './ipc/preferences.ts';
import { route } from './ipc/router.ts';
import { createPrintRoom } from './print/print.ts';
import { openRooms } from './rooms.ts';
import { origin, serve, servedFiles } from './security/protocol.ts';
import { createSession, harden } from './security/session.ts';
import { desktopOver } from './windows/desktop.ts';
import { confirmLeaving } from './windows/dialogs.ts';
import { guardLeaving } from './windows/leaving.ts';
import { openMainWindow } from './windows/main-window.ts';
import { passphraseWindows } from './windows/passphrase-window.ts';

/** A path beside out/main, wherever the app is installed. */
const beside = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

export async function openApp(home: string): Promise<void> {
  await app.whenReady();
  const devTools = !app.isPackaged;
  harden(session.defaultSession, devTools);
  const pages = serve(pagesOf(beside('renderer'), app.isPackaged));
  const preferences = new Preferences(home);
  await preferences.load();

  let shown: BrowserWindow | null = null;
  let open: OpenHouse | null = null;
  const window = (): BrowserWindow => {
    if (shown === null) throw new Error('the window is not open yet');
    return shown;
  };
  const rooms = await openRooms({
    home,
    windows: passphraseWindows({
      session: createSession('passphrase', pages, devTools),
      preload: beside('preload/passphrase.cjs'),
      devTools,
      parent: () => shown,
    }),
    idleMinutes: () => preferences.current.idleMinutes,
    onJob: (job) => open?.onJob(job),
    onState: () => open?.onState(),
    report,
  });
  const { house, stop } = (open = openHouse({
    ...rooms,
    version: app.getVersion(),
    platform: process.platform,
    now: Date.now,
    home,
    practiceHome: `${home}-practice`,
    engine: { createVault, openVault, adoptVault, openFromMedium, openPracticeVault, removePracticeVault },
    sessionSignals: () => rooms.desktopSession.signals,
    preferences,
    desktop: desktopOver({
      window,
      printRoom: createPrintRoom(beside('../assets/print/fonts')),
    }),
    send: (event) => {
      if (shown !== null && !shown.isDestroyed()) shown.webContents.send(eventChannel, event);
    },
    report,
  }));
  house.desktop.applyTheme(preferences.current.theme);
  const isOurs = ({ sender, senderFrame }: IpcMainInvokeEvent) =>
    sender === shown?.webContents &&
    senderFrame === sender.mainFrame &&
    senderFrame.url.startsWith(`${origin}/`);
  route<IpcMainInvokeEvent>(contract, handlersOf(house), { port: ipcMain, isOurs, report });

  hearDrops<IpcMainInvokeEvent>({ port: ipcMain, isOurs, report }, house.bundleTokens);

  shown = openMainWindow({
    session: createSession('window', pages, devTools),
    preload: beside('preload/window.cjs'),
    devTools,
    onInput: () => rooms.autoLock.touch(),
  });
  const leave = guardLeaving(shown, {
    app,
    runningWork: () => rooms.jobs.running.map(({ title }) => title),
    confirm: (titles) => confirmLeaving(window(), titles),
    async lock() {
      await rooms.session.lock(null);
      rooms.stop();
      stop();
    },
  });
  powerMonitor.on('shutdown', () => void leave());
  app.on('second-instance', () => {
    if (window().isMinimized()) window().restore();
    window().focus();
  });
}

/** Faults of ours go to stderr: where and what kind, without values. */
const report = (line: string): void => void process.stderr.write(`coldkeep: ${line}\n`);

/** The files to serve: listed once, or anew for each request while developing, when builds change their names. */
function pagesOf(folder: string, once: boolean): () => ReadonlyMap<string, string> {
  const files = servedFiles(folder);
  return () => (once ? files : servedFiles(folder));
}
