// What every job works with: the unlocked worker, the catalogue, a clock. Built by vault.ts.
import type { DerivedValue } from '../../../shared/domain/derived-value.ts';
import type { Drive } from '../../../shared/domain/drive.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { Item } from '../../../shared/domain/item.ts';
import type { KnownHash } from '../capture/known-hash.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { PublicKeys } from '../worker/calls.ts';
import type { VaultWorker } from '../worker/client.ts';
import type { Settings } from '../../../shared/domain/settings.ts';

/** The catalogue and the way to change it: what `commit` returns is durable. */
export interface Ledger {
  readonly catalogue: Catalogue;
  /** Runs `change` in one transaction, then seals and stores the catalogue. All or nothing. */
  commit<T>(change: (catalogue: Catalogue, atMs: number) => T): Promise<T>;
  /** Waits for what is being committed, then drops the catalogue from memory. */
  close(): Promise<void>;
}

/** What a scan saw: items in byte order of path, and everything that is not as it should be. */
export interface ScanResult {
  readonly items: Item[];
  readonly findings: Finding[];
  readonly derived: DerivedValue[];
  readonly contentDigest: string;
  readonly bytes: number;
  readonly known: KnownHash[];
}

/** A scan since the vault was unlocked, with all that it saw. */
export interface SessionReading {
  readonly scan: ScanResult;
  readonly atMs: number;
}

export interface JobContext {
  readonly vaultId: string;
  readonly keys: PublicKeys;
  readonly worker: VaultWorker;
  readonly ledger: Ledger;
  readonly settings: Settings;
  readonly now: () => number;
  /** The vault folder; null for a visitor, who reads a medium on a machine that has no vault. */
  readonly home: string | null;
  /** The newest scan of each set (by id) since the vault was unlocked. */
  readonly readings: Map<string, SessionReading>;
  /** What is plugged in now. Never throws: without a system that tells, none. */
  readonly drives: () => Promise<readonly Drive[]>;
  /** Bytes of the locked identity as it stands now. */
  readonly identityFile: () => Promise<Uint8Array>;
}
