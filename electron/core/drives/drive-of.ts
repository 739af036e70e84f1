// What the system reports of the disk below a folder: a first guess at a medium's type, and a warning where a copy
// would share the fate of this machine.
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { MediumType } from '../../../shared/domain/words.ts';
import { listDrives } from './listed-drives.ts';
import { deviceName } from '../media/presence.ts';

export interface DiskBelow {
  /** As the maker calls it, "SanDisk Cruzer Blade"; null where nothing reports it. */
  readonly description: string | null;
  readonly type: Extract<MediumType, 'usb' | 'hdd' | 'ssd' | 'other'>;
  /** True where the folder is on the same disk as the system or the vault folder. */
  readonly onSystemDisk: boolean;
}

/** Looks at the drive below `folder`. `home` is the vault folder. Never throws: what nothing reports is left open. */
export async function driveOf(folder: string, home: string | null): Promise<DiskBelow> {
  const own = await blockDeviceOf(folder);
  const others = await Promise.all(['/', ...(home === null ? [] : [home])].map(blockDeviceOf));
  const listed = await listedDrive(own);
  const sharesDisk = own !== null && others.some((other) => other !== null && other.disk === own.disk);
  return {
    description: listed?.description.trim() ?? null,
    type: listed?.isUSB === true || own?.isUsb === true ? 'usb' : typeByRotation(own?.rotates ?? null),
    onSystemDisk: sharesDisk || listed?.isSystem === true,
  };
}

/** Names the whole disk that a folder is on, for comparison with another folder's; null where nothing tells. */
export const diskOf = async (folder: string): Promise<string | null> =>
  (await blockDeviceOf(folder))?.disk ?? null;

interface BlockDevice {
  /** st_dev of what is mounted. */
  readonly dev: bigint;
  /** Names the whole disk; st_dev itself where there is no block device (tmpfs, network). */
  readonly disk: string;
  readonly isUsb: boolean;
  /** Null where nothing says so. */
  readonly rotates: boolean | null;
}

async function blockDeviceOf(folder: string): Promise<BlockDevice | null> {
  try {
    const { dev } = await stat(folder, { bigint: true });
    const device = await realpath(`/sys/dev/block/${deviceName(dev)}`).catch(() => null);
    if (device === null) return { dev, disk: `st_dev ${dev}`, isUsb: false, rotates: null };
    const isPartition = await stat(join(device, 'partition')).then(
      () => true,
      () => false,
    );
    const disk = isPartition ? dirname(device) : device;
    const rotational = await readFile(join(disk, 'queue/rotational'), 'latin1').catch(() => '');
    return {
      dev,
      disk,
      isUsb: /\/usb\d+\//.test(disk),
      rotates: rotational === '' ? null : rotational.trim() === '1',
    };
  } catch {
    return null;
  }
}

/** The whole disk that drivelist reports to be mounted where `own` is. drivelist is optional: without it the answer is null. */
async function listedDrive(own: BlockDevice | null) {
  if (own === null) return null;
  for (const drive of await listDrives()) {
    for (const { path } of drive.mountpoints) {
      const mounted = await stat(path, { bigint: true }).catch(() => null);
      if (mounted?.dev === own.dev) return drive;
    }
  }
  return null;
}

const typeByRotation = (rotates: boolean | null): DiskBelow['type'] => {
  if (rotates === null) return 'other';
  return rotates ? 'hdd' : 'ssd';
};
