import { describe, expect, it } from 'vitest';
import { foundDrive, listDrives, type ListedDrive } from '../../../electron/core/drives/listed-drives.ts';

const listed = (changes: Partial<ListedDrive> = {}): ListedDrive => ({
  device: String.raw`\\.\PhysicalDrive2`,
  description: 'SanDisk Cruzer Blade USB Device',
  busType: 'USB',
  size: 32_000_000_000,
  isReadOnly: false,
  isRemovable: true,
  isSystem: false,
  isVirtual: false,
  isUSB: true,
  mountpoints: [{ path: String.raw`E:\ `.trim(), label: 'BLUE' }],
  ...changes,
});

describe('a drive as drivelist reports it', () => {
  it('has its mount points for file systems, and nothing that nobody tells', () => {
    expect(foundDrive(listed()).drive).toMatchObject({
      state: 'ready',
      model: 'SanDisk Cruzer Blade USB Device',
      serial: null,
      bus: 'usb',
      removable: true,
      system: false,
      partitions: [{ label: 'BLUE', fileSystem: null, mountedAt: 'E:\\', mountedReadOnly: false }],
      usb: null,
    });
  });

  it.each([
    [{ isUSB: false, isVirtual: true }, 'virtual'],
    [{ isUSB: false, busType: 'SATA' }, 'sata'],
    [{ isUSB: null, busType: 'NVMe' }, 'nvme'],
    [{ isUSB: null, busType: 'SD' }, 'mmc'],
    [{ isUSB: null, busType: 'RAID' }, 'other'],
    [{ isUSB: null, busType: 'UNKNOWN' }, null],
  ])('with %j is on the bus %s', (changes, bus) => {
    expect(foundDrive(listed(changes)).drive.bus).toBe(bus);
  });

  it('is listed on this machine without an error', async () => {
    expect(await listDrives()).toEqual(expect.any(Array));
  });
});
