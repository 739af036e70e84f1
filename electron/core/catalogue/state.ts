// Current state, read from the views: what the vault is, its sets, snapshots and scans.
import { z } from 'zod';
import { findingSchema, type Finding } from '../../../shared/domain/finding.ts';
import { sourceSchema, type Source } from '../../../shared/domain/item.ts';
import type { Database } from './open-database.ts';
import { jsonColumn, readRow, readRows } from './rows.ts';

export interface VaultRecord {
  readonly id: string;
  readonly name: string;
  readonly recipient: string;
  /** As minisign prints a public key: one base64 line. */
  readonly signingKey: string;
  readonly createdAtMs: number;
}

export interface SetRecord {
  readonly id: string;
  readonly name: string;
  readonly profile: string;
  readonly sources: Source[];
  readonly addedAtMs: number;
  /** Null while it is protected. Copies of a removed set stay on their media. */
  readonly removedAtMs: number | null;
}

export interface SnapshotRecord {
  readonly id: string;
  readonly set: string;
  readonly seq: number;
  readonly contentDigest: string;
  readonly items: number;
  readonly bytes: number;
  /** When it was captured, whole seconds, as its id says. */
  readonly capturedAtMs: number;
  /** When this catalogue recorded it; later than captured where it was learned from a medium. */
  readonly recordedAtMs: number;
}

export interface ScanRecord {
  readonly set: string;
  readonly contentDigest: string;
  readonly items: number;
  readonly bytes: number;
  readonly findings: Finding[];
  readonly atMs: number;
}

const vaultRow = z
  .object({
    vault: z.string(),
    name: z.string(),
    recipient: z.string(),
    signing_key: z.string(),
    created_at_ms: z.int(),
  })
  .transform((row): VaultRecord => ({
    id: row.vault,
    name: row.name,
    recipient: row.recipient,
    signingKey: row.signing_key,
    createdAtMs: row.created_at_ms,
  }));

const setRow = z
  .object({
    set_id: z.string(),
    name: z.string(),
    profile: z.string(),
    sources: jsonColumn(z.array(sourceSchema)),
    added_at_ms: z.int(),
    removed_at_ms: z.int().nullable(),
  })
  .transform((row): SetRecord => ({
    id: row.set_id,
    name: row.name,
    profile: row.profile,
    sources: row.sources,
    addedAtMs: row.added_at_ms,
    removedAtMs: row.removed_at_ms,
  }));

const digestCounts = { set_id: z.string(), content_digest: z.string(), items: z.int(), bytes: z.int() };

const snapshotRow = z
  .object({ snapshot: z.string(), seq: z.int(), recorded_at_ms: z.int(), ...digestCounts })
  .transform((row): SnapshotRecord => ({
    id: row.snapshot,
    set: row.set_id,
    seq: row.seq,
    contentDigest: row.content_digest,
    items: row.items,
    bytes: row.bytes,
    capturedAtMs: capturedAtMs(row.snapshot),
    recordedAtMs: row.recorded_at_ms,
  }));

const scanRow = z
  .object({ findings: jsonColumn(z.array(findingSchema)), at_ms: z.int(), ...digestCounts })
  .transform((row): ScanRecord => ({
    set: row.set_id,
    contentDigest: row.content_digest,
    items: row.items,
    bytes: row.bytes,
    findings: row.findings,
    atMs: row.at_ms,
  }));

/** A snapshot's id begins with the moment of its capture: YYYYMMDDTHHMMSSZ. */
export function capturedAtMs(snapshot: string): number {
  const [year, month, day, hour, minute, second] = [0, 4, 6, 9, 11, 13].map((at, index) =>
    Number(snapshot.slice(at, at + (index === 0 ? 4 : 2))),
  );
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
}

export const readVault = (database: Database): VaultRecord | null =>
  readRow(database, vaultRow, 'SELECT * FROM vault');

/** Sets by name; removed ones, too. */
export const readSets = (database: Database): SetRecord[] =>
  readRows(database, setRow, 'SELECT * FROM sets ORDER BY name, position');

export const readSnapshots = (database: Database): SnapshotRecord[] =>
  readRows(database, snapshotRow, 'SELECT * FROM snapshots ORDER BY seq, position');

export const readSnapshot = (database: Database, id: string): SnapshotRecord | null =>
  readRow(database, snapshotRow, 'SELECT * FROM snapshots WHERE snapshot = ?', id);

export const readNewestSnapshot = (database: Database, setId: string): SnapshotRecord | null =>
  readRow(
    database,
    snapshotRow,
    'SELECT * FROM snapshots WHERE set_id = ? ORDER BY seq DESC, position DESC LIMIT 1',
    setId,
  );

/** The highest seq this vault is known to have reached, also on media it was adopted from; 0 before the first snapshot. */
export function readHighestSeq(database: Database): number {
  const row = readRow(
    database,
    z.object({ highest: z.int().nullable() }),
    `SELECT max(body ->> 'seq') AS highest FROM facts WHERE kind IN ('snapshot-taken', 'vault-adopted')`,
  );
  return row?.highest ?? 0;
}

export const readLastScan = (database: Database, setId: string): ScanRecord | null =>
  readRow(database, scanRow, 'SELECT * FROM latest_scans WHERE set_id = ?', setId);

/** Every scan of a set, oldest first. */
export const readScans = (database: Database, setId: string): ScanRecord[] =>
  readRows(
    database,
    scanRow,
    `SELECT body ->> 'set' AS set_id, body ->> 'contentDigest' AS content_digest, body ->> 'items' AS items,
       body ->> 'bytes' AS bytes, body -> 'findings' AS findings, at_ms
     FROM facts WHERE kind = 'scanned' AND body ->> 'set' = ? ORDER BY position`,
    setId,
  );
