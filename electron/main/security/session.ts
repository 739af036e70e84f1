// A browser session that keeps nothing, may do nothing and reaches nothing but our own files.
import { session, type Session } from 'electron';
import { origin, scheme } from './protocol.ts';

/** What a session serves under coldkeep://. */
export type Serve = (request: Request) => Promise<Response>;

/**
 * Makes a session that lives in memory only: no cache, cookies, storage or code cache on the disk. Each window has one of its own, so
 * that pages cannot find one another. `name` must be new.
 */
export function createSession(name: string, respond: Serve, allowDevTools: boolean): Session {
  const made = session.fromPartition(name, { cache: false });
  harden(made, allowDevTools);
  made.protocol.handle(scheme, respond);
  return made;
}

/** Denies what is not ours. Also for Electron's default session, which no window uses. */
export function harden(target: Session, allowDevTools: boolean): void {
  target.setSpellCheckerEnabled(false);
  target.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  target.setPermissionCheckHandler(() => false);
  target.setDevicePermissionHandler(() => false);
  target.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  target.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  target.setCertificateVerifyProc((_request, answer) => answer(-2));
  target.on('will-download', (event) => event.preventDefault());

  // Requests for files do not pass the filter below.
  target.protocol.handle('file', () => new Response('', { status: 403 }));

  // The threat: a page that was made to run a stranger's script, or a library of ours that turns bad in an update, sends what it sees
  // to a host. The policy of the page forbids it; this forbids it again in another process, whatever the page says.
  target.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isOurs(details.url, allowDevTools) });
  });
}

const isOurs = (url: string, allowDevTools: boolean): boolean =>
  url.startsWith(`${origin}/`) || (allowDevTools && url.startsWith('devtools://'));
