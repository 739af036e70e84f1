// Current state, read from the views: media, the copies on them, what was verified and rehearsed.
import { z } from 'zod';
import {
  failureSchema,
  writtenFileSchema,
  type Failure,
  type MediumAttributes,
  type WrittenFile,
} from '../../../shared/domain/facts.ts';
import {
  copyStatuses,
  drillStatuses,
  mediumStates,
  mediumTypes,
  verificationLevels,
  type CopyStatus,
  type DrillStatus,
  type VerificationLevel,
} from '../../../shared/domain/words.ts';
import type { Database } from './open-database.ts';
import { booleanColumn, jsonColumn, readRow, readRows } from './rows.ts';

export interface MediumRecord extends MediumAttributes {
  readonly id: string;
  readonly enrolledAtMs: number;
}

/** One snapshot on one medium, as last seen. */
export interface CopyState {
  readonly medium: string;
  readonly snapshot: string;
  readonly set: string;
  readonly seq: number;
  /** The copy's folder on the medium. */
  readonly path: string;
  readonly status: CopyStatus;
  /** How it was read when it was last found good. */
  readonly level: VerificationLevel;
  /** When it was last found good: the last successful verification, at first the read-back after writing. */
  readonly verifiedAtMs: number;
  readonly recordedAtMs: number;
  readonly files: WrittenFile[];
}

export interface VaultFilesState {
  readonly files: WrittenFile[];
  /** Which lock the medium carries: SHA-256 of the identity.age that was written. */
  readonly identitySha256: string;
  readonly atMs: number;
}

export interface DrillRecord {
  /** Null where it was rehearsed from a folder that is no known medium. */
  readonly medium: string | null;
  readonly set: string;
  readonly snapshot: string;
  readonly status: DrillStatus;
  readonly seconds: number;
  readonly items: number;
  readonly failures: Failure[];
  readonly atMs: number;
}

export interface VerificationRecord {
  readonly medium: string;
  readonly snapshot: string;
  readonly status: 'verified' | 'suspect' | 'missing';
  readonly level: VerificationLevel;
  readonly failures: Failure[];
  readonly atMs: number;
}

const mediumRow = z
  .object({
    medium: z.string(),
    label: z.string(),
    type: z.enum(mediumTypes),
    location: z.string(),
    custodian: z.string(),
    offsite: booleanColumn,
    state: z.enum(mediumStates),
    enrolled_at_ms: z.int(),
  })
  .transform(({ medium, enrolled_at_ms, ...attributes }): MediumRecord => ({
    id: medium,
    ...attributes,
    enrolledAtMs: enrolled_at_ms,
  }));

const copyRow = z
  .object({
    medium: z.string(),
    snapshot: z.string(),
    set_id: z.string(),
    seq: z.int(),
    path: z.string(),
    status: z.enum(copyStatuses),
    level: z.enum(verificationLevels),
    verified_at_ms: z.int(),
    recorded_at_ms: z.int(),
    files: jsonColumn(z.array(writtenFileSchema)),
  })
  .transform((row): CopyState => ({
    medium: row.medium,
    snapshot: row.snapshot,
    set: row.set_id,
    seq: row.seq,
    path: row.path,
    status: row.status,
    level: row.level,
    verifiedAtMs: row.verified_at_ms,
    recordedAtMs: row.recorded_at_ms,
    files: row.files,
  }));

const vaultFilesRow = z
  .object({ identity_sha256: z.string(), files: jsonColumn(z.array(writtenFileSchema)), at_ms: z.int() })
  .transform((row): VaultFilesState => ({
    files: row.files,
    identitySha256: row.identity_sha256,
    atMs: row.at_ms,
  }));

const drillRow = z
  .object({
    medium: z.string().nullable(),
    set_id: z.string(),
    snapshot: z.string(),
    status: z.enum(drillStatuses),
    seconds: z.number(),
    items: z.int(),
    failures: jsonColumn(z.array(failureSchema)),
    at_ms: z.int(),
  })
  .transform(({ set_id, at_ms, ...rest }): DrillRecord => ({ ...rest, set: set_id, atMs: at_ms }));

const verificationRow = z
  .object({
    medium: z.string(),
    snapshot: z.string(),
    status: z.enum(['verified', 'suspect', 'missing']),
    level: z.enum(verificationLevels),
    failures: jsonColumn(z.array(failureSchema)),
    at_ms: z.int(),
  })
  .transform(({ at_ms, ...rest }): VerificationRecord => ({ ...rest, atMs: at_ms }));

/** Media in the order in which they were enrolled. */
export const readMedia = (database: Database): MediumRecord[] =>
  readRows(database, mediumRow, 'SELECT * FROM media ORDER BY position');

export const readMedium = (database: Database, id: string): MediumRecord | null =>
  readRow(database, mediumRow, 'SELECT * FROM media WHERE medium = ?', id);

/** Every copy, retired ones too, in the order in which they were recorded. */
export const readCopies = (database: Database): CopyState[] =>
  readRows(database, copyRow, 'SELECT * FROM copies ORDER BY position');

export const readVaultFiles = (database: Database, mediumId: string): VaultFilesState | null =>
  readRow(database, vaultFilesRow, 'SELECT * FROM vault_files WHERE medium = ?', mediumId);

/** Drills of a set, oldest first. */
export const readDrills = (database: Database, setId: string): DrillRecord[] =>
  readRows(database, drillRow, 'SELECT * FROM drills WHERE set_id = ? ORDER BY position', setId);

/** Every verification of one copy, oldest first. */
export const readVerifications = (
  database: Database,
  mediumId: string,
  snapshot: string,
): VerificationRecord[] =>
  readRows(
    database,
    verificationRow,
    'SELECT * FROM verifications WHERE medium = ? AND snapshot = ? ORDER BY position',
    mediumId,
    snapshot,
  );
