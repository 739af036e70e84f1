// The vault of this app: none, locked, or open in a worker of its own. Whoever needs an open vault asks here, and nobody keeps one.
import { ColdkeepError, toErrorRecord, type ErrorCode } from '../../../shared/domain/errors.ts';
import type { PassphraseQuestion } from '../../../shared/ipc/passphrase.ts';
import type { AppState } from '../../../shared/ipc/state.ts';
import type { EngineOptions } from '../../core/vault.ts';
import type { PassphraseWindows } from '../windows/passphrase-window.ts';
import type { VaultProcess } from './start-vault-process.ts';

export type VaultPhase = AppState['vault']['phase'];

/** What the session itself needs of an open vault. */
export interface Lockable {
  /** Ends what is being committed, drops the catalogue, ends the worker, releases the vault folder. */
  close(): Promise<void>;
}

/** Opens a vault with the passphrase that lies with the worker which `options` starts. */
export type Opening<R> = (passphrase: 'typed', options: EngineOptions) => Promise<R>;

export interface VaultSessionOptions {
  readonly startProcess: () => VaultProcess;
  readonly windows: PassphraseWindows;
  /** Ends running jobs before the lock: those that commit finish, the others are cancelled. */
  readonly endJobs: () => Promise<void>;
  /** Whether there is a vault in the vault folder, asked while none is open. */
  readonly hasVault: () => Promise<boolean>;
  /** What is plugged in, as this app lists it. */
  readonly drives?: NonNullable<EngineOptions['drives']>;
  /** Told of a failure while closing. It does not hold up the lock: the keys are gone all the same. */
  readonly onCloseFailed: (error: unknown) => void;
}

/** Failures after which the person tries again in the same window. */
const worthAnotherTry: readonly ErrorCode[] = ['wrong-passphrase', 'passphrase-weak'];

export class VaultSession<V extends Lockable> {
  readonly #options: VaultSessionOptions;
  readonly #listeners = new Set<() => void>();
  #phase: VaultPhase = 'none';
  #open: { vault: V; process: VaultProcess; notes: readonly string[] } | null = null;
  #lockedBecause: string | null = null;
  #locking: Promise<void> | null = null;
  /** Set when a lock was asked for while a vault was being opened. */
  #lockAfterOpening: { reason: string | null } | null = null;

  constructor(options: VaultSessionOptions) {
    this.#options = options;
  }

  get phase(): VaultPhase {
    return this.#phase;
  }

  /** Why the vault was locked last, as a sentence; null where a person did it. */
  get lockedBecause(): string | null {
    return this.#lockedBecause;
  }

  /** What opening had to tell: an older catalogue was used, the clock went back. */
  get notes(): readonly string[] {
    return this.#open?.notes ?? [];
  }

  /** The open vault. Errors: vault-missing while none is open. */
  get vault(): V {
    if (this.#open === null || this.#phase !== 'open') {
      throw new ColdkeepError('vault-missing', 'The vault is locked.', { hint: 'Unlock it first.' });
    }
    return this.#open.vault;
  }

