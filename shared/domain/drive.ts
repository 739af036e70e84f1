// A drive: what the system reports of something that can be plugged in, before it is a medium.
import { z } from 'zod';

export const driveBuses = ['usb', 'sata', 'nvme', 'mmc', 'virtual', 'other'] as const;
export type DriveBus = (typeof driveBuses)[number];

const told = z.string().nullable();
const count = z.int().nonnegative();

/** A file system on a drive. */
export const partitionSchema = z.strictObject({
  /** "/dev/sdb1"; as the system names it, and only as long as it is plugged in. */
  device: z.string().min(1),
  label: told,
  /** As the system names it: "vfat", "exfat", "ext4"; null where it has none that is known. */
  fileSystem: told,
  /** Id of the file system, "4A21-00FF": a hint, it is copied with an image. */
  fileSystemId: told,
  sizeBytes: count.nullable(),
  /** Null where it is not mounted. */
  mountedAt: told,
  mountedReadOnly: z.boolean(),
});
export type Partition = z.infer<typeof partitionSchema>;

export const driveSchema = z.strictObject({
  /** "/dev/sdb"; as the system names it, and only as long as it is plugged in. While it is being read: the USB bus and address. */
  device: z.string().min(1),
  /** `reading` from the moment it is plugged in until the system knows its partitions. */
  state: z.enum(['reading', 'ready']),
  maker: told,
  model: told,
  /** A hint only: makers give the same one to many, and it can be forged. */
  serial: told,
  sizeBytes: count.nullable(),
  bus: z.enum(driveBuses).nullable(),
  removable: z.boolean(),
  readOnly: z.boolean(),
  /** The running system is on it. */
  system: z.boolean(),
  partitions: z.array(partitionSchema),
  /** Null where it is not on USB, or nothing tells. */
  usb: z
    .strictObject({
      vendorId: z.int().min(0).max(0xffff),
      productId: z.int().min(0).max(0xffff),
      /** What it is beside storage, each with its article: "a keyboard", "a network card". A stick that types is an attack. */
      announces: z.array(z.string().min(1)),
    })
    .nullable(),
});
export type Drive = z.infer<typeof driveSchema>;

/** A drive with the one of its file systems that is meant; null where it has none, or nothing says which. */
export interface DriveBelow {
  readonly drive: Drive;
  readonly partition: Partition | null;
}

/** What is remembered of the hardware that a medium was last seen on. All of it are hints; null where nothing told. */
export const hardwareSchema = z.strictObject({
  serial: told,
  fileSystemId: told,
  sizeBytes: count.nullable(),
  /** Maker and model. */
  description: told,
});
export type Hardware = z.infer<typeof hardwareSchema>;
