// What is plugged in as volumes: one for each file system, mounted or not, and one for a drive that is being read or has none.
import type { Drive, Partition } from '../../../../shared/domain/drive.ts';
import type { DriveSource } from '../../../core/drives/drive-source.ts';
import { mountedBelow } from '../../../core/drives/named-drive.ts';
import { describeDrive } from './describe-drive.ts';
import { describeVolume } from './describe-volume.ts';
import type { Volume, VolumeSource } from './volume.ts';

export class DriveVolumes implements VolumeSource {
  readonly #drives: DriveSource;
  readonly #home: () => string | null;

  /** `home` is the vault folder in use: a copy on its drive would share its fate. */
  constructor(drives: DriveSource, home: () => string | null) {
    this.#drives = drives;
    this.#home = home;
  }

  onChange(listener: () => void): () => void {
    return this.#drives.onChange(listener);
  }

  /** Drives of the running system and of the vault folder are left out. */
  async list(): Promise<Volume[]> {
    const home = this.#home();
    const drives = await this.#drives.list();
    const own = home === null ? null : await mountedBelow(home, drives);
    const others = drives.filter((drive) => !drive.system && drive.device !== own?.drive.device);
    return (await Promise.all(others.map(volumesOf))).flat();
  }
}

async function volumesOf(drive: Drive): Promise<Volume[]> {
  // What is built in and not mounted was left alone by whoever set this machine up.
  const unmounted = drive.removable ? [describeDrive(drive, null)] : [];
  if (drive.partitions.length === 0) return unmounted;
  const volumes = await Promise.all(
    drive.partitions.map(async (partition) => {
      if (partition.mountedAt !== null) return mountedVolume(drive, partition, partition.mountedAt);
      return drive.removable ? describeDrive(drive, partition) : null;
    }),
  );
  return volumes.filter((volume) => volume !== null);
}

async function mountedVolume(drive: Drive, partition: Partition, path: string): Promise<Volume> {
  const described = describeDrive(drive, partition);
  const { freeBytes, sizeBytes, mediumId, present, type } = await describeVolume({ path }, null);
  return {
    ...described,
    key: path,
    path,
    state: 'mounted',
    readOnly: drive.readOnly || partition.mountedReadOnly,
    type: drive.bus === 'usb' ? 'usb' : type,
    sizeBytes: sizeBytes ?? described.sizeBytes,
    freeBytes,
    mediumId,
    present,
  };
}
