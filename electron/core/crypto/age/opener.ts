// Reads a binary age file that is pushed in, and releases plaintext that is authentic, in order, as it becomes so.
// Synchronous; memory is bounded. Text armor is taken off first (armor.ts).
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import { HeapBlock } from '../heap.ts';
import { ByteCollector, type ByteSink } from './byte-sink.ts';
import {
  ChunkCipher,
  chunkBytes,
  derivePayloadKey,
  payloadNonceBytes,
  sealedChunkBytes,
  tagBytes,
} from './chunk-cipher.ts';
import { ChunkWindow, type ChunkRun } from './chunk-window.ts';
import { headerDamaged, payloadDamaged } from './damage.ts';
import { HeaderCollector } from './header-collector.ts';
import { openFileKey } from './open-file-key.ts';
import type { Identity } from './stanza.ts';

export type { ByteSink } from './byte-sink.ts';
export type { Identity } from './stanza.ts';

const windowChunks = 8;

/**
 * Opens one file. Push ciphertext with write(), or without a copy with window() and advance(); then finish(), without which
 * nothing says that the file is whole. Always dispose(), also after an error.
 * Errors: header-damaged, no-matching-identity, recipient-unsupported, header-mac-wrong, payload-damaged. What was released
 * before payload-damaged is authentic, but a beginning only.
 */
export class Opener {
  readonly #identities: readonly Identity[];
  readonly #sink: ByteSink;
  readonly #window = new ChunkWindow(sealedChunkBytes, windowChunks, (run) => this.#openRun(run));
  readonly #opened = new HeapBlock(windowChunks * chunkBytes);
  readonly #nonce = new Uint8Array(payloadNonceBytes);
  #nonceLength = 0;
  #header: HeaderCollector | null = new HeaderCollector();
  #fileKey: Uint8Array | null = null;
  #cipher: ChunkCipher | null = null;
  #nextNumber = 0;
  #ended = false;

  constructor(identities: readonly Identity[], sink: ByteSink) {
    this.#identities = identities;
    this.#sink = sink;
  }

  write(ciphertext: Uint8Array): void {
    this.#demandOpen();
    let rest = this.#cipher === null ? this.#readPreamble(ciphertext) : ciphertext;
    while (rest.length > 0) {
      const room = this.#window.room();
      const piece = rest.subarray(0, room.length);
      room.set(piece);
      this.#advancePayload(piece.length);
      rest = rest.subarray(piece.length);
    }
  }

  /** Room for ciphertext, to be filled from its start: 1 byte to 512 KiB. Valid until the next call of anything here. */
  window(): Uint8Array {
    this.#demandOpen();
    return this.#window.room();
  }

  /** That many bytes of the last window() are filled. */
  advance(byteCount: number): void {
    this.#demandOpen();
    if (this.#cipher === null) this.write(this.#window.room().slice(0, byteCount));
    else this.#advancePayload(byteCount);
  }

  /** The file ends here. Errors: payload-damaged where it should not, header-damaged where it never came to its payload. */
  finish(): void {
    this.#demandOpen();
    this.#ended = true;
    if (this.#cipher === null) throw headerDamaged('the file ends within it');
    const { address, byteCount } = this.#window.last();
    if (byteCount < tagBytes) throw payloadDamaged('they are cut short');
    if (byteCount === tagBytes && this.#nextNumber > 0) throw payloadDamaged('their last chunk is empty');
    if (this.#cipher.open(address, byteCount, this.#opened.address, this.#nextNumber, true)) {
      this.#release(byteCount - tagBytes);
      return;
    }
    // A whole chunk that is authentic but not the last tells a cut from a flipped bit.
    const cut =
      byteCount === sealedChunkBytes &&
      this.#cipher.open(address, byteCount, this.#opened.address, this.#nextNumber, false);
    if (cut) this.#release(chunkBytes);
    throw payloadDamaged(
      cut
        ? 'they are cut short at the end of a chunk'
        : `chunk ${this.#nextNumber} is not authentic or cut short`,
    );
  }

  /** Zeroes keys and plaintext and frees the heap. Idempotent. */
  dispose(): void {
    this.#ended = true;
    this.#fileKey?.fill(0);
    this.#cipher?.dispose();
    this.#window.dispose();
    this.#opened.free();
  }

  /** Header and payload nonce; answers what follows them. */
  #readPreamble(bytes: Uint8Array): Uint8Array {
    let rest = bytes;
    if (this.#header !== null) {
      const { taken, complete } = this.#orEnd(
        () => this.#header?.push(rest) ?? { taken: 0, complete: false },
      );
      rest = rest.subarray(taken);
      if (!complete) return rest;
      const header = this.#header.bytes;
      this.#header = null;
      this.#fileKey = this.#orEnd(() => openFileKey(header, this.#identities));
    }
    const piece = rest.subarray(0, payloadNonceBytes - this.#nonceLength);
    this.#nonce.set(piece, this.#nonceLength);
    this.#nonceLength += piece.length;
    if (this.#nonceLength === payloadNonceBytes && this.#fileKey !== null) {
      const payloadKey = derivePayloadKey(this.#fileKey, this.#nonce);
      this.#cipher = new ChunkCipher(payloadKey);
      payloadKey.fill(0);
      this.#fileKey.fill(0);
    }
    return rest.subarray(piece.length);
  }

  #advancePayload(byteCount: number): void {
    this.#orEnd(() => this.#window.advance(byteCount));
  }

  #openRun({ address, count }: ChunkRun): void {
    const cipher = this.#cipher;
    if (cipher === null) throw new Error('a payload came before its key');
    for (let index = 0; index < count; index++) {
      const from = address + index * sealedChunkBytes;
      const to = this.#opened.address + index * chunkBytes;
      if (cipher.open(from, sealedChunkBytes, to, this.#nextNumber, false)) {
        this.#nextNumber++;
        continue;
      }
      // An authentic last chunk in the middle tells bytes after the end from a flipped bit.
      const past = cipher.open(from, sealedChunkBytes, to, this.#nextNumber, true);
      this.#release((index + (past ? 1 : 0)) * chunkBytes);
      throw payloadDamaged(
        past ? 'something was added after their end' : `chunk ${this.#nextNumber} is not authentic`,
      );
    }
    this.#release(count * chunkBytes);
  }

  #release(byteCount: number): void {
    if (byteCount > 0) this.#sink.write(this.#opened.bytes.subarray(0, byteCount));
  }

  /** After an error nothing more is read. */
  #orEnd<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      this.#ended = true;
      throw error;
    }
  }

  #demandOpen(): void {
    if (this.#ended) throw new Error('the opener was used after finish(), dispose() or an error');
  }
}

/** Opens a small binary age file in memory. Errors as of Opener; payload-damaged too where it holds more than `maxBytes`. */
export function openBytes(
  identities: readonly Identity[],
  ciphertext: Uint8Array,
  maxBytes: number,
): Uint8Array {
  const plaintext = new ByteCollector(
    maxBytes,
    () =>
      new ColdkeepError(
        'payload-damaged',
        `The sealed file holds more than the ${maxBytes} bytes that are accepted of it.`,
      ),
  );
  const opener = new Opener(identities, plaintext);
  try {
    opener.write(ciphertext);
    opener.finish();
    return plaintext.take();
  } finally {
    plaintext.discard();
    opener.dispose();
  }
}