  /** Calls `listener` after every change of phase, until the answered function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #engineOptions(startWorker: NonNullable<EngineOptions['startWorker']>): EngineOptions {
    const { drives } = this.#options;
    return drives === undefined ? { startWorker } : { startWorker, drives };
  }

  /** Looks again whether there is a vault: at the start, and when another folder became the vault folder. */
  async refresh(): Promise<void> {
    if (this.#phase !== 'none' && this.#phase !== 'locked') return;
    this.#enter((await this.#options.hasVault()) ? 'locked' : 'none');
  }

  /**
   * Asks for a passphrase and opens a vault with it: unlock, create, adopt and visit alike. Null when the person cancelled.
   * Errors: those of `opening` that another try does not mend.
   */
  async openAsking<R extends { readonly vault: V; readonly notes?: readonly string[] }>(
    question: PassphraseQuestion,
    opening: Opening<R>,
  ): Promise<R | null> {
    this.#beginOpening();
    let process = this.#options.startProcess();
    let opened: R | null = null;
    try {
      // What came open counts, whatever became of the window meanwhile.
      await this.#options.windows.ask(question, {
        connect: (line) => process.connect(line),
        attempt: async () => {
          try {
            opened = await opening(
              'typed',
              this.#engineOptions(() => process.worker),
            );
            return null;
          } catch (error) {
            if (!(error instanceof ColdkeepError) || !worthAnotherTry.includes(error.code)) throw error;
            // The engine has ended the worker of the failed attempt; the next one gets a fresh one.
            process = this.#options.startProcess();
            return toErrorRecord(error);
          }
        },
      });
      await this.#endOpening(opened, process);
      return opened;
    } catch (error) {
      await this.#endOpening(null, process);
      throw error;
    }
  }

  /** Opens a vault whose passphrase nobody has to type: the practice vault. */
  async openDirectly<R extends { readonly vault: V; readonly notes?: readonly string[] }>(
    opening: (options: EngineOptions) => Promise<R>,
  ): Promise<R> {
    this.#beginOpening();
    const process = this.#options.startProcess();
    try {
      const opened = await opening(this.#engineOptions(() => process.worker));
      await this.#endOpening(opened, process);
      return opened;
    } catch (error) {
      await this.#endOpening(null, process);
      throw error;
    }
  }

  /** Asks for another passphrase while the vault is open; its worker gets it. Null when the person cancelled. */
  async askAnother<T>(
    question: PassphraseQuestion,
    use: (passphrase: 'typed', vault: V) => Promise<T>,
  ): Promise<T | null> {
    const { vault } = this;
    const process = this.#open?.process;
    let result: T | null = null;
    await this.#options.windows.ask(question, {
      connect: (line) => process?.connect(line),
      attempt: async () => {
        try {
          result = await use('typed', vault);
          return null;
        } catch (error) {
          if (!(error instanceof ColdkeepError) || !worthAnotherTry.includes(error.code)) throw error;
          return toErrorRecord(error);
        }
      },
    });
    return result;
  }

  /**
   * Locks: jobs end, the vault is closed, its worker is gone when this resolves. `reason` is a sentence. `closed` is waited for
   * before the phase changes, and must not throw. Idempotent: a lock that is under way is joined, without another `closed`.
   */
  lock(reason: string | null, closed: () => Promise<void> = async () => {}): Promise<void> {
    if (this.#phase === 'opening') {
      this.#lockAfterOpening = { reason };
      this.#options.windows.dismiss();
      return Promise.resolve();
    }
    if (this.#open === null) return Promise.resolve();
    this.#locking ??= this.#lockOpen(reason, closed).finally(() => {
      this.#locking = null;
    });
    return this.#locking;
  }

  async #lockOpen(reason: string | null, closed: () => Promise<void>): Promise<void> {
    const open = this.#open;
    if (open === null) return;
    this.#enter('locking');
    this.#options.windows.dismiss();
    try {
      await this.#options.endJobs();
      await open.vault.close();
    } catch (error) {
      this.#options.onCloseFailed(error);
    } finally {
      await open.process.worker.lock();
      await closed();
      this.#open = null;
      this.#lockedBecause = reason;
      this.#enter((await this.#options.hasVault()) ? 'locked' : 'none');
    }
  }

  #beginOpening(): void {
    if (this.#phase !== 'none' && this.#phase !== 'locked')
      throw new Error('a vault is open or being opened');
    this.#lockAfterOpening = null;
    this.#enter('opening');
  }

  async #endOpening(
    opened: { readonly vault: V; readonly notes?: readonly string[] } | null,
    process: VaultProcess,
  ): Promise<void> {
    if (opened === null) {
      await process.worker.lock();
      this.#enter((await this.#options.hasVault()) ? 'locked' : 'none');
      return;
    }
    const open = { vault: opened.vault, process, notes: opened.notes ?? [] };
    this.#open = open;
    void this.#lockWhenEnded(open);
    this.#lockedBecause = null;
    this.#enter('open');
    if (this.#lockAfterOpening !== null) await this.lock(this.#lockAfterOpening.reason);
  }

  /** A vault whose worker is gone can do nothing any more. */
  async #lockWhenEnded(open: { readonly process: VaultProcess }): Promise<void> {
    await open.process.ended;
    if (this.#open === open) await this.lock('The vault worker ended unexpectedly.');
  }

  #enter(phase: VaultPhase): void {
    this.#phase = phase;
    for (const listener of this.#listeners) listener();
  }
}
