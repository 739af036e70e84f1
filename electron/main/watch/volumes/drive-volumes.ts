// What is plugged in as volumes: one for each file system, mounted or not, and one for a drive that is being read or has none.
import type { Drive, Partition } from '../../../../shared/domain/drive.ts';
import type { DriveSource } from '../../../core/drives/drive-source.ts';
import { describeDrive } from './describe-drive.ts';
import { describeVolume } from './describe-volume.ts';
import type { Volume, VolumeSource } from './volume.ts';

export class DriveVolumes implements VolumeSource {
  readonly #drives: DriveSource;

  constructor(drives: DriveSource) {
    this.#drives = drives;
  }

  onChange(listener: () => void): () => void {
    return this.#drives.onChange(listener);
  }

  /** Drives of the running system are left out: a copy there shares the fate of the originals. */
  async list(): Promise<Volume[]> {
    const others = (await this.#drives.list()).filter(({ system }) => !system);
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
