// Memory on libsodium's heap. It is zeroed before it is given back, because secrets pass through it.
import { sodium, type Address } from './sodium.ts';

/** A piece of the heap with an owner, who frees it. */
export class HeapBlock {
  readonly address: Address;
  readonly byteCount: number;
  #view: Uint8Array;
  #freed = false;

  constructor(byteCount: number) {
    this.address = sodium()._malloc(byteCount);
    if (this.address === 0) throw new Error(`no memory for ${byteCount} bytes on the WebAssembly heap`);
    this.byteCount = byteCount;
    this.#view = new Uint8Array(0);
  }

  /** The block's bytes; valid until something else allocates, because the heap may then move. */
  get bytes(): Uint8Array {
    if (this.#freed) throw new Error('a block of the WebAssembly heap was used after it was freed');
    const heap = sodium().HEAPU8;
    if (this.#view.buffer !== heap.buffer)
      this.#view = heap.subarray(this.address, this.address + this.byteCount);
    return this.#view;
  }

  /** Zeroes and frees. Idempotent. */
  free(): void {
    if (this.#freed) return;
    this.bytes.fill(0);
    this.#freed = true;
    sodium()._free(this.address);
  }
}

/** Short-lived blocks of one calculation. */
export class Scratch {
  readonly #blocks: HeapBlock[] = [];

  /** Copies bytes onto the heap. */
  put(bytes: Uint8Array): Address {
    const address = this.room(bytes.length);
    sodium().HEAPU8.set(bytes, address);
    return address;
  }

  /** Room for a result. */
  room(byteCount: number): Address {
    const block = new HeapBlock(Math.max(byteCount, 1));
    this.#blocks.push(block);
    return block.address;
  }

  /** Copies a result off the heap. */
  take(address: Address, byteCount: number): Uint8Array {
    return sodium().HEAPU8.slice(address, address + byteCount);
  }

  end(): void {
    for (const block of this.#blocks) block.free();
  }
}

/** Runs a calculation on the heap and zeroes all that it used, also when it throws. */
export function onHeap<T>(calculate: (scratch: Scratch) => T): T {
  const scratch = new Scratch();
  try {
    return calculate(scratch);
  } finally {
    scratch.end();
  }
}
