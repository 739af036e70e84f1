import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SystemDrives } from '../../../../electron/core/drives/system-drives.ts';
import { Udisks } from '../../../../electron/core/drives/udisks.ts';
import { chooseDrives } from '../../../../electron/main/watch/volumes/choose-drives.ts';
import {
  PretendedDrives,
  type PretendedDrive,
} from '../../../../electron/main/watch/volumes/pretended-drives.ts';
import { Volumes } from '../../../../electron/main/watch/volumes/volumes.ts';
import { PretendedSticks } from '../../../support/pretended-sticks.ts';
import { stick } from '../../drives/drives.ts';

describe('pretended drives', () => {
  let root: string;
  let file: string;
  let blue: PretendedDrive;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'coldkeep-pretended-'));
    file = join(root, 'drives.json');
    const folder = join(root, 'blue');
    mkdirSync(folder);
    blue = { ...stick(), partitions: stick().partitions.map((each) => ({ ...each, folder })) };
    write([blue]);
  });

  afterEach(() => rmSync(root, { recursive: true }));

  const write = (drives: readonly PretendedDrive[]) => writeFileSync(file, JSON.stringify({ drives }));

  const open = () => {
    const drives = new PretendedDrives(file);
    return new Volumes(() => root, { source: drives, acts: drives, pretended: true });
  };

  it('are plugged, read, mounted, released and pulled as real ones are', async () => {
    const volumes = open();
    let told = 0;
    volumes.onChange(() => told++);
    write([{ ...blue, device: 'USB 1/5', state: 'reading', partitions: [] }]);
    expect(await volumes.list()).toMatchObject([
      { key: 'USB 1/5', state: 'reading', path: null, name: 'SanDisk Cruzer Blade', present: true },
    ]);
    await expect(volumes.mount('USB 1/5')).rejects.toMatchObject({ code: 'mount-refused' });

    write([blue]);
    expect(await volumes.list()).toMatchObject([
      {
        key: '/dev/sdb1',
        state: 'not-mounted',
        path: null,
        name: 'BLUE',
        fileSystem: 'vfat',
        freeBytes: null,
      },
    ]);

    const path = await volumes.mount('/dev/sdb1');
    expect(await volumes.list()).toMatchObject([
      {
        key: path,
        path,
        state: 'mounted',
        name: 'BLUE',
        onSystemDisk: false,
        pretend: false,
        freeBytes: expect.any(Number),
        drive: { serial: 'AA0001' },
        partition: { device: '/dev/sdb1', mountedAt: path },
      },
    ]);

    expect(await volumes.release(path)).toEqual({ unmounted: true, poweredOff: true });
    expect(await volumes.list()).toEqual([]);
    // Only plugging it in again brings it back, and then it is as the file says.
    write([]);
    expect(await volumes.list()).toEqual([]);
    write([blue]);
    expect(await volumes.list()).toMatchObject([{ key: '/dev/sdb1', state: 'not-mounted' }]);
    expect(told).toBeGreaterThanOrEqual(5);
  });

  it('can be in use', async () => {
    write([{ ...blue, busy: 'BLUE is still in use by another program.' }]);
    const volumes = open();
    await expect(volumes.release('/dev/sdb1')).rejects.toMatchObject({ code: 'drive-busy' });
    expect(await volumes.list()).toHaveLength(1);
  });

  it('are plugged and pulled by tests of the app, each time under another name', async () => {
    const sticks = new PretendedSticks(join(root, 'sticks'));
    const drives = new PretendedDrives(sticks.environment.COLDKEEP_PRETENDED_DRIVES ?? '');
    const volumes = new Volumes(() => root, { source: drives, acts: drives, pretended: true });
    sticks.plug('red', {}, { reading: true });
    expect(await volumes.list()).toMatchObject([{ state: 'reading' }]);
    sticks.plug('red');
    writeFileSync(join(sticks.folderOf('red'), 'file'), 'content');
    const [first] = await volumes.list();
    expect(first).toMatchObject({ key: sticks.folderOf('red'), state: 'mounted', present: true });
    sticks.pull('red');
    expect(existsSync(sticks.folderOf('red'))).toBe(false);
    expect(await volumes.list()).toEqual([]);
    sticks.plug('red', { mounted: false, usb: { vendorId: 1, productId: 2, announces: ['a keyboard'] } });
    const [second] = await volumes.list();
    expect(second).toMatchObject({ state: 'not-mounted', drive: { usb: { announces: ['a keyboard'] } } });
    expect(second?.drive?.device).not.toBe(first?.drive?.device);
    expect(existsSync(join(sticks.folderOf('red'), 'file'))).toBe(true);
  });

  it('stay as they were while the file is being rewritten', async () => {
    const volumes = open();
    expect(await volumes.list()).toHaveLength(1);
    writeFileSync(file, '{"drives": [');
    expect(await volumes.list()).toHaveLength(1);
  });

  it('are never pretended where the app is packaged, nor without a file', () => {
    const environment = { COLDKEEP_PRETENDED_DRIVES: file };
    for (const drives of [
      chooseDrives({ packaged: true, environment }),
      chooseDrives({ packaged: false, environment: {} }),
      chooseDrives({ packaged: false, environment: { COLDKEEP_PRETENDED_DRIVES: '' } }),
    ]) {
      expect(drives.source).toBeInstanceOf(SystemDrives);
      expect(drives.acts).toBeInstanceOf(Udisks);
      expect(drives.pretended).toBe(false);
    }
    expect(chooseDrives({ packaged: false, environment }).source).toBeInstanceOf(PretendedDrives);
  });
});
