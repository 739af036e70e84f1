// A drive, or a file system on it that is not mounted, as a volume: there is no folder to look into yet.
import type { Drive, Partition } from '../../../../shared/domain/drive.ts';
import type { Volume } from './volume.ts';

/** `partition` is null while the drive is being read, and where it has no file system. */
export function describeDrive(drive: Drive, partition: Partition | null): Volume {
  const description = [drive.maker, drive.model].filter((each) => each !== null).join(' ');
  return {
    key: partition?.device ?? drive.device,
    path: null,
    state: drive.state === 'reading' ? 'reading' : 'not-mounted',
    drive,
    partition,
    name: partition?.label ?? (description === '' ? 'Drive without a name' : description),
    description,
    type: drive.bus === 'usb' ? 'usb' : 'other',
    fileSystem: partition?.fileSystem ?? '',
    sizeBytes: partition?.sizeBytes ?? drive.sizeBytes,
    freeBytes: null,
    removable: drive.removable,
    readOnly: drive.readOnly,
    onSystemDisk: drive.system,
    mediumId: null,
    present: true,
    pretend: false,
  };
}
