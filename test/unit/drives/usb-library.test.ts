// On any machine, with USB or without: a rejection that nobody takes would fail this file.
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { runTool } from '../../../electron/core/drives/run-tool.ts';
import { usbDevicesOfLibrary, watchUsb } from '../../../electron/core/drives/usb-library.ts';

describe('the USB library', () => {
  it('lists what there is, and nothing where there is no USB', async () => {
    expect(await usbDevicesOfLibrary()).toEqual(expect.any(Array));
  });

  it('is listened to and silenced, as often as one likes, without an error outside', async () => {
    const stop = watchUsb(() => undefined);
    stop();
    stop();
    const again = watchUsb(() => undefined);
    await setTimeout(50);
    again();
    await setTimeout(50);
    expect(again).not.toThrow();
  });
});

describe('a tool of the system', () => {
  it('answers its status and what it said', async () => {
    expect(await runTool('sh', ['-c', 'echo out; echo no >&2; exit 3'], 5000)).toEqual({
      status: 3,
      out: 'out\n',
      errors: 'no\n',
    });
  });

  it('is null where there is none, and has no status where it took too long', async () => {
    expect(await runTool('coldkeep-absent-tool', [], 5000)).toBeNull();
    expect(await runTool('sleep', ['5'], 20)).toMatchObject({ status: null });
  });

  it('is told nothing of the environment, and speaks English', async () => {
    const result = await runTool('env', [], 5000);
    const names = result?.out.split('\n').flatMap((line) => (line === '' ? [] : [line.split('=')[0]]));
    expect(names).toContain('LC_ALL');
    expect(
      names?.filter((name) => !['PATH', 'LC_ALL', 'DBUS_SYSTEM_BUS_ADDRESS'].includes(name ?? '')),
    ).toEqual([]);
  });
});
