// For which devices coldkeep media prepare prints commands that erase.
import { describe, expect, it } from 'vitest';
import type { Carried } from '../../../electron/core/drives/carried.ts';
import type { Drive } from '../../../shared/domain/drive.ts';
import { announcing } from '../../support/drives.ts';
import { partition, stick } from '../drives/drives.ts';
import { carried, fakeEngine } from './fake-engine.ts';
import { coldkeep } from './terminal.ts';

const systemDisk = stick({
  device: '/dev/vda',
  removable: false,
  system: true,
  partitions: [partition({ device: '/dev/vda1', mountedAt: '/' })],
});
const blue = stick();
const reading = stick({ device: 'USB 1/5', state: 'reading', partitions: [] });
const nothingCarried: Carried = { ...carried, medium: null, vaults: [] };

const prepare = async (device: string, drives: readonly Drive[], carries = nothingCarried) => {
  const engine = fakeEngine({
    hasVault: false,
    engine: { drives: () => Promise.resolve(drives), carriedAt: () => Promise.resolve(carries) },
  });
  const args = ['media', 'prepare', '--device', device];
  const result = await coldkeep(args, { engine, columns: 200 });
  return { ...result, asJson: async () => (await coldkeep([...args, '--json'], { engine })).json() };
};

describe('coldkeep media prepare --device', () => {
  it.each([
    ['/dev/vda', 'bad-input', 'The running system is on /dev/vda.'],
    ['/dev/vda1', 'bad-input', 'The running system is on /dev/vda.'],
    ['/dev/sdb1', 'bad-input', 'prepared, and everything on it is lost: /dev/sdb.'],
    ['USB 1/5', 'bad-input', 'still reading'],
    ['sdb1', 'drive-unknown', 'Plugged in: /dev/sdb, SanDisk Cruzer Blade, 32 GB.'],
    ['/dev/sdq', 'drive-unknown', 'No drive that is plugged in is called /dev/sdq.'],
    ['/dev/sdb;rm -rf /', 'drive-unknown', 'No drive that is plugged in'],
  ])('prints no command for %s', async (device, code, words) => {
    const { stdout, stderr, status, asJson } = await prepare(device, [systemDisk, blue, reading]);
    expect([stdout, status]).toEqual(['', 2]);
    expect(stderr).toContain(words);
    expect(await asJson()).toEqual({ error: expect.objectContaining({ code }) });
  });

  it.each(['/dev/sdb1', '/dev/nvme0n1p2', '/dev/mmcblk0p1', 'sdb', '/dev/sdb;rm -rf /', '/media/blue'])(
    'prints none for %s either where no drive can be listed',
    async (device) => {
      const { stdout, status } = await prepare(device, []);
      expect([stdout, status]).toEqual(['', 2]);
    },
  );

  it.each(['/dev/sdb', '/dev/nvme0n1', '/dev/mmcblk0'])(
    'takes the word of a person for %s there',
    async (device) => {
      const { stdout, status } = await prepare(device, []);
      expect(status).toBe(0);
      expect(stdout).toContain(`sudo sfdisk --wipe always --wipe-partitions always ${device}\n`);
    },
  );

  it('says which stick it is and what is on it', async () => {
    const { stdout, status, asJson } = await prepare('/dev/sdb', [systemDisk, blue]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\/dev\/sdb, SanDisk Cruzer Blade, 32 GB\n/);
    expect(stdout).toContain('/dev/sdb1 holds a file system ("BLUE", vfat): what is on it would be lost.');
    expect(await asJson()).toMatchObject({ preparation: {}, warnings: [expect.any(String)] });
  });

  it('warns where it is a medium, announces more than storage, or is no stick', async () => {
    const odd = stick({
      ...announcing('a keyboard'),
      removable: false,
      partitions: [partition({ mountedAt: '/media/blue' })],
    });
    const { stdout } = await prepare('/dev/sdb', [odd], carried);
    expect(stdout).toContain('It is a medium of Coldkeep: the copies on it would be lost.');
    expect(stdout).toContain('Announces a keyboard as well as storage.');
    expect(stdout).toContain('It is built in, or looks so');
  });
});
