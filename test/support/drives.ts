// Drives for tests of the engine: sticks whose file systems are folders. What is in `plugged` is what the system lists.
import type { Drive, Partition } from '../../shared/domain/drive.ts';

export const partition = (changes: Partial<Partition> = {}): Partition => ({
  device: '/dev/sdb1',
  label: 'BLUE',
  fileSystem: 'vfat',
  fileSystemId: '4A21-00FF',
  sizeBytes: 31_000_000_000,
  mountedAt: '/media/blue',
  mountedReadOnly: false,
  ...changes,
});

export const stick = (changes: Partial<Drive> = {}): Drive => ({
  device: '/dev/sdb',
  state: 'ready',
  maker: 'SanDisk',
  model: 'Cruzer Blade',
  serial: '4C530001',
  sizeBytes: 32_000_000_000,
  bus: 'usb',
  removable: true,
  readOnly: false,
  system: false,
  partitions: [partition()],
  usb: { vendorId: 0x0781, productId: 0x5567, announces: [] },
  ...changes,
});

/** A stick with one file system that is mounted at a folder; "b" is /dev/sdb. */
export const stickAt = (folder: string, letter: string, changes: Partial<Drive> = {}): Drive =>
  stick({
    device: `/dev/sd${letter}`,
    serial: `4C53000${letter.toUpperCase()}`,
    partitions: [
      partition({ device: `/dev/sd${letter}1`, fileSystemId: `0000-000${letter}`, mountedAt: folder }),
    ],
    ...changes,
  });

export const announcing = (...announces: string[]): Pick<Drive, 'usb'> => ({
  usb: { vendorId: 0x0781, productId: 0x5567, announces },
});
