// Reads any range of a sealed file without opening the rest of it: a chunk of the payload depends on nothing but the key and its number
// (C2SP age, "Payload"). What is read is authentic; that the file is whole is known from its last chunk, which is opened first.
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import { HeapBlock } from '../heap.ts';
import {
  ChunkCipher,
  chunkBytes,
  derivePayloadKey,
  payloadNonceBytes,
  sealedChunkBytes,
  tagBytes,
} from './chunk-cipher.ts';
import { headerDamaged, payloadDamaged } from './damage.ts';
import { HeaderCollector } from './header-collector.ts';
import { openFileKey } from './open-file-key.ts';
import type { Identity } from './stanza.ts';

/** Something whose bytes can be had at any place, as often as wanted. */
export interface ByteRange {
  readonly sizeBytes: number;
  /** Fills `into` from `offset` on. Throws where it cannot be filled: the range must lie within. */
  readInto(into: Uint8Array, offset: number): void;
}

/** Reads up to `into.length` bytes at `position` and answers how many; 0 at the end. Throws what the file system throws. */
export type ReadAt = (into: Uint8Array, position: number) => number;

const preambleStep = 4096;

export class SealedReader implements ByteRange {
  /** Bytes of plaintext. */
  readonly sizeBytes: number;
  readonly #readAt: ReadAt;
  readonly #payloadOffset: number;
  readonly #chunks: number;
  readonly #sealedBytes: number;
  readonly #cipher: ChunkCipher;
  readonly #sealed = new HeapBlock(sealedChunkBytes);
  readonly #opened = new HeapBlock(chunkBytes);
  /** Which chunk stands opened; -1 for none. */
  #held = -1;

  /**
   * `fileBytes`: size of the whole sealed file. Always dispose().
   * Errors: header-damaged, no-matching-identity, recipient-unsupported, header-mac-wrong, payload-damaged (cut short), and what `readAt` throws.
   */
  constructor(readAt: ReadAt, fileBytes: number, identities: readonly Identity[]) {
    this.#readAt = readAt;
    const preamble = readPreamble(readAt, identities);
    this.#cipher = preamble.cipher;
    this.#payloadOffset = preamble.length;
    this.#sealedBytes = fileBytes - preamble.length;
    this.#chunks = Math.max(1, Math.ceil(this.#sealedBytes / sealedChunkBytes));
    try {
      const last = this.#sealedBytes - (this.#chunks - 1) * sealedChunkBytes;
      if (last < tagBytes) throw payloadDamaged('they are cut short');
      if (last === tagBytes && this.#chunks > 1) throw payloadDamaged('their last chunk is empty');
      this.sizeBytes = (this.#chunks - 1) * chunkBytes + last - tagBytes;
      this.#open(this.#chunks - 1);
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  /** Errors: payload-damaged, and what `readAt` throws. */
  readInto(into: Uint8Array, offset: number): void {
    if (offset < 0 || offset + into.length > this.sizeBytes)
      throw new Error('a range beyond the end of a sealed file was asked for');
    for (let done = 0; done < into.length;) {
      const at = offset + done;
      const number = Math.floor(at / chunkBytes);
      if (number !== this.#held) this.#open(number);
      const start = at - number * chunkBytes;
      const piece = this.#opened.bytes.subarray(start, Math.min(chunkBytes, start + into.length - done));
      into.set(piece, done);
      done += piece.length;
    }
  }

  /** Zeroes keys and plaintext and frees the heap. Idempotent. */
  dispose(): void {
    this.#held = -1;
    this.#cipher.dispose();
    this.#sealed.free();
    this.#opened.free();
  }

  #open(number: number): void {
    this.#held = -1;
    const isLast = number === this.#chunks - 1;
    const start = number * sealedChunkBytes;
    const length = isLast ? this.#sealedBytes - start : sealedChunkBytes;
    const window = this.#sealed.bytes.subarray(0, length);
    for (let filled = 0; filled < length;) {
      const count = this.#readAt(window.subarray(filled), this.#payloadOffset + start + filled);
      if (count === 0) throw payloadDamaged('they are cut short');
      filled += count;
    }
    if (!this.#cipher.open(this.#sealed.address, length, this.#opened.address, number, isLast)) {
      throw payloadDamaged(`chunk ${number} is not authentic or cut short`);
    }
    this.#held = number;
  }
}

/** Header and payload nonce: the cipher of the payload, and where that begins. */
function readPreamble(
  readAt: ReadAt,
  identities: readonly Identity[],
): { cipher: ChunkCipher; length: number } {
  const collector = new HeaderCollector();
  const window = new Uint8Array(preambleStep);
  let position = 0;
  for (let complete = false; !complete;) {
    const count = readAt(window, position);
    if (count === 0) throw headerDamaged('the file ends within it');
    const pushed = collector.push(window.subarray(0, count));
    position += pushed.taken;
    complete = pushed.complete;
  }
  const nonce = new Uint8Array(payloadNonceBytes);
  for (let filled = 0; filled < nonce.length;) {
    const count = readAt(nonce.subarray(filled), position + filled);
    if (count === 0) throw headerDamaged('the file ends within it');
    filled += count;
  }
  const fileKey = openFileKey(collector.bytes, identities);
  const payloadKey = derivePayloadKey(fileKey, nonce);
  try {
    return { cipher: new ChunkCipher(payloadKey), length: position + nonce.length };
  } finally {
    fileKey.fill(0);
    payloadKey.fill(0);
  }
}

/** Whether an error says that a sealed file cannot be opened, by whatever of it. */
export const saysDamaged = (error: unknown): error is ColdkeepError =>
  error instanceof ColdkeepError &&
  ['header-damaged', 'header-mac-wrong', 'payload-damaged', 'recipient-unsupported'].includes(error.code);
