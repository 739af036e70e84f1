// What is plugged in now, whatever the system.
import { stat } from 'node:fs/promises';
import type { Drive, Partition } from '../../../shared/domain/drive.ts';
import type { FoundDrive } from './found-drive.ts';
import { readLinuxDrives } from './linux-drives.ts';
import { foundDrive, listDrives } from './listed-drives.ts';
import { runTool } from './run-tool.ts';
import { usbDevicesOfLibrary } from './usb-library.ts';

/** Drives with what tells one plugging from the next. Never throws: what nothing reports is left out. */
export async function findDrives(): Promise<FoundDrive[]> {
  if (process.platform !== 'linux') return (await listDrives()).map(foundDrive);
  return readLinuxDrives(await usbDevicesOfLibrary(), { tool: runTool });
}

/** All drives, the running system's too, and those that are still being read. Never throws. */
export const readDrives = async (): Promise<Drive[]> => (await findDrives()).map(({ drive }) => drive);

/** The drive and the file system that a folder is on; null where the system reports none: a network, memory, a loop device. */
export async function driveBelow(
  folder: string,
  drives?: readonly Drive[],
): Promise<{ drive: Drive; partition: Partition } | null> {
  const dev = await deviceOf(folder);
  if (dev === null) return null;
  for (const drive of drives ?? (await readDrives())) {
    for (const partition of drive.partitions) {
      if (partition.mountedAt === null) continue;
      if ((await deviceOf(partition.mountedAt)) === dev) return { drive, partition };
    }
  }
  return null;
}

const deviceOf = async (path: string): Promise<bigint | null> =>
  stat(path, { bigint: true }).then(
    ({ dev }) => dev,
    () => null,
  );
