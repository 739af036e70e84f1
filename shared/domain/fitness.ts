// Whether a drive is fit for an export: every reason against it, not the first. Pure: what the system reports is passed in.
import { z } from 'zod';

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
