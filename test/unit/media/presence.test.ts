import { mkdirSync, renameSync, rmdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { deviceName, rememberPresence } from '../../../electron/core/media/presence.ts';
import { temporaryFolder } from './folders.ts';

/** A folder that stands for a file system on a disk, and the kernel's list with that disk. */
function onDisk() {
  const folder = temporaryFolder();
  const sys = temporaryFolder();
  const disk = join(sys, deviceName(statSync(folder, { bigint: true }).dev));
  mkdirSync(join(disk, 'device'), { recursive: true });
  writeFileSync(join(disk, 'device', 'state'), 'running\n');
  return { folder, sys, disk };
}

describe('presence', () => {
  // What gnu_dev_makedev packs: 12 low bits of the major and 8 of the minor, then the rest of the minor, then of the major.
  it.each([
    [0x801n, '8:1'],
    [0x10_0301n, '3:257'],
    [0x1_0305n, '259:5'],
    [0x1110_0570n, '5:70000'],
    [0x1000_0000_0000n, '4096:0'],
  ])('names device %i as the kernel does', (dev, expected) => {
    expect(deviceName(dev)).toBe(expected);
  });

  it('ends when the kernel no longer has the device, whatever the folder says', async () => {
    const folder = temporaryFolder();
    const sys = temporaryFolder();
    const device = join(sys, deviceName(statSync(folder, { bigint: true }).dev));
    writeFileSync(device, '');
    const presence = await rememberPresence(folder, sys);
    expect(await presence.isPresent()).toBe(true);
    unlinkSync(device);
    expect(await presence.isPresent()).toBe(false);
  });

  it('without a block device from the start, lasts while the folder does', async () => {
    const folder = join(temporaryFolder(), 'medium');
    mkdirSync(folder);
    const presence = await rememberPresence(folder, temporaryFolder());
    expect(await presence.isPresent()).toBe(true);
    rmdirSync(folder);
    expect(await presence.isPresent()).toBe(false);
  });

  it('is no longer believed when its mount outlived the stick', async () => {
    const { folder, sys, disk } = onDisk();
    renameSync(disk, join(sys, '8:17'));
    expect(await (await rememberPresence(folder, sys)).isPresent()).toBe(false);
  });

  it('is not believed either when the stick was the only block device, and the list is empty now', async () => {
    const folder = temporaryFolder();
    const kernel = temporaryFolder();
    mkdirSync(join(kernel, 'block'));
    mkdirSync(join(kernel, 'char', '1:3'), { recursive: true });
    expect(await (await rememberPresence(folder, join(kernel, 'block'))).isPresent()).toBe(false);
  });

  it('ends when the disk says that it is leaving', async () => {
    const { folder, sys, disk } = onDisk();
    const presence = await rememberPresence(folder, sys);
    expect(await presence.isPresent()).toBe(true);
    writeFileSync(join(disk, 'device', 'state'), 'offline\n');
    expect(await presence.isPresent()).toBe(false);
  });

  it('ends when another stick was plugged in under the same name and mounted at the same place', async () => {
    const { folder, sys, disk } = onDisk();
    const presence = await rememberPresence(folder, sys);
    renameSync(disk, join(sys, 'pulled-out'));
    expect(await presence.isPresent()).toBe(false);
    mkdirSync(disk);
    expect(await presence.isPresent()).toBe(false);
    expect(await (await rememberPresence(folder, sys)).isPresent()).toBe(true);
  });

  // FAT misses what it has just made, where it cannot read the folder any more.
  it.each(['EIO', 'ENOENT'])(
    'is asked for again after a failure that comes before the kernel has noticed: %s',
    async (errno) => {
      const { folder, sys, disk } = onDisk();
      const presence = await rememberPresence(folder, sys);
      const asked = presence.isPresentAfter(errno);
      await wait(100);
      renameSync(disk, join(sys, '8:17'));
      expect(await asked).toBe(false);
    },
  );

  it('holds after a failure of a medium that stays, and after one that means something else', async () => {
    const { folder, sys } = onDisk();
    const presence = await rememberPresence(folder, sys);
    expect(await presence.isPresentAfter('EIO')).toBe(true);
    expect(await presence.isPresentAfter('ENOSPC')).toBe(true);
  });
});
