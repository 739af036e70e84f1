import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DesktopSession } from '../../../electron/main/watch/desktop-session.ts';

const canTalk = ['dbus-daemon', 'dbus-monitor', 'dbus-send'].every(
  (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined,
);

describe.runIf(process.platform === 'linux')('the signals of the desktop session', () => {
  it('are tested only where the stock tools of D-Bus are installed', () => {
    expect(canTalk || process.env['CI'] === undefined).toBe(true);
  });
});

describe.runIf(canTalk)('a bus that a desktop speaks on', () => {
  let bus: ChildProcess;
  let environment: NodeJS.ProcessEnv;
  let listener: DesktopSession | null;

  beforeEach(async () => {
    bus = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (bus.stdout === null) throw new Error('dbus-daemon has no output');
    const [address] = await once(bus.stdout, 'data');
    // The one private bus stands for both that a machine has.
    environment = {
      PATH: process.env['PATH'],
      DBUS_SESSION_BUS_ADDRESS: String(address).trim(),
      DBUS_SYSTEM_BUS_ADDRESS: String(address).trim(),
    };
    listener = null;
  });
  afterEach(() => {
    listener?.stop();
    bus.kill();
  });

  /** A listener that is heard; `reasons` gets what it says to lock for. */
  async function listen(reasons: string[], next: { told: () => void }): Promise<DesktopSession> {
    const made = await new Promise<DesktopSession>((resolve) => {
      const session = new DesktopSession({
        environment,
        retryMs: 50,
        onLock: (reason) => {
          reasons.push(reason);
          next.told();
        },
        onChange: () => {
          if (session.signals === 'heard') resolve(session);
        },
      });
      listener = session;
      session.start();
    });
    return made;
  }

  const say = (path: string, name: string, argument?: boolean) =>
    execFileSync(
      'dbus-send',
      ['--session', '--type=signal', path, name, ...(argument === undefined ? [] : [`boolean:${argument}`])],
      { env: environment },
    );

  it.each([
    ['/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver.ActiveChanged', true, 'The screen was locked.'],
    [
      '/org/freedesktop/ScreenSaver',
      'org.freedesktop.ScreenSaver.ActiveChanged',
      true,
      'The screen was locked.',
    ],
    [
      '/org/freedesktop/login1/session/_31',
      'org.freedesktop.login1.Session.Lock',
      undefined,
      'The screen was locked.',
    ],
    [
      '/org/freedesktop/login1',
      'org.freedesktop.login1.Manager.PrepareForSleep',
      true,
      'The laptop went to sleep.',
    ],
  ])('is heard: %s %s', async (path, name, argument, reason) => {
    const reasons: string[] = [];
    const next = { told: () => {} };
    const session = await listen(reasons, next);
    // Both listeners of the one bus must be there before it speaks; the second may need another moment.
    const told = new Promise<void>((resolve) => {
      next.told = resolve;
    });
    const speaking = setInterval(() => say(path, name, argument), 100);
    await told;
    clearInterval(speaking);
    expect(session.signals).toBe('heard');
    expect(reasons[0]).toBe(reason);
  });

  it('says that a screen was unlocked without locking the vault', async () => {
    const reasons: string[] = [];
    const next = { told: () => {} };
    await listen(reasons, next);
    say('/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver.ActiveChanged', false);
    const told = new Promise<void>((resolve) => {
      next.told = resolve;
    });
    const speaking = setInterval(
      () => say('/org/freedesktop/login1', 'org.freedesktop.login1.Manager.PrepareForSleep', true),
      100,
    );
    await told;
    clearInterval(speaking);
    expect(reasons).not.toContain('The screen was locked.');
  });

  it('is known to be lost when it ends', async () => {
    const session = await listen([], { told: () => {} });
    const lost = new Promise<void>((resolve) => {
      const looking = setInterval(() => {
        if (session.signals !== 'unavailable') return;
        clearInterval(looking);
        resolve();
      }, 20);
    });
    bus.kill();
    await lost;
    expect(session.signals).toBe('unavailable');
  });
});

describe('a machine without the tool', () => {
  it('is told so, and nothing else happens', async () => {
    const session = new DesktopSession({
      environment: { PATH: process.env['PATH'] },
      program: 'coldkeep-no-such-program',
      onLock: () => {},
      onChange: () => {},
    });
    session.start();
    await new Promise((resolve) => setImmediate(resolve));
    expect(session.signals).toBe('unavailable');
    session.stop();
  });
});
