// Whether a drive is fit for an export: every reason against it, not the first. Pure: what the system reports is passed in.
import { z } from 'zod';
import { andList, formatBytes, plural, visibleText } from './text.ts';

export const fitnessCodes = [
  'not-a-folder',
  'unreadable',
  'system-disk',
  'vault-disk',
  'source-disk',
  'read-only',
  'not-writable',
  'too-small',
  'file-too-large',
  'medium-damaged',
  'medium-newer',
  'medium-not-active',
  'other-vault',
  'announces-more',
] as const;

export const fitnessReasonSchema = z.strictObject({
  code: z.enum(fitnessCodes),
  /** An error forbids writing to it; a warning is for a person to weigh. */
  severity: z.enum(['error', 'warning']),
  /** One sentence with a full stop. */
  message: z.string().min(1),
});
export type FitnessReason = z.infer<typeof fitnessReasonSchema>;

/** What is known of a drive before it is written to; null where nothing tells. */
export interface DriveFacts {
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
  /** What it announces beside storage: "a keyboard". */
  readonly announces: readonly string[];
}

export interface Need {
  /** Free bytes that the export needs; 0 where it is not known yet. */
  readonly bytes: number;
}

/** Every reason against writing to a drive, errors first. Empty: nothing is known to be wrong with it. */
export function fitness(drive: DriveFacts, need: Need): FitnessReason[] {
  if (!drive.isFolder) {
    return [error('not-a-folder', 'There is no folder here: the medium was removed, or is not mounted.')];
  }
  if (drive.unreadable !== null) {
    return [error('unreadable', `It cannot be read: ${drive.unreadable}`)];
  }
  const reasons: FitnessReason[] = [
    ...(drive.practice ? [] : sharedDiskReasons(drive)),
    ...(drive.readOnly ? [error('read-only', 'It is mounted read-only.')] : []),
    ...(!drive.readOnly && !drive.writable
      ? [error('not-writable', 'You are not allowed to write to it.')]
      : []),
    ...markerReasons(drive),
    ...roomReasons(drive, need),
    ...(drive.announces.length === 0
      ? []
      : [error('announces-more', `Announces ${andList(drive.announces)} as well as storage.`)]),
    ...(drive.otherVaults === 0
      ? []
      : [
          warning(
            'other-vault',
            `It carries ${plural(drive.otherVaults, 'other vault')}, which ${drive.otherVaults === 1 ? 'is' : 'are'} left alone.`,
          ),
        ]),
  ];
  return reasons.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}

/** True where nothing forbids writing to it. */
export const isFit = (reasons: readonly FitnessReason[]): boolean =>
  reasons.every((reason) => reason.severity !== 'error');

function sharedDiskReasons({ onSystemDisk, onVaultDisk, sourceOf }: DriveFacts): FitnessReason[] {
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

function markerReasons({ marker, state }: DriveFacts): FitnessReason[] {
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

function roomReasons({ freeBytes, maxFileBytes }: DriveFacts, need: Need): FitnessReason[] {
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
    reasons.push(
      warning(
        'file-too-large',
        `Its file system holds no file larger than ${formatBytes(maxFileBytes)}: larger parts are cut into slices.`,
      ),
    );
  }
  return reasons;
}

/** Parts are cut into slices where the file system cannot hold them; below this there would be no end of slices. */
const smallestUsefulFileBytes = 1024 * 1024;

const error = (code: FitnessReason['code'], message: string): FitnessReason => ({
  code,
  severity: 'error',
  message,
});

const warning = (code: FitnessReason['code'], message: string): FitnessReason => ({
  code,
  severity: 'warning',
  message,
});
