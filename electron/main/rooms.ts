// The rooms of the main process that have a state, put together: the vault's session, jobs, and all that is watched meanwhile.
import { app, powerMonitor, powerSaveBlocker } from 'electron';
import type { Job } from '../../shared/ipc/job.ts';
import type { WindowVault } from '../core/vault-api.ts';
import { isVault } from '../core/vault-folder.ts';
import { bugIn } from './ipc/faults.ts';
import { JobRegistry } from './jobs/job-registry.ts';
import { AutoLock } from './session/auto-lock.ts';
import { startVaultProcess } from './session/start-vault-process.ts';
import { VaultSession } from './session/vault-session.ts';
import { ClockWatch } from './watch/clock-watch.ts';
import { DesktopSession } from './watch/desktop-session.ts';
import { MediaGone } from './watch/media-gone.ts';
import { NetworkWatch } from './watch/network-watch.ts';
import { chooseDrives } from './watch/volumes/choose-drives.ts';
import { Volumes } from './watch/volumes/volumes.ts';
import type { PassphraseWindows } from './windows/passphrase-window.ts';

export interface RoomsOptions {
  readonly home: string;
  readonly windows: PassphraseWindows;
  readonly idleMinutes: () => number;
  /** A job moved or ended. */
  readonly onJob: (job: Job) => void;
  /** Something of the state around the screens changed: phase, network, volumes, the time to lock. */
  readonly onState: () => void;
  /** Told of faults of ours, one line each, without values. */
  readonly report: (line: string) => void;
}

export interface Rooms {
  readonly session: VaultSession<WindowVault>;
  readonly jobs: JobRegistry;
  readonly network: NetworkWatch;
  readonly clock: ClockWatch;
  readonly volumes: Volumes;
  readonly autoLock: AutoLock;
  readonly desktopSession: DesktopSession;
  readonly mediaGone: MediaGone;
  /** Ends everything that watches. The vault must be locked before. */
  stop(): void;
}

/** Asked anew each time, as whoever replaces Date.now expects. */
const now = (): number => Date.now();

/** Builds the rooms and begins to watch. The app must be ready. */
export async function openRooms({
  home,
  windows,
  idleMinutes,
  onJob,
  onState,
  report,
}: RoomsOptions): Promise<Rooms> {
  const jobs = new JobRegistry({ now, onEvent: onJob, keepAwake });
  const drives = chooseDrives({ packaged: app.isPackaged, environment: process.env });
  const session = new VaultSession<WindowVault>({
    drives: () => drives.source.list(),
    startProcess: () => startVaultProcess(),
    windows,
    endJobs: () => jobs.endAll(),
    hasVault: () => isVault(home),
    onCloseFailed: (error) => report(`the vault could not be closed in order: ${bugIn(error)}`),
  });
  const lock = (reason: string) => void session.lock(reason);
  const isOpen = () => session.phase === 'open';
  const network = new NetworkWatch(onState);
  const clock = new ClockWatch(now, () => (isOpen() ? session.vault.newestWitnessedMs() : null));
  const volumes = new Volumes(() => home, drives);
  const autoLock = new AutoLock({
    now,
    uptimeMs: () => performance.now(),
    idleMinutes,
    isOpen,
    isWorking: () => jobs.running.length > 0,
    lock,
    onChange: onState,
  });
  const desktopSession = new DesktopSession({ environment: process.env, onLock: lock, onChange: onState });
  const mediaGone = new MediaGone((name) => lock(`${name} was pulled out.`));
  drives.source.onChange(() => void mediaGone.look());

  session.onChange(() => {
    autoLock.touch();
    // Not while one is being opened: a folder that was chosen to bring a vault back from stays listed.
    if (session.phase === 'locking') {
      mediaGone.clear();
      volumes.forgetFolders();
    }
    onState();
  });
  await session.refresh();

  // Electron's own signals: suspend everywhere, the lock of the screen on macOS and Windows.
  powerMonitor.on('suspend', () => lock('The laptop went to sleep.'));
  powerMonitor.on('lock-screen', () => lock('The screen was locked.'));
  network.start();
  volumes.start();
  mediaGone.start();
  if (process.platform === 'linux') desktopSession.start();
  const ticking = setInterval(() => autoLock.tick(), 1000);

  return {
    session,
    jobs,
    network,
    clock,
    volumes,
    autoLock,
    desktopSession,
    mediaGone,
    stop() {
      clearInterval(ticking);
      network.stop();
      volumes.stop();
      mediaGone.stop();
      desktopSession.stop();
    },
  };
}

function keepAwake(): () => void {
  const id = powerSaveBlocker.start('prevent-app-suspension');
  return () => void powerSaveBlocker.stop(id);
}
