// The unlocked identity and what is derived from it, for as long as the worker lives.
import { deriveVaultKeys, type VaultKeys } from '../crypto/vault-keys.ts';
import type { PublicKeys } from './calls.ts';

export class Keyring {
  #secret: Uint8Array | null = null;
  #keys: VaultKeys | null = null;

  /** Takes over the 32 secret bytes of an identity; the caller must not keep them. */
  hold(secret: Uint8Array): PublicKeys {
    this.forget();
    this.#secret = secret;
    this.#keys = deriveVaultKeys(secret);
    return { recipient: this.#keys.recipient, signingKey: this.#keys.signing.publicKey };
  }

  get secret(): Uint8Array {
    if (this.#secret === null) throw new Error('the vault worker was asked for a key before it was unlocked');
    return this.#secret;
  }

  get keys(): VaultKeys {
    if (this.#keys === null) throw new Error('the vault worker was asked for a key before it was unlocked');
    return this.#keys;
  }

  /** Zeroes every secret. Idempotent. */
  forget(): void {
    this.#secret?.fill(0);
    this.#keys?.signing.secret.fill(0);
    this.#keys?.snapshotIdKey.fill(0);
    this.#secret = null;
    this.#keys = null;
  }
}
