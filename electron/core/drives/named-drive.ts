// Which drive a person means who names a device or a folder.
import { realpath } from 'node:fs/promises';
import type { Drive, Partition } from '../../../shared/domain/drive.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { driveBelow } from './drive-below.ts';

export interface NamedDrive {
  readonly drive: Drive;
  /** The file system that is meant; null where the whole drive is. */
  readonly partition: Partition | null;
}

/** `name` is a device, a link to one, or a folder on what is mounted from one. Errors: drive-unknown. */
export async function namedDrive(name: string, drives: readonly Drive[]): Promise<NamedDrive> {
  const device = await realpath(name).catch(() => name);
  for (const drive of drives) {
    if (drive.device === name || drive.device === device) return { drive, partition: null };
    const partition = drive.partitions.find((each) => each.device === name || each.device === device);
    if (partition !== undefined) return { drive, partition };
  }
  const mounted = await driveBelow(drives, name);
  if (mounted !== null) return mounted;
  throw new ColdkeepError('drive-unknown', `No drive is known by the name ${name}, and none below it.`);
}
