// Where a passphrase waits that reached the worker by a way of its own (the passphrase window's port): the main process only says
// "the one that was typed" and never holds it.

/** What a call takes as a passphrase: its UTF-8 bytes, or the one that lies on the worker's desk. */
export type PassphraseSource = Uint8Array | 'typed';

/** What crosses the port for `source`; the worker zeroes its copy, so the caller's stays as it is. */
export const passphraseForCall = (source: PassphraseSource): PassphraseSource =>
  source === 'typed' ? source : source.slice();

export class PassphraseDesk {
  #typed: Uint8Array | null = null;

  /** Puts a passphrase on the desk and zeroes the one before it. The caller must not keep the bytes. */
  hold(passphrase: Uint8Array): void {
    this.forget();
    this.#typed = passphrase;
  }

  /** The bytes to use for a call, which the call zeroes. What was typed stays for further calls: creating a vault takes two. */
  take(source: PassphraseSource): Uint8Array {
    if (source !== 'typed') return source;
    if (this.#typed === null)
      throw new Error('the vault worker was asked to use a passphrase that nobody typed');
    return this.#typed.slice();
  }

  /** Zeroes what was typed. Idempotent. */
  forget(): void {
    this.#typed?.fill(0);
    this.#typed = null;
  }
}
