// The catalogue as it lives in the vault folder: every committed transaction is sealed, signed and stored before it counts.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { Catalogue } from './catalogue.ts';
import { loadPair, storePair, type Pair, type SealingKeys } from './file-pair.ts';
import { openVaultDisk, type VaultDisk } from './vault-disk.ts';

export type { SealingKeys } from './file-pair.ts';

export class SealedCatalogue {
  /** Always the same object; a commit that could not be stored is taken back inside it. */
  readonly catalogue: Catalogue;
  readonly #folder: string;
  readonly #disk: VaultDisk;
  readonly #keys: SealingKeys;
  /** The files and the bytes that the disk holds. */
  #base: Pair | null;
  #stored: Uint8Array;
  #queue: Promise<unknown> = Promise.resolve();
  #closed = false;

  private constructor(
    folder: string,
    disk: VaultDisk,
    keys: SealingKeys,
    catalogue: Catalogue,
    base: Pair | null,
  ) {
    this.catalogue = catalogue;
    this.#folder = folder;
    this.#disk = disk;
    this.#keys = keys;
    this.#base = base;
    this.#stored = catalogue.serialize();
  }

  /** Stores a catalogue in a folder that has none. Errors: catalogue-unwritable. */
  static async create(
    folder: string,
    keys: SealingKeys,
    catalogue: Catalogue,
    disk: VaultDisk = openVaultDisk(folder),
  ): Promise<SealedCatalogue> {
    const sealed = new SealedCatalogue(folder, disk, keys, catalogue, null);
    try {
      await sealed.#store(sealed.#stored);
    } catch (error) {
      throw sealed.#unwritable(error);
    }
    return sealed;
  }

  /**
   * Opens what the folder holds: the newest state whose signature holds. `notes` say what is not as it should be, such as that the
   * predecessor had to be taken. Errors: catalogue-damaged, catalogue-forged, catalogue-newer, sqlite-unavailable.
   */
  static async load(
    folder: string,
    keys: SealingKeys,
    disk: VaultDisk = openVaultDisk(folder),
  ): Promise<{ sealed: SealedCatalogue; source: 'current' | 'predecessor'; notes: string[] }> {
    const loaded = await loadPair(disk, keys);
    const catalogue = Catalogue.fromBytes(loaded.plaintext);
    const sealed = new SealedCatalogue(folder, disk, keys, catalogue, {
      file: loaded.file,
      signature: loaded.signature,
    });
    return { sealed, source: loaded.source, notes: loaded.note === null ? [] : [loaded.note] };
  }

  /**
   * Runs `change` in one transaction, then seals and stores the whole catalogue; what it resolves to is durable. Calls wait for each
   * other. If `change` throws, nothing happened. If storing fails, the catalogue goes back to what the disk holds.
   * Errors: what `change` throws; catalogue-unwritable; worker-ended.
   */
  commit<T>(change: (catalogue: Catalogue) => T): Promise<T> {
    const done = this.#queue.then(() => this.#commitNow(change));
    this.#queue = done.catch(() => undefined);
    return done;
  }

  /** Resolves when no commit is under way: wait for it before the lock of the folder is released. */
  async idle(): Promise<void> {
    await this.#queue;
  }

  /** Drops the catalogue from memory. A commit under way still reaches the disk, whole or not at all. */
  close(): void {
    this.#closed = true;
    this.#stored.fill(0);
    this.catalogue.close();
  }

  async #commitNow<T>(change: (catalogue: Catalogue) => T): Promise<T> {
    if (this.#closed) throw new Error('the catalogue is closed');
    const result = this.catalogue.transaction(() => change(this.catalogue));
    const bytes = this.catalogue.serialize();
    try {
      await this.#store(bytes);
    } catch (error) {
      await this.#returnToDisk();
      throw this.#unwritable(error);
    }
    return result;
  }

  async #store(bytes: Uint8Array): Promise<void> {
    const ciphertext = await this.#keys.seal(bytes);
    const signature = await this.#keys.sign(ciphertext);
    this.#base = await storePair(this.#disk, this.#base, ciphertext, signature);
    this.#stored = bytes;
  }

  /** A failed store may have reached the disk all the same: asking it is the only way to know. */
  async #returnToDisk(): Promise<void> {
    try {
      const { plaintext, file, signature } = await loadPair(this.#disk, this.#keys);
      this.#base = { file, signature };
      this.#stored = plaintext;
    } catch {
      // The disk does not answer either; what it last took from us is the best that is known.
    }
    if (!this.#closed) this.catalogue.revert(this.#stored);
  }

  #unwritable(error: unknown): unknown {
    if (error instanceof ColdkeepError) return error;
    const why = error instanceof Error ? error.message : String(error);
    return new ColdkeepError(
      'catalogue-unwritable',
      `The catalogue could not be stored in ${this.#folder}: ${why}.`,
      {
        cause: error,
      },
    );
  }
}
