// The main window: one page, drawn before it is shown, in the colour of its theme from the first moment.
import { BrowserWindow, nativeTheme, type Session } from 'electron';
import { origin } from '../security/protocol.ts';
import { pagePreferences } from './page-preferences.ts';
import { bindWindowKeys } from './window-keys.ts';

/** The tokens `bg` of the two themes: what is seen until the page is drawn. */
export const background = (): string => (nativeTheme.shouldUseDarkColors ? '#0F1514' : '#F3F5F4');

export interface MainWindowOptions {
  readonly session: Session;
  readonly preload: string;
  readonly devTools: boolean;
  /** Called with every key and movement in the window. */
  readonly onInput: () => void;
}

/** Opens the main window and begins to load its page. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Coldkeep',
    width: 1280,
    height: 720,
    useContentSize: true,
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: background(),
    autoHideMenuBar: true,
    webPreferences: pagePreferences(options.session, options.preload, options.devTools),
  });
  window.removeMenu();
  bindWindowKeys(window);
  window.webContents.on('input-event', options.onInput);
  window.once('ready-to-show', () => window.show());
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(background());
  });
  const page = `${origin}/index.html`;
  // Chromium asks nobody before it shows about:blank; whoever led there is led back.
  window.webContents.on('did-navigate', (_event, url) => {
    if (!url.startsWith(page)) void window.loadURL(page);
  });
  reloadAfterCrash(window);
  void window.loadURL(page);
  return window;
}

/** A page that crashes again this soon is not loaded once more. */
const soonMs = 5000;

/** The page holds no truth: a crashed one is loaded again and finds everything, running jobs included, with the main process. */
function reloadAfterCrash(window: BrowserWindow): void {
  let lastMs = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    const nowMs = performance.now();
    if (reason === 'clean-exit' || window.isDestroyed() || nowMs - lastMs < soonMs) return;
    lastMs = nowMs;
    window.webContents.reload();
  });
}
