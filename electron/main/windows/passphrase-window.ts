// The passphrase window: a small window of its own, with its own bridge and session, whose page talks to the vault worker directly.
// It is destroyed, renderer and all, as soon as the passphrase has served or the person went away.
import { BrowserWindow, MessageChannelMain, type MessagePortMain, type Session } from 'electron';
import type { ErrorRecord } from '../../../shared/domain/errors.ts';
import {
  passphraseChannels,
  type AttemptAnswer,
  type PassphraseQuestion,
} from '../../../shared/ipc/passphrase.ts';
import { origin } from '../security/protocol.ts';
import { background } from './main-window.ts';
import { pagePreferences } from './page-preferences.ts';

/** Who uses what is typed. The bytes reach the worker before `attempt` is called. */
export interface PassphraseUser {
  /** Hands the window's line to a worker; called again after each attempt that failed. */
  connect(line: MessagePortMain): void;
  /** Uses the passphrase that lies with the worker. Null when it served; the reason when it is worth another try. Throws otherwise. */
  attempt(): Promise<ErrorRecord | null>;
}

export interface PassphraseWindows {
  ask(question: PassphraseQuestion, user: PassphraseUser): Promise<'done' | 'cancelled'>;
  /** Closes the open window, if there is one, as if the person had cancelled. */
  dismiss(): void;
}

export interface PassphraseWindowOptions {
  readonly session: Session;
  readonly preload: string;
  readonly devTools: boolean;
  /** The window that waits behind it; null while there is none. */
  readonly parent: () => BrowserWindow | null;
}

export function passphraseWindows(options: PassphraseWindowOptions): PassphraseWindows {
  let open: BrowserWindow | null = null;
  return {
    async ask(question, user) {
      if (open !== null) throw new Error('a passphrase is being asked for already');
      const window = makeWindow(options, heights[question.mode]);
      open = window;
      try {
        return await converse(window, question, user);
      } finally {
        open = null;
        // Not `close`: nothing that the page could do may keep it alive.
        if (!window.isDestroyed()) window.destroy();
      }
    },
    dismiss: () => open?.close(),
  };
}

/** Of the page in each mode, in CSS pixels; larger text scrolls. */
const heights = { open: 400, new: 560 } as const;

function makeWindow(
  { session, preload, devTools, parent }: PassphraseWindowOptions,
  height: number,
): BrowserWindow {
  const behind = parent();
  const window = new BrowserWindow({
    ...(behind === null ? {} : { parent: behind, modal: true }),
    title: 'Coldkeep',
    width: 640,
    height,
    useContentSize: true,
    minWidth: 360,
    minHeight: 360,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    show: false,
    backgroundColor: background(),
    webPreferences: pagePreferences(session, preload, devTools),
  });
  window.removeMenu();
  // Where the system can, pictures of the screen leave this window out.
  window.setContentProtection(true);
  window.once('ready-to-show', () => window.show());
  return window;
}

/** Lets the page ask until the passphrase served, the window is closed, or an attempt ended in something that no retry mends. */
function converse(
  window: BrowserWindow,
  question: PassphraseQuestion,
  user: PassphraseUser,
): Promise<'done' | 'cancelled'> {
  const { webContents } = window;
  return new Promise((resolve, reject) => {
    let attempting = false;
    const handle = (channel: string, answer: () => unknown) =>
      // Only this window's page can reach these handlers, and only its main frame is answered.
      webContents.ipc.handle(channel, (event) => {
        if (event.senderFrame !== webContents.mainFrame) throw new Error('a foreign frame asked');
        return answer();
      });
    handle(passphraseChannels.question, () => question);
    handle(passphraseChannels.cancel, () => {
      if (!attempting) resolve('cancelled');
    });
    handle(passphraseChannels.attempt, async (): Promise<AttemptAnswer> => {
      if (attempting) throw new Error('an attempt is under way');
      attempting = true;
      try {
        const refusal = await user.attempt();
        if (refusal === null) resolve('done');
        else if (window.isDestroyed()) resolve('cancelled');
        else lay(window, user);
        return refusal;
      } catch (error) {
        reject(error);
        return null;
      } finally {
        attempting = false;
      }
    });
    window.on('closed', () => {
      if (!attempting) resolve('cancelled');
    });
    webContents.on('render-process-gone', () => resolve('cancelled'));
    window
      .loadURL(`${origin}/passphrase.html`)
      .then(() => lay(window, user))
      .catch(reject);
  });
}

/** Lays a line from the page to the worker. Both ends leave this process: what goes over it is never seen here. */
function lay(window: BrowserWindow, user: PassphraseUser): void {
  const { port1, port2 } = new MessageChannelMain();
  user.connect(port1);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a page of ours, by its bridge
  window.webContents.postMessage(passphraseChannels.port, null, [port2]);
}
