import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { namedDrive } from '../../../electron/core/drives/named-drive.ts';
import type { Drive } from '../../../shared/domain/drive.ts';
import { partition, stick } from './drives.ts';

describe('a drive that a person names', () => {
  let folder: string;
  let drive: Drive;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'coldkeep-named-'));
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    drive = stick({ partitions: [partition({ mountedAt: folder }), partition({ device: '/dev/sdb2' })] });
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['/dev/sdb', null],
    ['/dev/sdb2', '/dev/sdb2'],
    ['', '/dev/sdb1'],
    ['a/b', '/dev/sdb1'],
  ])('is found by the device or folder "%s"', async (name, device) => {
    const found = await namedDrive(name.startsWith('/') ? name : join(folder, name), [
      stick({ device: '/dev/sda', partitions: [] }),
      drive,
    ]);
    expect(found.drive).toBe(drive);
    expect(found.partition?.device ?? null).toBe(device);
  });

  it('is found by a link to its device, as udev makes them', async () => {
    const link = join(folder, 'by-label');
    const device = join(folder, 'sdb');
    mkdirSync(device);
    symlinkSync(device, link);
    const linked = stick({ device, partitions: [] });
    expect((await namedDrive(link, [linked])).drive).toBe(linked);
  });

  it('is an error where there is none', async () => {
    for (const name of ['/dev/sdx', '/proc', join(folder, 'absent')]) {
      await expect(namedDrive(name, [drive])).rejects.toMatchObject({ code: 'drive-unknown' });
    }
  });
});
