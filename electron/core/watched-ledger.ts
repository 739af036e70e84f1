// A ledger that counts its changes and tells who listens, so that a window asks again when something changed.
import type { Catalogue } from './catalogue/catalogue.ts';
import type { Ledger } from './jobs/context.ts';

export class WatchedLedger implements Ledger {
  readonly #ledger: Ledger;
  readonly #listeners = new Set<(revision: number) => void>();
  #revision = 0;
  #committing = 0;
  #committed: Promise<unknown> = Promise.resolve();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  get catalogue(): Catalogue {
    return this.#ledger.catalogue;
  }

  /** How many changes were committed since the vault was opened. */
  get revision(): number {
    return this.#revision;
  }

  /** True while a change is on its way to the disk. */
  get committing(): boolean {
    return this.#committing > 0;
  }

  async commit<T>(change: (catalogue: Catalogue, atMs: number) => T): Promise<T> {
    this.#committing += 1;
    const done = this.#ledger.commit(change);
    this.#committed = Promise.allSettled([this.#committed, done]);
    try {
      const result = await done;
      this.touch();
      return result;
    } finally {
      this.#committing -= 1;
    }
  }

  /** Counts a change that is not in the catalogue, such as one of the settings, and tells the listeners. */
  touch(): void {
    this.#revision += 1;
    for (const listener of this.#listeners) listener(this.#revision);
  }

  /** Calls `listener` after every change until the answered function is called. */
  onChange(listener: (revision: number) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Resolves when no change is on its way to the disk. */
  async idle(): Promise<void> {
    while (this.committing) await this.#committed;
  }

  async close(): Promise<void> {
    await this.#ledger.close();
    this.#listeners.clear();
  }
}
