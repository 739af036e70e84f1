// Holds the app in the middle of a job: from its beginning on nothing is read from a copy or written to a file until it is let go.
import type { JobKind } from '../../../shared/ipc/job.ts';
import type { LaunchedApp } from '../../support/app.ts';
import { workerPids } from '../security/passphrase.ts';

/** Arms the hold in the main process, through which every byte to and from media goes. Answers what lets go. */
export async function holdMedia(launched: LaunchedApp, kind: JobKind): Promise<() => Promise<void>> {
  await launched.app.evaluate(async ({ BrowserWindow }, awaited) => {
    const { open } = process.getBuiltinModule('node:fs/promises');
    const probe = await open(process.execPath, 'r');
    const handles = Object.getPrototypeOf(probe) as Record<'read' | 'write', (...args: unknown[]) => unknown>;
    await probe.close();
    const shared = globalThis as { letMediaGo?: () => void };
    const free = new Promise<void>((resolve) => (shared.letMediaGo = resolve));
    let holding = false;
    for (const act of ['read', 'write'] as const) {
      const real = handles[act];
      handles[act] = async function held(this: unknown, ...args: unknown[]) {
        // Small buffers belong to looking at media, which goes on meanwhile.
        const bytes = args[0] instanceof Uint8Array ? args[0].byteLength : 0;
        if (holding && (act === 'write' || bytes >= 64 * 1024)) await free;
        return real.apply(this, args);
      };
      void free.then(() => (handles[act] = real));
    }
    // The window is told of the job before its first byte moves.
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      const send = webContents.send.bind(webContents);
      webContents.send = (channel: string, ...args: { kind?: string; job?: { kind: string } }[]) => {
        if (args.some((event) => event.kind === 'job' && event.job?.kind === awaited)) holding = true;
        send(channel, ...args);
      };
      void free.then(() => (webContents.send = send));
    }
  }, kind);
  return async () => {
    await launched.app.evaluate(() => (globalThis as { letMediaGo?: () => void }).letMediaGo?.());
  };
}

/** Stops the vault worker, which seals and opens, until it is let go. The vault has to be open. */
export async function holdWorker(launched: LaunchedApp): Promise<() => void> {
  const [worker] = await workerPids(launched);
  if (worker === undefined) throw new Error('there is no vault worker');
  process.kill(worker, 'SIGSTOP');
  return () => void process.kill(worker, 'SIGCONT');
}
