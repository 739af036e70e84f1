// Sealing and opening single chunks of a payload (C2SP age, "Payload"). A chunk depends on the payload key, its number and
// whether it is the last, on nothing else: so chunks may one day be shared out among several workers.
import { asciiBytes } from '../bytes.ts';
import { hkdfSha256 } from '../hash.ts';
import { HeapBlock } from '../heap.ts';
import { sodium, type Address, type Sodium } from '../sodium.ts';

/** Bytes of plaintext in every chunk but the last. */
export const chunkBytes = 64 * 1024;
export const tagBytes = 16;
export const sealedChunkBytes = chunkBytes + tagBytes;
export const payloadNonceBytes = 16;

const keyBytes = 32;
const nonceBytes = 12;

/** The key of one payload; the caller zeroes it. */
export const derivePayloadKey = (fileKey: Uint8Array, payloadNonce: Uint8Array): Uint8Array =>
  hkdfSha256({ secret: fileKey, salt: payloadNonce, info: asciiBytes('payload'), outputBytes: keyBytes });

export class ChunkCipher {
  readonly #lib: Sodium = sodium();
  readonly #block = new HeapBlock(keyBytes + nonceBytes);
  readonly #key: Address = this.#block.address;
  readonly #nonce: Address = this.#block.address + keyBytes;

  constructor(payloadKey: Uint8Array) {
    this.#block.bytes.set(payloadKey);
  }

  /** Seals `byteCount` bytes on the heap into `byteCount + 16` bytes at `to`. */
  seal(from: Address, byteCount: number, to: Address, number: number, last: boolean): void {
    this.#setNonce(number, last);
    this.#lib._crypto_aead_chacha20poly1305_ietf_encrypt(
      to,
      0,
      from,
      byteCount,
      0,
      0,
      0,
      0,
      0,
      this.#nonce,
      this.#key,
    );
  }

  /** Opens `byteCount` sealed bytes on the heap into `byteCount - 16` bytes at `to`; false where they are not authentic. */
  open(from: Address, byteCount: number, to: Address, number: number, last: boolean): boolean {
    this.#setNonce(number, last);
    return (
      this.#lib._crypto_aead_chacha20poly1305_ietf_decrypt(
        to,
        0,
        0,
        from,
        byteCount,
        0,
        0,
        0,
        0,
        this.#nonce,
        this.#key,
      ) === 0
    );
  }

  /** 11 bytes of the chunk's number, most significant first, and one that marks the last chunk. */
  #setNonce(number: number, last: boolean): void {
    const nonce = this.#block.bytes.subarray(keyBytes);
    for (let index = 10, rest = number; index >= 0; index--, rest = Math.floor(rest / 256))
      nonce[index] = rest % 256;
    nonce[11] = last ? 1 : 0;
  }

  /** Zeroes the key. Idempotent. */
  dispose(): void {
    this.#block.free();
  }
}
