// An unlocked vault: each method is one thing a person can ask for; the work itself stands in jobs/.
import type { VaultLock } from './catalogue/lock.ts';
import type { MediumAttributes } from '../../shared/domain/facts.ts';
import { describeFact } from '../../shared/domain/journal.ts';
import type { RunOptions } from '../../shared/domain/progress.ts';
import type {
  Checklist,
  DrillReport,
  ExportReport,
  LogReport,
  MediumSummary,
  PassphraseReport,
  RestoreReport,
  ScanReport,
  SetSummary,
  StatusReport,
  VerifyReport,
} from '../../shared/domain/reports.ts';
import { checklistFor, scenariosOf } from './jobs/checklist.ts';
import type { JobContext } from './jobs/context.ts';
import { drillMedium } from './jobs/drill.ts';
import { exportSet } from './jobs/export.ts';
import { knownVault } from './jobs/known-vault.ts';
import { listMedia, setMedium } from './jobs/media.ts';
import { changePassphrase } from './jobs/passphrase.ts';
import { restoreCopy } from './jobs/restore.ts';
import { readSources, recordScan, setNamed } from './jobs/scan.ts';
import { addSet, listSets, removeSet } from './jobs/sets.ts';
import { statusOf } from './jobs/status.ts';
import { verifyMedium } from './jobs/verify.ts';
import type { PublicKeys } from './worker/calls.ts';
import type { PassphraseSource } from './worker/passphrase-desk.ts';
import type { AddSetInput, ExportInput, RestoreInput, UnlockedVault } from './vault-api.ts';

export class OpenVault implements UnlockedVault {
  readonly #context: JobContext;
  readonly #lock: VaultLock | null;

  /** `lock` is null for a visitor, who holds no vault folder. */
  constructor(context: JobContext, lock: VaultLock | null) {
    this.#context = context;
    this.#lock = lock;
  }

  get id(): string {
    return this.#context.vaultId;
  }

  publicKeys(): PublicKeys {
    return this.#context.keys;
  }

  get name(): string {
    return knownVault(this.#context.ledger.catalogue).name;
  }

  changePassphrase(passphrase: PassphraseSource): Promise<PassphraseReport> {
    return changePassphrase(this.#context, passphrase);
  }

  addSet(input: AddSetInput): Promise<SetSummary> {
    return addSet(this.#context, input);
  }

  listSets(): SetSummary[] {
    return listSets(this.#context);
  }

  removeSet(name: string): Promise<void> {
    return removeSet(this.#context, name);
  }

  async scan(name: string, run: RunOptions = {}): Promise<ScanReport> {
    const set = setNamed(this.#context, name);
    const result = await readSources(this.#context, set, run);
    await recordScan(this.#context, set, result);
    const items = result.items.map(({ path, key, kind, size, sha256 }) => ({
      path,
      key,
      kind,
      size,
      sha256,
    }));
    return { set: set.name, contentDigest: result.contentDigest, items, findings: result.findings };
  }

  export(name: string, input: ExportInput, run: RunOptions = {}): Promise<ExportReport> {
    return exportSet(this.#context, name, input, run);
  }

  verify(input: { at: string; open?: boolean }, run: RunOptions = {}): Promise<VerifyReport> {
    return verifyMedium(this.#context, input, run);
  }

  drill(input: { at: string; set?: string }, run: RunOptions = {}): Promise<DrillReport> {
    return drillMedium(this.#context, input, run);
  }

  restore(input: RestoreInput, run: RunOptions = {}): Promise<RestoreReport> {
    return restoreCopy(this.#context, input, run);
  }

  status(name?: string, run: RunOptions = {}): Promise<StatusReport> {
    return statusOf(this.#context, name ?? null, run);
  }

  listMedia(): MediumSummary[] {
    return listMedia(this.#context);
  }

  setMedium(id: string, changes: Partial<MediumAttributes>): Promise<MediumSummary> {
    return setMedium(this.#context, id, changes);
  }

  listScenarios(name: string): { id: string; title: string }[] {
    return scenariosOf(this.#context, name);
  }

  checklist(name: string, scenario: string): Checklist {
    return checklistFor(this.#context, name, scenario);
  }

  log(): LogReport {
    const { catalogue } = this.#context.ledger;
    const names = catalogue.names();
    return {
      events: catalogue
        .facts()
        .map((fact) => ({ at: new Date(fact.atMs).toISOString(), what: describeFact(fact, names) })),
      chain: catalogue.verifyChain().chain,
    };
  }

  async note(what: string): Promise<void> {
    await this.#context.ledger.commit((catalogue, atMs) =>
      catalogue.append({ kind: 'noted', body: { what } }, atMs),
    );
  }

  async close(): Promise<void> {
    await this.#context.ledger.close();
    await this.#context.worker.lock();
    this.#lock?.release();
  }
}
