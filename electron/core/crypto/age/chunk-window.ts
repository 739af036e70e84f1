// The input buffer of a payload: filled in place at any pace, emptied in whole chunks. The newest chunk is always kept back,
// because only what follows it, or the end, tells whether it is the last one.
import { HeapBlock } from '../heap.ts';
import type { Address } from '../sodium.ts';

export interface ChunkRun {
  /** Where the first chunk of the run stands on the heap. */
  readonly address: Address;
  /** How many full chunks the run has. */
  readonly count: number;
}

export class ChunkWindow {
  readonly #block: HeapBlock;
  readonly #chunkBytes: number;
  readonly #take: (run: ChunkRun) => void;
  /** First byte not taken yet, and end of what is filled. */
  #start = 0;
  #end = 0;
  /** A full chunk kept back at the end of the buffer while filling has wrapped round to its beginning. */
  #keptBack = false;

  /** `take` gets full chunks that are certainly not the last, in order. */
  constructor(chunkBytes: number, chunkCount: number, take: (run: ChunkRun) => void) {
    this.#block = new HeapBlock(chunkBytes * chunkCount);
    this.#chunkBytes = chunkBytes;
    this.#take = take;
  }

  /** Room to fill, from its start; at least one byte. */
  room(): Uint8Array {
    const limit = this.#keptBack ? this.#keptStart : this.#block.byteCount;
    return this.#block.bytes.subarray(this.#end, limit);
  }

  advance(byteCount: number): void {
    if (byteCount < 0 || byteCount > this.room().length)
      throw new Error('more bytes than the window has room for');
    if (byteCount === 0) return;
    if (this.#keptBack) {
      this.#keptBack = false;
      this.#take({ address: this.#block.address + this.#keptStart, count: 1 });
    }
    this.#end += byteCount;
    const count = Math.ceil((this.#end - this.#start) / this.#chunkBytes) - 1;
    if (count > 0) {
      const address = this.#block.address + this.#start;
      this.#start += count * this.#chunkBytes;
      this.#take({ address, count });
    }
    if (this.#end === this.#block.byteCount) {
      this.#keptBack = true;
      this.#start = 0;
      this.#end = 0;
    }
  }

  /** What was kept back: the last chunk, whole, in part or empty. */
  last(): { address: Address; byteCount: number } {
    return this.#keptBack
      ? { address: this.#block.address + this.#keptStart, byteCount: this.#chunkBytes }
      : { address: this.#block.address + this.#start, byteCount: this.#end - this.#start };
  }

  get #keptStart(): number {
    return this.#block.byteCount - this.#chunkBytes;
  }

  dispose(): void {
    this.#block.free();
  }
}
