// Drives as the drivelist package reports them, for systems other than Linux: disks and mount points, without serial numbers and without
// what a drive announces.
import { z } from 'zod';
import type { DriveBus } from '../../../shared/domain/drive.ts';
import type { FoundDrive } from './found-drive.ts';
import { told } from './told.ts';

const listedSchema = z.array(
  z.object({
    device: z.string().min(1),
    description: z.string().catch(''),
    busType: z.string().catch(''),
    size: z.number().nullish(),
    isReadOnly: z.boolean().catch(false),
    isRemovable: z.boolean().nullish(),
    isSystem: z.boolean(),
    isVirtual: z.boolean().nullish(),
    isUSB: z.boolean().nullish(),
    mountpoints: z.array(z.object({ path: z.string(), label: z.string().nullish() })),
  }),
);
export type ListedDrive = z.infer<typeof listedSchema>[number];

/** What drivelist reports; empty where the package is not there: it is optional. */
export async function listDrives(): Promise<ListedDrive[]> {
  try {
    const { default: drivelist } = await import('drivelist');
    return listedSchema.parse(await drivelist.list());
  } catch {
    return [];
  }
}

/** Each mount point as a file system: more is not told of those that are not mounted. */
export const foundDrive = (listed: ListedDrive): FoundDrive => ({
  plug: listed.device,
  drive: {
    device: listed.device,
    state: 'ready',
    maker: null,
    model: told(listed.description),
    serial: null,
    sizeBytes: listed.size ?? null,
    bus: busOf(listed),
    removable: listed.isRemovable === true || listed.isUSB === true,
    readOnly: listed.isReadOnly,
    system: listed.isSystem,
    partitions: listed.mountpoints.map(({ path, label }) => ({
      device: path,
      label: told(label),
      fileSystem: null,
      fileSystemId: null,
      sizeBytes: null,
      mountedAt: path,
      mountedReadOnly: listed.isReadOnly,
    })),
    usb: null,
  },
});

function busOf({ isUSB, isVirtual, busType }: ListedDrive): DriveBus | null {
  if (isUSB === true) return 'usb';
  if (isVirtual === true) return 'virtual';
  const name = busType.toLowerCase();
  if (name === 'sata' || name === 'ata') return 'sata';
  if (name === 'nvme') return 'nvme';
  if (name === 'sd' || name === 'mmc') return 'mmc';
  return name === '' || name === 'unknown' ? null : 'other';
}
