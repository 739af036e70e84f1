// What is plugged in now, whatever the system.
import type { Drive } from '../../../shared/domain/drive.ts';
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
