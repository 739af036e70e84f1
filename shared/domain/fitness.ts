// Whether a folder is fit for an export: every reason against it, not the first. Pure: what the system reports is passed in.
import type { DriveBelow } from './drive.ts';
import { driveFitness, slicedWarning } from './drive-fitness.ts';
import { error, inOrder, warning, type FitnessReason, type Need } from './fitness-reason.ts';
import { changeWords, type HardwareChange } from './hardware-change.ts';
import { andList, formatBytes, plural, visibleText } from './text.ts';

/** What is known of a folder before it is written to; null where nothing tells. */
export interface FolderFacts {
  readonly isFolder: boolean;
  /** Why it cannot be read; null where it can. */
  readonly unreadable: string | null;
  /** True for a practice vault: its media are folders of one disk, so sharing a disk says nothing. */
  readonly practice: boolean;
  readonly onSystemDisk: boolean;
  /** The vault folder is on the same file system or disk. */
  readonly onVaultDisk: boolean;
  /** Names of sets whose sources are on it. */
  readonly sourceOf: readonly string[];
  readonly readOnly: boolean;
  readonly writable: boolean;
  readonly freeBytes: number | null;
  readonly maxFileBytes: number | null;
  /** What its marker says: a medium of ours, none yet, damaged, or of a newer format. */
  readonly marker: 'present' | 'absent' | 'damaged' | 'newer';
  /** State of the medium where the catalogue knows it. */
  readonly state: 'active' | 'retired' | 'lost' | 'destroyed' | null;
  /** How many other vaults have copies on it. */
  readonly otherVaults: number;
  /** The drive below it, where the system lists one. */
  readonly below: DriveBelow | null;
  /** Serial numbers and file system ids that are pinned as "never offer". */
  readonly neverOffer: readonly string[];
  /** The label in the catalogue where the medium is known there, else what the folder is called. */
  readonly label: string;
  /** Where another medium with the same marker is plugged in; null where there is none. */
  readonly twinAt: string | null;
  /** The marker is on other hardware than when it was last seen. */
  readonly change: HardwareChange | null;
}

/** Every reason against writing to a folder, errors first. Empty: nothing is known to be wrong with it. */
export function fitness(folder: FolderFacts, need: Need): FitnessReason[] {
  if (!folder.isFolder) {
    return [error('not-a-folder', 'There is no folder here: the medium was removed, or is not mounted.')];
  }
  if (folder.unreadable !== null) {
    return [error('unreadable', `It cannot be read: ${folder.unreadable}`)];
  }
  return inOrder([
    ...(folder.practice ? [] : sharedDiskReasons(folder)),
    ...(folder.practice ? [] : driveReasons(folder, need)),
    ...(folder.readOnly ? [error('read-only', 'It is mounted read-only.')] : []),
    ...(!folder.readOnly && !folder.writable
      ? [error('not-writable', 'You are not allowed to write to it.')]
      : []),
    ...markerReasons(folder),
    ...twinReasons(folder),
    ...roomReasons(folder, need),
    ...(folder.otherVaults === 0
      ? []
      : [
          warning(
            'other-vault',
            `It carries ${plural(folder.otherVaults, 'other vault')}, which ${folder.otherVaults === 1 ? 'is' : 'are'} left alone.`,
          ),
        ]),
  ]);
}

/** What the drive itself says; that it is mounted is plain, since there is a folder. */
function driveReasons({ below, neverOffer, state }: FolderFacts, need: Need): FitnessReason[] {
  if (below === null) return [];
  return driveFitness(below, { need, neverOffer, known: state !== null }).filter(
    ({ code }) => code !== 'not-mounted' && code !== 'no-file-system' && code !== 'reading',
  );
}

function twinReasons({ twinAt, change, label }: FolderFacts): FitnessReason[] {
  return [
    ...(twinAt === null
      ? []
      : [
          error(
            'medium-twin',
            `Another medium with the same marker is plugged in at ${visibleText(twinAt)}: nothing tells which of them is the real one. Unplug one of them.`,
          ),
        ]),
    ...(change === null ? [] : [warning('other-hardware', changeWords(label, change))]),
  ];
}

function sharedDiskReasons({ onSystemDisk, onVaultDisk, sourceOf }: FolderFacts): FitnessReason[] {
  const reasons: FitnessReason[] = [];
  if (onSystemDisk) {
    reasons.push(
      error('system-disk', 'It is on the system disk: what takes this machine takes the copy along.'),
    );
  } else if (onVaultDisk) {
    reasons.push(error('vault-disk', 'It is on the disk of the vault folder: one failure would take both.'));
  }
  if (sourceOf.length > 0) {
    const names = andList(sourceOf.map((name) => `"${visibleText(name)}"`));
    reasons.push(error('source-disk', `The originals of ${names} are on it: one failure would take both.`));
  }
  return reasons;
}

function markerReasons({ marker, state }: FolderFacts): FitnessReason[] {
  if (marker === 'damaged') {
    return [
      error(
        'medium-damaged',
        'Its marker COLDKEEP/medium.json is damaged, so nothing tells which medium it is.',
      ),
    ];
  }
  if (marker === 'newer') return [error('medium-newer', 'A newer version of Coldkeep wrote to it.')];
  if (state === null || state === 'active') return [];
  return [
    error(
      'medium-not-active',
      `It is recorded as ${state}. Record it as active first, if it is in use again.`,
    ),
  ];
}

function roomReasons({ freeBytes, maxFileBytes }: FolderFacts, need: Need): FitnessReason[] {
  const reasons: FitnessReason[] = [];
  if (freeBytes !== null && need.bytes > freeBytes) {
    reasons.push(
      error('too-small', `${formatBytes(freeBytes)} free. This export needs ${formatBytes(need.bytes)}.`),
    );
  }
  if (maxFileBytes !== null && maxFileBytes < smallestUsefulFileBytes) {
    reasons.push(
      error('file-too-large', `Its file system holds no file larger than ${formatBytes(maxFileBytes)}.`),
    );
  } else if (maxFileBytes !== null && need.bytes > maxFileBytes) {
    reasons.push(slicedWarning(maxFileBytes));
  }
  return reasons;
}

/** Parts are cut into slices where the file system cannot hold them; below this there would be no end of slices. */
const smallestUsefulFileBytes = 1024 * 1024;
