import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchFileSystem, type KernelPlaces } from '../../../electron/core/media/file-system-fault.ts';
import { explainFailure } from '../../../electron/core/media/medium-errors.ts';

const device = '8:17';
let folder: string;
let places: KernelPlaces;

/** A kernel that lists one stick with one partition. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coldkeep-kernel-'));
  places = { mountInfo: join(folder, 'mountinfo'), blockDevices: join(folder, 'block') };
  mkdirSync(join(folder, 'disk', 'sdb1'), { recursive: true });
  mkdirSync(join(folder, 'disk', 'device'));
  mkdirSync(places.blockDevices);
  symlinkSync(join(folder, 'disk', 'sdb1'), join(places.blockDevices, device));
  mount('vfat');
  countErrors('0x2');
});
afterEach(() => rmSync(folder, { recursive: true }));

const countErrors = (count: string): void =>
  writeFileSync(join(folder, 'disk', 'device', 'ioerr_cnt'), `${count}\n`);

const mount = (
  fileSystem: string,
  { source = '/dev/sdb1', options = 'rw,relatime', superOptions = 'rw,errors=remount-ro' } = {},
): void =>
  writeFileSync(
    places.mountInfo,
    `30 22 ${device} / /media/Blue ${options} - ${fileSystem} ${source} ${superOptions}\n`,
  );

describe('the file system is at fault', () => {
  it('where reading fails and the disk has counted no error since', async () => {
    const watch = await watchFileSystem(device, places);
    expect(await watch.faultBehind('EIO')).not.toBeNull();
    countErrors('0x3');
    expect(await watch.faultBehind('EIO')).toBeNull();
  });

  it.each(['EUCLEAN', 'EBADMSG'])('where it says so itself: %s', async (errno) => {
    const watch = await watchFileSystem(device, places);
    countErrors('0x3');
    expect(await watch.faultBehind(errno)).not.toBeNull();
  });

  it('where the system made it read-only although it was mounted to be written', async () => {
    const watch = await watchFileSystem(device, places);
    expect(await watch.faultBehind('EROFS')).toBeNull();
    mount('vfat', { superOptions: 'ro,errors=remount-ro' });
    expect(await watch.faultBehind('EROFS')).not.toBeNull();
    mount('vfat', { options: 'ro', superOptions: 'ro' });
    expect(await watch.faultBehind('EROFS')).toBeNull();
  });

  it('not where nothing counts the errors of the disk', async () => {
    rmSync(join(folder, 'disk', 'device', 'ioerr_cnt'));
    const watch = await watchFileSystem(device, places);
    expect(await watch.faultBehind('EIO')).toBeNull();
  });

  it.each(['ENOSPC', 'EACCES', 'ENOENT'])(
    'not where the error number says another thing: %s',
    async (errno) => {
      const watch = await watchFileSystem(device, places);
      expect(await watch.faultBehind(errno)).toBeNull();
    },
  );

  it('not of what is no longer mounted, and not where there is no such kernel', async () => {
    const watch = await watchFileSystem(device, places);
    writeFileSync(places.mountInfo, '');
    expect(await watch.faultBehind('EIO')).toBeNull();
    const nowhere = { mountInfo: join(folder, 'none'), blockDevices: join(folder, 'none') };
    expect(await (await watchFileSystem(device, nowhere)).faultBehind('EUCLEAN')).toBeNull();
  });
});

const repairOf = async (): Promise<string | undefined> =>
  (await (await watchFileSystem(device, places)).faultBehind('EUCLEAN'))?.repair;

describe('the errors of the disk', () => {
  it('are counted as the kernel does, while it is there', async () => {
    const watch = await watchFileSystem(device, places);
    expect(await watch.diskErrors()).toBe(2);
    countErrors('0x1f');
    expect(await watch.diskErrors()).toBe(31);
    rmSync(join(folder, 'disk'), { recursive: true });
    expect(await watch.diskErrors()).toBeNull();
  });

  it('are not known where nothing counts them', async () => {
    rmSync(join(folder, 'disk', 'device', 'ioerr_cnt'));
    expect(await (await watchFileSystem(device, places)).diskErrors()).toBeNull();
  });
});

describe('how to repair it', () => {
  it.each([
    ['vfat', 'fsck.vfat -a /dev/sdb1'],
    ['exfat', 'fsck.exfat -y /dev/sdb1'],
    ['ext4', 'e2fsck -y /dev/sdb1'],
  ])('is a whole command for %s', async (fileSystem, command) => {
    mount(fileSystem);
    expect(await repairOf()).toContain('umount /dev/sdb1; ');
    expect(await repairOf()).toContain(command);
  });

  it.each([
    ['btrfs', '/dev/sdb1'],
    ['vfat', '/dev/mapper/x;reboot'],
  ])('is left to the person for %s on %s', async (fileSystem, source) => {
    mount(fileSystem, { source });
    expect(await repairOf()).toBe('the tool of its file system');
  });

  it('is the next step of the error', () => {
    const eio = Object.assign(new Error('EIO'), { errno: -5, code: 'EIO' });
    const failed = { root: '/media/Blue', path: 'COLDKEEP', act: 'read', present: true } as const;
    expect(explainFailure(eio, { ...failed, fault: { repair: '"fsck.vfat -a /dev/sdb1"' } })).toMatchObject({
      code: 'medium-io',
      message: expect.stringContaining('The file system is damaged'),
      hint: expect.stringContaining('"fsck.vfat -a /dev/sdb1"'),
    });
    expect(explainFailure(eio, { ...failed, present: false, fault: { repair: 'x' } })).toMatchObject({
      code: 'medium-removed',
    });
  });
});
