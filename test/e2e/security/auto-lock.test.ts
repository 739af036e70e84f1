import { spawn, execFileSync, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { launchApp, type LaunchedApp } from '../../support/app.ts';
import { isAlive } from '../../support/process-tree.ts';
import { ask, createVault, phase, untilLocked, untilState, workerPids } from './passphrase.ts';

const minuteMs = 60_000;

/** Moves the clock of the main process on; nothing else of it changes. */
const passTime = (app: LaunchedApp, ms: number) =>
  app.app.evaluate((_electron, passed) => {
    const real = Date.now;
    Date.now = () => real() + passed;
  }, ms);

describe('the vault locks by itself', () => {
  let launched: LaunchedApp | null = null;
  afterEach(async () => {
    await launched?.close();
    launched = null;
  });

  /** An app whose vault is open, and the process id of its worker. */
  async function opened(env: Record<string, string> = {}): Promise<{ app: LaunchedApp; worker: number }> {
    const app = await launchApp({ env });
    launched = app;
    await createVault(app);
    const [worker = 0] = await workerPids(app);
    return { app, worker };
  }

  it('after ten minutes without input, having warned for one', async () => {
    const { app, worker } = await opened();
    await passTime(app, 9 * minuteMs + 5000);
    await untilState(app, ({ autoLock }) => autoLock.warning);
    await app.page.keyboard.press('Shift');
    await untilState(app, ({ autoLock, vault }) => !autoLock.warning && vault.phase === 'open');
    await passTime(app, 10 * minuteMs);
    expect(await untilLocked(app)).toBe('Nobody touched Coldkeep for 10 minutes.');
    expect(isAlive(worker)).toBe(false);
  });

  it('when the laptop goes to sleep', async () => {
    const { app, worker } = await opened();
    await app.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
    expect(await untilLocked(app)).toBe('The laptop went to sleep.');
    expect(isAlive(worker)).toBe(false);
  });

  it('when it goes to sleep while a passphrase is typed: the window closes', async () => {
    const app = await launchApp();
    launched = app;
    const { page, settled } = await ask(app, 'create');
    await Promise.all([
      page.waitForEvent('close'),
      app.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend')),
    ]);
    expect(await settled()).toMatchObject({ value: { outcome: 'cancelled' } });
    expect(await phase(app)).toBe('none');
  });

  it('when its worker dies', async () => {
    const { app, worker } = await opened();
    process.kill(worker, 'SIGKILL');
    expect(await untilLocked(app)).toBe('The vault worker ended unexpectedly.');
  });

  const hasBus = spawnSync('dbus-daemon', ['--version'], { stdio: 'ignore' }).error === undefined;

  it.runIf(hasBus && process.platform === 'linux')(
    'when the desktop says that the screen is locked',
    async () => {
      const bus: ChildProcess = spawn(
        'dbus-daemon',
        ['--session', '--nofork', '--nopidfile', '--print-address'],
        { stdio: ['ignore', 'pipe', 'ignore'] },
      );
      try {
        if (bus.stdout === null) throw new Error('dbus-daemon has no output');
        const [printed] = await once(bus.stdout, 'data');
        const address = String(printed).trim();
        const { app, worker } = await opened({ DBUS_SESSION_BUS_ADDRESS: address });
        await untilState(app, ({ autoLock }) => autoLock.sessionSignals === 'heard');
        execFileSync(
          'dbus-send',
          [
            '--session',
            '--type=signal',
            '/org/gnome/ScreenSaver',
            'org.gnome.ScreenSaver.ActiveChanged',
            'boolean:true',
          ],
          { env: { PATH: process.env['PATH'], DBUS_SESSION_BUS_ADDRESS: address } },
        );
        expect(await untilLocked(app)).toBe('The screen was locked.');
        expect(isAlive(worker)).toBe(false);
      } finally {
        bus.kill();
      }
    },
  );
});
