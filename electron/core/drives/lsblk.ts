// Block devices as lsblk (util-linux) reports them, and what of that a drive is made of.
import { z } from 'zod';
import type { DriveBus, Partition } from '../../../shared/domain/drive.ts';
import { told } from './told.ts';
import type { Mount } from '../media/mount-info.ts';

/** What is asked for; each is known to lsblk since 2.23. */
export const lsblkArguments: readonly string[] = [
  '--json',
  '--bytes',
  '--paths',
  '--output',
  'NAME,KNAME,MAJ:MIN,TYPE,SIZE,RO,RM,HOTPLUG,TRAN,VENDOR,MODEL,SERIAL,LABEL,FSTYPE,UUID,PARTTYPE,MOUNTPOINT',
];

const text = z.string().nullish();
// Older versions write numbers and yes or no as text.
const yesOrNo = z
  .union([z.boolean(), z.string(), z.number()])
  .nullish()
  .transform((value) => value === true || value === '1' || value === 1);
const bytes = z.coerce.number().nullish();

const entrySchema = z.object({
  name: z.string(),
  'maj:min': z.string(),
  type: z.string(),
  size: bytes,
  ro: yesOrNo,
  rm: yesOrNo,
  hotplug: yesOrNo,
  tran: text,
  vendor: text,
  model: text,
  serial: text,
  label: text,
  fstype: text,
  uuid: text,
  parttype: text,
  mountpoint: text,
  get children() {
    return z.array(entrySchema).optional();
  },
});
/** One device: a disk, a part of one, or what was opened on one (an encrypted volume). */
export type BlockDevice = z.infer<typeof entrySchema>;

/**
 * The whole disks in what lsblk printed: no loop devices, optical discs or memory, and no reader without a card. One that cannot be
 * understood hides none of the others. Throws for other text.
 */
export function disksOf(output: string): BlockDevice[] {
  const { blockdevices } = z.object({ blockdevices: z.array(z.unknown()) }).parse(JSON.parse(output));
  const devices = blockdevices.flatMap((device) => entrySchema.safeParse(device).data ?? []);
  return devices.filter(
    ({ type, size, name }) => type === 'disk' && (size ?? 0) > 0 && !/^\/dev\/(zram|ram|nbd|md)\d/.test(name),
  );
}

/** A device and all below it. */
export const withChildren = (device: BlockDevice): BlockDevice[] => [
  device,
  ...(device.children ?? []).flatMap(withChildren),
];

/** The file systems of a disk: its parts, what was opened on them, or the whole disk where it has no parts. */
export function partitionsOf(disk: BlockDevice, mounts: readonly Mount[]): Partition[] {
  const leaves = withChildren(disk).filter((each) => (each.children ?? []).length === 0);
  return leaves
    .filter((each) =>
      each === disk ? told(each.fstype) !== null || mountsOf(each, mounts).length > 0 : !isExtended(each),
    )
    .map((each) => {
      const mount = mountOf(each, mounts);
      return {
        device: each.name,
        label: told(each.label),
        // Without udev only root is told by lsblk; the kernel knows what it mounted.
        fileSystem: told(each.fstype) ?? mount?.fileSystem ?? null,
        fileSystemId: told(each.uuid),
        sizeBytes: wholeBytes(each.size),
        mountedAt: mount?.path ?? null,
        mountedReadOnly: mount?.readOnly ?? false,
      };
    });
}

export const mountsOf = (device: BlockDevice, mounts: readonly Mount[]): Mount[] =>
  // FUSE and btrfs have device numbers of their own; they name where they come from.
  mounts.filter((mount) => mount.device === device['maj:min'] || mount.source === device.name);

/** The whole file system goes before parts of it that are mounted elsewhere. */
function mountOf(device: BlockDevice, mounts: readonly Mount[]): Mount | undefined {
  const found = mountsOf(device, mounts);
  return found.find(({ root }) => root === '/') ?? found[0];
}

/** An extended partition of an MBR holds nothing but others. */
const isExtended = ({ parttype }: BlockDevice): boolean => ['0x5', '0xf', '0x85'].includes(parttype ?? '');

export const wholeBytes = (size: number | null | undefined): number | null =>
  Number.isSafeInteger(size) && size !== null && size !== undefined && size >= 0 ? size : null;

/** How it is connected, as lsblk says; null where it does not. */
export function busOf({ name, tran }: BlockDevice): DriveBus | null {
  if (tran === 'usb' || tran === 'nvme') return tran;
  if (tran === 'sata' || tran === 'ata') return 'sata';
  if (tran === 'mmc' || name.startsWith('/dev/mmcblk')) return 'mmc';
  if (tran === 'virtio' || /^\/dev\/(vd|xvd)/.test(name)) return 'virtual';
  return tran === null || tran === undefined ? null : 'other';
}
