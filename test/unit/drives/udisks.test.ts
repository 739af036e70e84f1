import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseMounts, type Mount } from '../../../electron/core/media/mount-info.ts';
import type { RunTool, ToolResult } from '../../../electron/core/drives/run-tool.ts';
import { Udisks } from '../../../electron/core/drives/udisks.ts';
import { partition, stick } from './drives.ts';

const mounted = (device: string, path: string): Mount[] =>
  parseMounts(`30 22 8:17 / ${path} rw - vfat ${device} rw`);

const done: ToolResult = { status: 0, out: '', errors: '' };
const failed = (errors: string): ToolResult => ({ status: 1, out: '', errors });

/** A system with one stick: what the tool is asked changes what is mounted, unless it answers otherwise. */
function system({
  answers = {},
  mounts = [],
  drive = stick(),
  platform = 'linux',
}: {
  answers?: Readonly<Record<string, ToolResult | null>>;
  mounts?: Mount[];
  drive?: ReturnType<typeof stick>;
  platform?: NodeJS.Platform;
}) {
  const asked: string[] = [];
  let now = mounts;
  const tool: RunTool = (program, args) => {
    asked.push([program, ...args].join(' '));
    const word = program === 'sync' ? 'sync' : (args[0] ?? '');
    const answer = answers[word];
    if (answer !== undefined) return Promise.resolve(answer);
    const device = args[2] ?? '';
    if (word === 'mount') now = [...now, ...mounted(device, '/media/op/BLUE')];
    if (word === 'unmount') now = now.filter(({ source }) => source !== device);
    return Promise.resolve(done);
  };
  const acts = new Udisks({
    tool,
    drives: () => Promise.resolve([drive]),
    mounts: () => Promise.resolve(now),
    person: { platform, uid: 1000, gid: 1000 },
  });
  return { acts, asked, drive };
}

describe('mounting', () => {
  it('asks udisks and answers what the system lists', async () => {
    const { acts, asked } = system({});
    expect(await acts.mount('/dev/sdb1')).toBe('/media/op/BLUE');
    expect(asked).toEqual(['udisksctl mount --block-device /dev/sdb1 --no-user-interaction']);
  });

  it('takes a drive with a single file system by its own name', async () => {
    expect(await system({}).acts.mount('/dev/sdb')).toBe('/media/op/BLUE');
  });

  it('answers at once where it is mounted already', async () => {
    const drive = stick({ partitions: [partition({ mountedAt: '/mnt' })] });
    const { acts, asked } = system({ drive });
    expect(await acts.mount('/dev/sdb1')).toBe('/mnt');
    expect(asked).toEqual([]);
  });

  it.each([
    ['what is not plugged in', '/dev/sdx', stick(), 'drive-unknown'],
    ['a blank drive', '/dev/sdb', stick({ partitions: [] }), 'mount-refused'],
    [
      'one of several',
      '/dev/sdb',
      stick({ partitions: [partition(), partition({ device: '/dev/sdb2' })] }),
      'bad-input',
    ],
  ])('refuses %s', async (_name, device, drive, code) => {
    await expect(system({ drive }).acts.mount(device)).rejects.toMatchObject({ code });
  });

  it.each([
    ['no udisksctl', null],
    ['no daemon', failed('Error connecting to the udisks daemon: Could not connect')],
  ])('says the whole command where there is %s', async (_name, mount) => {
    await expect(system({ answers: { mount } }).acts.mount('/dev/sdb1')).rejects.toMatchObject({
      code: 'mounter-missing',
      hint: 'Mount it yourself with "sudo mkdir -p /mnt/coldkeep && sudo mount -o uid=1000,gid=1000 /dev/sdb1 /mnt/coldkeep".',
    });
  });

  it('does not look for udisks where there is none by nature', async () => {
    const { acts, asked } = system({ platform: 'darwin' });
    await expect(acts.mount('/dev/sdb1')).rejects.toMatchObject({
      code: 'mounter-missing',
      hint: 'Mount it yourself with "diskutil mount /dev/sdb1".',
    });
    expect(asked).toEqual([]);
  });

  it.each([
    [
      'Error mounting /dev/sdb1: GDBus.Error:org.freedesktop.UDisks2.Error.NotAuthorized: Not authorized to perform operation',
      '/dev/sdb1 could not be mounted: this user may not do that.',
    ],
    [
      'Error mounting /dev/sdb1: GDBus.Error:org.freedesktop.UDisks2.Error.Failed: wrong fs type, bad superblock\n',
      '/dev/sdb1 could not be mounted: wrong fs type, bad superblock.',
    ],
    ['', '/dev/sdb1 could not be mounted: the system does not say why.'],
  ])('says why it failed: %s', async (errors, message) => {
    await expect(
      system({ answers: { mount: failed(errors) } }).acts.mount('/dev/sdb1'),
    ).rejects.toMatchObject({
      code: 'mount-refused',
      message,
    });
  });
});

