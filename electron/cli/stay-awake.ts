// Keeps the machine from going to sleep by itself, with systemd's own tool where there is one. Nothing of a vault is handed to it.
import { spawn } from 'node:child_process';

/**
 * Until the answered function is called, or this process ends in whatever way: the lock is held by a `cat` whose input is a pipe from here.
 * It runs in a session of its own, so that it can neither ask on the terminal nor be ended by Ctrl-C before the work has cleaned up.
 */
export function stayAwake(): () => void {
  if (process.platform !== 'linux') return () => undefined;
  const child = spawn(
    'systemd-inhibit',
    ['--what=sleep:idle', '--who=Coldkeep', '--why=Media are being written or read', '--mode=block', 'cat'],
    {
      env: { PATH: process.env.PATH, DBUS_SYSTEM_BUS_ADDRESS: process.env.DBUS_SYSTEM_BUS_ADDRESS },
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    },
  );
  // Without systemd, or where it refuses, the machine keeps its own mind.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.unref();
  return () => child.stdin.end();
}
