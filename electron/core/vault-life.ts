// The life of an unlocked vault: what it is called, its journal, its settings, who listens to its changes, and its end.
import type { VaultLock } from './catalogue/lock.ts';
import { describeFact } from '../../shared/domain/journal.ts';
import type { LogReport } from '../../shared/domain/reports.ts';
import type { SpoolReport } from '../../shared/domain/spool-report.ts';
import { changedSettings, type Settings, type SettingsChanges } from '../../shared/domain/settings.ts';
import { CommitWatch } from './commit-watch.ts';
import type { JobContext } from './jobs/context.ts';
import { clearSpool, spoolReport } from './jobs/keep-spool.ts';
import { knownVault } from './jobs/known-vault.ts';
import { writeSettings } from './vault-folder.ts';
import { WatchedLedger } from './watched-ledger.ts';
import type { PublicKeys } from './worker/calls.ts';

export abstract class VaultLife {
  #context: JobContext;
  #settingsWritten: Promise<unknown> = Promise.resolve();
  readonly #ledger: WatchedLedger;
  protected readonly commits = new CommitWatch();
  readonly #lock: VaultLock | null;

  /** `lock` is null for a visitor, who holds no vault folder. */
  constructor(context: JobContext, lock: VaultLock | null) {
    this.#ledger = new WatchedLedger(context.ledger);
    this.#context = { ...context, ledger: this.#ledger };
    this.#lock = lock;
  }

  /** What every job works with, as it stands now. */
  protected get context(): JobContext {
    return this.#context;
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

  spool(): Promise<SpoolReport | null> {
    return spoolReport(this.#context);
  }

  clearSpool(): Promise<SpoolReport | null> {
    return clearSpool(this.#context);
  }

  async note(what: string): Promise<void> {
    await this.#context.ledger.commit((catalogue, atMs) =>
      catalogue.append({ kind: 'noted', body: { what } }, atMs),
    );
  }

  get revision(): number {
    return this.#ledger.revision;
  }

  onChange(listener: (revision: number) => void): () => void {
    return this.#ledger.onChange(listener);
  }

  /** What stands changed although nothing was recorded: who listens asks again. */
  protected touch(): void {
    this.#ledger.touch();
  }

  newestWitnessedMs(): number | null {
    return this.#ledger.catalogue.newestTimeMs();
  }

  busy(): boolean {
    return this.#ledger.committing || this.commits.holds;
  }

  async whenIdle(): Promise<void> {
    while (this.busy()) {
      await this.commits.idle();
      await this.#ledger.idle();
    }
  }

  settings(): Settings {
    return this.#context.settings;
  }

  /** One after the other: the second of two changes must not put back what the first one changed. */
  updateSettings(changes: SettingsChanges): Promise<Settings> {
    const done = this.#settingsWritten.then(async () => {
      const settings = changedSettings(this.#context.settings, changes);
      if (this.#context.home !== null) await writeSettings(this.#context.home, settings);
      this.#context = { ...this.#context, settings };
      this.#ledger.touch();
      return settings;
    });
    this.#settingsWritten = done.catch(() => undefined);
    return done;
  }

  async close(): Promise<void> {
    await this.#context.ledger.close();
    await this.#context.worker.lock();
    this.#lock?.release();
  }
}
