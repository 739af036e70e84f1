// A stick as a drive, for tests: plugged in, ready, not mounted.
import type { Drive, Partition } from '../../../shared/domain/drive.ts';

export const partition = (changes: Partial<Partition> = {}): Partition => ({
  device: '/dev/sdb1',
  label: 'BLUE',
  fileSystem: 'vfat',
  fileSystemId: '4A21-00FF',
  sizeBytes: 31_000_000_000,
  mountedAt: null,
  mountedReadOnly: false,
  ...changes,
});

export const stick = (changes: Partial<Drive> = {}): Drive => ({
  device: '/dev/sdb',
  state: 'ready',
  maker: 'SanDisk',
  model: 'Cruzer Blade',
  serial: 'AA0001',
  sizeBytes: 32_000_000_000,
  bus: 'usb',
  removable: true,
  readOnly: false,
  system: false,
  partitions: [partition()],
  usb: { vendorId: 0x0781, productId: 0x5567, announces: [] },
  ...changes,
});
