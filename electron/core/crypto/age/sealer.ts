// Writes an age file: header first, then the payload in chunks as plaintext is pushed in. Synchronous; memory is bounded.
import { concatBytes } from '../bytes.ts';
import { HeapBlock } from '../heap.ts';
import { systemRandom, type RandomBytes } from '../random.ts';
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
import { fileKeyBytes } from './file-key.ts';
import { formatHeader } from './header.ts';
import type { Recipient } from './stanza.ts';

export type { ByteSink } from './byte-sink.ts';
export type { Recipient } from './stanza.ts';

/** How many chunks are filled and sealed at a time: the reads and writes around them are then of 512 KiB. */
const windowChunks = 8;

/**
 * Seals one file. Push plaintext with write(), or without a copy with window() and advance(); then finish(). Always dispose(),
 * also after an error. A file key seals one stream once: an interrupted file is discarded, never resumed.
 */
export class Sealer {
  readonly #sink: ByteSink;
  readonly #cipher: ChunkCipher;
  readonly #window: ChunkWindow;
  readonly #sealed: HeapBlock;
  #nextNumber = 0;
  #finished = false;

  /** Writes the header at once. `recipients`: one or more, or a single one that stands alone. */
  constructor(recipients: readonly Recipient[], sink: ByteSink, random: RandomBytes = systemRandom) {
    if (recipients.length === 0) throw new Error('a file is sealed to at least one recipient');
    if (recipients.length > 1 && recipients.some((recipient) => recipient.alone)) {
      throw new Error('a passphrase cannot be combined with other recipients');
    }
    this.#sink = sink;
    this.#sealed = new HeapBlock(windowChunks * sealedChunkBytes);
    const fileKey = random(fileKeyBytes);
    const nonce = random(payloadNonceBytes);
    const payloadKey = derivePayloadKey(fileKey, nonce);
    this.#cipher = new ChunkCipher(payloadKey);
    this.#window = new ChunkWindow(chunkBytes, windowChunks, (run) => this.#sealRun(run));
    try {
      const stanzas = recipients.map((recipient) => recipient.wrap(fileKey));
      sink.write(concatBytes(formatHeader(stanzas, fileKey), nonce));
    } catch (error) {
      this.dispose();
      throw error;
    } finally {
      fileKey.fill(0);
      payloadKey.fill(0);
    }
  }

  write(plaintext: Uint8Array): void {
    for (let offset = 0; offset < plaintext.length;) {
      const room = this.window();
      const piece = plaintext.subarray(offset, offset + room.length);
      room.set(piece);
      this.advance(piece.length);
      offset += piece.length;
    }
  }

  /** Room for plaintext, to be filled from its start: 1 byte to 512 KiB. Valid until the next call of anything here. */
  window(): Uint8Array {
    this.#demandOpen();
    return this.#window.room();
  }

  /** That many bytes of the last window() are filled. */
  advance(byteCount: number): void {
    this.#demandOpen();
    this.#window.advance(byteCount);
  }

  /** Seals the last chunk. Nothing can be added after it. */
  finish(): void {
    this.#demandOpen();
    this.#finished = true;
    const { address, byteCount } = this.#window.last();
    this.#cipher.seal(address, byteCount, this.#sealed.address, this.#nextNumber, true);
    this.#sink.write(this.#sealed.bytes.subarray(0, byteCount + tagBytes));
  }

  /** Zeroes keys and plaintext and frees the heap. Idempotent. */
  dispose(): void {
    this.#finished = true;
    this.#cipher.dispose();
    this.#window.dispose();
    this.#sealed.free();
  }

  #sealRun({ address, count }: ChunkRun): void {
    for (let index = 0; index < count; index++) {
      const to = this.#sealed.address + index * sealedChunkBytes;
      this.#cipher.seal(address + index * chunkBytes, chunkBytes, to, this.#nextNumber++, false);
    }
    this.#sink.write(this.#sealed.bytes.subarray(0, count * sealedChunkBytes));
  }

  #demandOpen(): void {
    if (this.#finished) throw new Error('the sealer was used after finish() or dispose()');
  }
}

/** Seals a small file in memory. */
export function sealBytes(
  recipients: readonly Recipient[],
  plaintext: Uint8Array,
  random: RandomBytes = systemRandom,
): Uint8Array {
  const sealed = new ByteCollector(Infinity, () => new Error('unreachable'));
  const sealer = new Sealer(recipients, sealed, random);
  try {
    sealer.write(plaintext);
    sealer.finish();
    return sealed.take();
  } finally {
    sealer.dispose();
  }
}
