// What the door asks of the engine: the ways in which a vault comes to be open.
import type { RunOptions } from '../../../shared/domain/progress.ts';
import type { AdoptReport, InitReport } from '../../../shared/domain/reports.ts';
import type { PracticeSystem } from '../../core/practice/practice-sets.ts';
import type { EngineOptions } from '../../core/vault.ts';
import type { WindowVault } from '../../core/vault-api.ts';
import type { PassphraseSource } from '../../core/worker/passphrase-desk.ts';

/** How vaults come to be open. The passphrase is the one that lies with the worker, unless a test says otherwise. */
export interface Engine {
  createVault(
    input: { home: string; name: string; passphrase: PassphraseSource },
    options: EngineOptions,
  ): Promise<{ vault: WindowVault; report: InitReport }>;
  openVault(
    input: { home: string; passphrase: PassphraseSource },
    options: EngineOptions,
  ): Promise<{ vault: WindowVault; notes: string[] }>;
  adoptVault(
    input: { home: string; at: string; passphrase: PassphraseSource },
    options: EngineOptions & RunOptions,
  ): Promise<{ vault: WindowVault; report: AdoptReport }>;
  openFromMedium(
    input: { at: string; passphrase: PassphraseSource },
    options: EngineOptions & RunOptions,
  ): Promise<{ vault: WindowVault; notes: string[] }>;
  openPracticeVault(
    input: { home: string; system?: PracticeSystem | undefined },
    options: EngineOptions,
  ): Promise<{ vault: WindowVault; media: readonly string[] }>;
  /** Removes it without a trace. */
  removePracticeVault(home: string): Promise<void>;
}