const both = () => [...mounted('/dev/sdb1', '/media/a'), ...mounted('/dev/sdb2', '/media/b')];

describe('releasing', () => {
  const twoParts = stick({
    partitions: [
      partition({ mountedAt: '/media/a' }),
      partition({ device: '/dev/sdb2', mountedAt: '/media/b' }),
    ],
  });

  it('writes out, unmounts every file system of the drive, and takes its power away', async () => {
    const { acts, asked } = system({ drive: twoParts, mounts: both() });
    expect(await acts.release(twoParts)).toEqual({ unmounted: true, poweredOff: true });
    expect(asked).toEqual([
      'sync --file-system /media/a',
      'sync --file-system /media/b',
      'udisksctl unmount --block-device /dev/sdb1 --no-user-interaction',
      'udisksctl unmount --block-device /dev/sdb2 --no-user-interaction',
      'udisksctl power-off --block-device /dev/sdb --no-user-interaction',
    ]);
  });

  it('leaves what is mounted from other drives alone', async () => {
    const { acts, asked } = system({ mounts: mounted('/dev/sdc1', '/media/c') });
    expect(await acts.release(stick())).toEqual({ unmounted: true, poweredOff: true });
    expect(asked).toHaveLength(1);
  });

  it('is not said of a mount that names a link to its device, before that is unmounted too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'coldkeep-udisks-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const device = join(folder, 'sdb1');
    writeFileSync(device, '');
    symlinkSync(device, join(folder, 'by-label'));
    const drive = stick({ partitions: [partition({ device })] });
    const mounts = mounted(join(folder, 'by-label'), '/media/op/BLUE');
    const stuck = system({ mounts, drive, answers: { unmount: failed('target is busy') } });
    await expect(stuck.acts.release(drive)).rejects.toMatchObject({ code: 'drive-busy' });
    expect(await system({ mounts, drive }).acts.release(drive)).toMatchObject({ unmounted: true });
  });

  it.each([
    ['there is nothing to do it with', null],
    ['it is refused', failed('Error powering off drive')],
  ])('is done without taking the power away where %s', async (_name, answer) => {
    const { acts } = system({ mounts: both(), drive: twoParts, answers: { 'power-off': answer } });
    expect(await acts.release(twoParts)).toEqual({ unmounted: true, poweredOff: false });
  });

  it('says that it is in use, and takes no power away', async () => {
    const unmount = failed(
      'Error unmounting: GDBus.Error:org.freedesktop.UDisks2.Error.DeviceBusy: target is busy',
    );
    const { acts, asked } = system({ mounts: both(), drive: twoParts, answers: { unmount } });
    await expect(acts.release(twoParts)).rejects.toMatchObject({
      code: 'drive-busy',
      message: '/media/a is still in use by another program.',
    });
    expect(asked.some((each) => each.includes('power-off'))).toBe(false);
  });

  it('never says that it is done where the system still lists the mount', async () => {
    const { acts } = system({ mounts: both(), drive: twoParts, answers: { unmount: done } });
    await expect(acts.release(twoParts)).rejects.toMatchObject({ code: 'mount-refused' });
  });

  it('says the whole command where there is no udisks', async () => {
    const { acts } = system({ mounts: both(), drive: twoParts, answers: { unmount: null } });
    await expect(acts.release(twoParts)).rejects.toMatchObject({
      code: 'mounter-missing',
      hint: 'Unmount it yourself with "sync && sudo umount /media/a && sudo umount /media/b".',
    });
  });

  it('refuses the disk of the running system', async () => {
    const { acts, asked } = system({});
    await expect(acts.release(stick({ system: true }))).rejects.toMatchObject({ code: 'bad-input' });
    expect(asked).toEqual([]);
  });
});
