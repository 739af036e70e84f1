import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DriveSource } from '../../../../electron/core/drives/drive-source.ts';
import { DriveVolumes } from '../../../../electron/main/watch/volumes/drive-volumes.ts';
import { Volumes } from '../../../../electron/main/watch/volumes/volumes.ts';
import type { Drive } from '../../../../shared/domain/drive.ts';
import { partition, stick } from '../../drives/drives.ts';

const sourceOf = (...drives: Drive[]): DriveSource => ({
  list: () => Promise.resolve(drives),
  onChange: () => () => undefined,
  look: () => Promise.resolve(),
  start: () => undefined,
  stop: () => undefined,
});

const listOf = (drives: readonly Drive[]) => new DriveVolumes(sourceOf(...drives)).list();

describe('drives as volumes', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'coldkeep-drive-volumes-'));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it('are one for each file system, mounted or not, with the drive below', async () => {
    const drive = stick({
      partitions: [
        partition({ mountedAt: root, mountedReadOnly: true }),
        partition({ device: '/dev/sdb2', label: null, sizeBytes: 5 }),
      ],
    });
    const volumes = await listOf([drive]);
    expect(volumes).toMatchObject([
      { key: root, path: root, state: 'mounted', name: 'BLUE', type: 'usb', readOnly: true, present: true },
      {
        key: '/dev/sdb2',
        path: null,
        state: 'not-mounted',
        name: 'SanDisk Cruzer Blade',
        description: 'SanDisk Cruzer Blade',
        fileSystem: 'vfat',
        sizeBytes: 5,
        freeBytes: null,
        mediumId: null,
      },
    ]);
    expect(volumes.map((volume) => volume.drive)).toEqual([drive, drive]);
    expect(volumes.map((volume) => volume.partition)).toEqual(drive.partitions);
  });

  it('are one for a drive that is being read, is blank, or says nothing of itself', async () => {
    const reading = stick({ device: 'USB 1/5', state: 'reading', partitions: [], sizeBytes: null });
    const blank = stick({ partitions: [], maker: null, model: null });
    expect(await listOf([reading, blank])).toMatchObject([
      { key: 'USB 1/5', state: 'reading', partition: null, sizeBytes: null },
      {
        key: '/dev/sdb',
        state: 'not-mounted',
        partition: null,
        name: 'Drive without a name',
        description: '',
      },
    ]);
  });

  it('are not those of the running system, nor what is built in and not mounted', async () => {
    const system = stick({ system: true });
    const builtIn = stick({ device: '/dev/sdd', bus: 'sata', removable: false });
    expect(await listOf([system, builtIn])).toEqual([]);
  });

  it('can be pulled out while they are listed', async () => {
    const mountedAt = join(root, 'gone');
    expect(await listOf([stick({ partitions: [partition({ mountedAt })] })])).toMatchObject([
      { key: mountedAt, state: 'mounted', present: false, freeBytes: null },
    ]);
  });

  it.each([
    [
      'is being read',
      stick({ device: 'USB 1/5', state: 'reading', partitions: [] }),
      'USB 1/5',
      'mount-refused',
    ],
    ['has no file system', stick({ partitions: [] }), '/dev/sdb', 'mount-refused'],
    ['is not there', stick(), '/dev/sdz1', 'drive-unknown'],
  ])('are not mounted where one %s', async (_name, drive, key, code) => {
    const acts = {
      mount: () => Promise.reject(new Error('it must not be asked for')),
      release: () => Promise.reject(new Error('it must not be asked for')),
    };
    const volumes = new Volumes(() => null, { source: sourceOf(drive), acts, pretended: true });
    await expect(volumes.mount(key)).rejects.toMatchObject({ code });
  });

  it('are not released where a folder was chosen and no drive is known below it', async () => {
    const acts = {
      mount: () => Promise.reject(new Error('it must not be asked for')),
      release: () => Promise.reject(new Error('it must not be asked for')),
    };
    const volumes = new Volumes(() => null, { source: sourceOf(), acts, pretended: true });
    volumes.add(root);
    await expect(volumes.release(root)).rejects.toMatchObject({ code: 'drive-unknown' });
  });
});
