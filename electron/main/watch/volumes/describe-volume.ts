// Says of one folder what a person wants to know before copies go there.
import { readFile, stat, statfs } from 'node:fs/promises';
import { basename } from 'node:path';
import { driveOf } from '../../../core/drives/drive-of.ts';
import { openFolderMedium } from '../../../core/media/folder-medium.ts';
import { readMarker } from '../../../core/media/marker.ts';
import type { MountedVolume } from './volume.ts';

export interface Place {
  readonly path: string;
  readonly name?: string;
  readonly fileSystem?: string;
  readonly readOnly?: boolean;
  /** The whole disk's folder in /sys, where there is one. */
  readonly removable?: boolean;
  readonly pretend?: boolean;
}

/** Describes a folder that may be gone already: then `present` is false and the rest is what is still known. Never throws. */
export async function describeVolume(place: Place, home: string | null): Promise<MountedVolume> {
  const { path } = place;
  const present = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const [drive, capacity, mediumId] = present
    ? await Promise.all([driveOf(path, home), statfs(path).catch(() => null), markedId(path)])
    : [null, null, null];
  return {
    key: path,
    path,
    state: 'mounted',
    drive: null,
    partition: null,
    name: place.name ?? basename(path),
    description: drive?.description ?? '',
    type: drive?.type ?? 'other',
    fileSystem: place.fileSystem ?? '',
    sizeBytes: capacity === null ? null : capacity.blocks * capacity.bsize,
    freeBytes: capacity === null ? null : capacity.bavail * capacity.bsize,
    removable: place.removable ?? drive?.type === 'usb',
    readOnly: place.readOnly ?? false,
    onSystemDisk: drive?.onSystemDisk ?? false,
    mediumId,
    present,
    pretend: place.pretend ?? false,
  };
}

/** A damaged marker is the engine's to explain; here it is simply not known which medium it is. */
async function markedId(path: string): Promise<string | null> {
  try {
    return (await readMarker(await openFolderMedium(path), 'reading'))?.medium ?? null;
  } catch {
    return null;
  }
}

/** Whether the kernel calls the disk below a block device removable; false where it does not say. */
export async function isRemovable(diskFolder: string): Promise<boolean> {
  return (await readFile(`${diskFolder}/removable`, 'latin1').catch(() => '0')).trim() === '1';
}
