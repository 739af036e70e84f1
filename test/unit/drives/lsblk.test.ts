import { describe, expect, it } from 'vitest';
import { busOf, disksOf, partitionsOf } from '../../../electron/core/drives/lsblk.ts';
import { parseMounts } from '../../../electron/core/media/mount-info.ts';
import { told } from '../../../electron/core/drives/told.ts';

const device = (name: string, more: object = {}) => ({
  name,
  'maj:min': '8:0',
  type: 'disk',
  size: 1000,
  ...more,
});
const part = (name: string, number: string, more: object = {}) =>
  device(name, { type: 'part', 'maj:min': number, ...more });
const output = (...blockdevices: object[]) => JSON.stringify({ blockdevices });
const first = (...blockdevices: object[]) => {
  const [disk] = disksOf(output(...blockdevices));
  if (disk === undefined) throw new Error('no disk');
  return disk;
};

describe('the list of lsblk', () => {
  it('has disks only: no loop devices, discs, memory, and no reader without a card', () => {
    const names = ['/dev/sda', '/dev/nvme0n1', '/dev/mmcblk0', '/dev/zram0', '/dev/ram1', '/dev/nbd0'];
    const others = [
      device('/dev/loop0', { type: 'loop' }),
      device('/dev/sr0', { type: 'rom' }),
      device('/dev/sdz', { size: 0 }),
    ];
    const disks = disksOf(output(...names.map((name) => device(name)), ...others));
    expect(disks.map(({ name }) => name)).toEqual(['/dev/sda', '/dev/nvme0n1', '/dev/mmcblk0']);
  });

  it('keeps what it understands where one device is reported in an odd way', () => {
    const odd = [{ name: 1 }, device('/dev/sdc', { children: [{}] }), null];
    expect(disksOf(JSON.stringify({ blockdevices: [...odd, device('/dev/sdb')] }))).toHaveLength(1);
  });

  it('is read from older versions too, which write numbers and answers as text', () => {
    expect(first(device('/dev/sdb', { size: '31000000000', ro: '1', rm: '0' }))).toMatchObject({
      size: 31_000_000_000,
      ro: true,
      rm: false,
      hotplug: false,
    });
  });

  it.each([
    ['', 'JSON'],
    ['lsblk: failed', 'JSON'],
    ['{}', 'blockdevices'],
    ['{"blockdevices":{"name":1}}', 'blockdevices'],
  ])('is refused as %j', (text, reason) => {
    expect(() => disksOf(text)).toThrow(reason);
  });

  it.each([
    ['/dev/sda', 'usb', 'usb'],
    ['/dev/sda', 'sata', 'sata'],
    ['/dev/sda', 'ata', 'sata'],
    ['/dev/nvme0n1', 'nvme', 'nvme'],
    ['/dev/mmcblk0', null, 'mmc'],
    ['/dev/vda', 'virtio', 'virtual'],
    ['/dev/sda', 'spi', 'other'],
    ['/dev/sda', null, null],
  ])('%s by %s is on the bus %s', (name, tran, bus) => {
    expect(busOf(first(device(name, { tran })))).toBe(bus);
  });
});

describe('the file systems of a disk', () => {
  const mounts = parseMounts(
    [
      '30 22 8:17 /photos /srv/photos rw - vfat /dev/sdb1 rw',
      '31 22 8:17 / /media/blue ro - vfat /dev/sdb1 ro',
      '32 22 0:51 / /media/fuse rw - fuseblk /dev/sdb2 rw',
      '33 22 254:0 / /media/secret rw - ext4 /dev/mapper/secret rw',
    ].join('\n'),
  );

  it('are its parts, with where they are mounted; an extended partition is none', () => {
    const disk = first(
      device('/dev/sdb', {
        children: [
          part('/dev/sdb1', '8:17', { label: 'BLUE', fstype: 'vfat', uuid: '4A21-00FF' }),
          part('/dev/sdb2', '8:18'),
          part('/dev/sdb3', '8:19', { parttype: '0x5' }),
          part('/dev/sdb5', '8:21', { fstype: 'exfat' }),
        ],
      }),
    );
    expect(partitionsOf(disk, mounts)).toEqual([
      {
        device: '/dev/sdb1',
        label: 'BLUE',
        fileSystem: 'vfat',
        fileSystemId: '4A21-00FF',
        sizeBytes: 1000,
        mountedAt: '/media/blue',
        mountedReadOnly: true,
      },
      // Without udev an ordinary user is told no file system; what is mounted is known all the same.
      expect.objectContaining({ device: '/dev/sdb2', fileSystem: 'fuseblk', mountedAt: '/media/fuse' }),
      expect.objectContaining({ device: '/dev/sdb5', fileSystem: 'exfat', mountedAt: null }),
    ]);
  });

  it('are the whole disk where it has no parts, and none where it is blank', () => {
    const whole = first(device('/dev/sdc', { fstype: 'vfat' }));
    expect(partitionsOf(whole, [])).toMatchObject([{ device: '/dev/sdc', fileSystem: 'vfat' }]);
    expect(partitionsOf(first(device('/dev/sdd')), [])).toEqual([]);
  });

  it('are what was opened on an encrypted part', () => {
    const opened = device('/dev/mapper/secret', { type: 'crypt', 'maj:min': '254:0', fstype: 'ext4' });
    const disk = first(
      device('/dev/sdb', {
        children: [part('/dev/sdb1', '8:17', { fstype: 'crypto_LUKS', children: [opened] })],
      }),
    );
    expect(partitionsOf(disk, mounts)).toMatchObject([
      { device: '/dev/mapper/secret', fileSystem: 'ext4', mountedAt: '/media/secret' },
    ]);
  });
});

describe('what hardware says of itself', () => {
  it.each([
    ['USBLAB  ', 'USBLAB'],
    [' a \t\n b ', 'a b'],
    ['', null],
    ['   ', null],
    [null, null],
    ['x\u202Egnp', String.raw`x\u{202e}gnp`],
    ['a'.repeat(500), `${'a'.repeat(119)}…`],
  ])('%j is kept as %j', (text, kept) => {
    expect(told(text)).toBe(kept);
  });
});
