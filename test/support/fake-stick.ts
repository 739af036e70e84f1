// A stick that lies about its size, or returns wrong bytes: its memory, and that memory served as a block device.
import { serveBlocks, type BlockServer, type BlockStore } from './nbd-server.ts';

export interface FakeStickOptions {
  /** What it says it holds. */
  readonly claimedBytes: number;
  /** What it really holds. */
  readonly realBytes: number;
  /**
   * What becomes of an address beyond that. `wraps`: it is taken modulo the true size, and something else is overwritten.
   * `drops`: what is written there is gone, and zeros are read. `sticks`: all of it is the last block.
   */
  readonly beyond: 'wraps' | 'drops' | 'sticks';
  /** Bytes that come back with a bit turned over, by address of the true memory. */
  readonly flipped?: readonly number[];
  /** Where reading, or writing, fails with EIO: ranges of the claimed addresses. */
  readonly unreadable?: readonly (readonly [from: number, to: number])[];
  readonly unwritable?: readonly (readonly [from: number, to: number])[];
}

export interface FakeStick extends BlockServer {
  /** Bytes written to it since it began. */
  written(): number;
}

const blockBytes = 512;

/** The memory of such a stick: what was never written reads as zeros and takes no room here. */
class Memory {
  readonly #blocks = new Map<number, Buffer>();
  readonly #options: FakeStickOptions;
  written = 0;

  constructor(options: FakeStickOptions) {
    this.#options = options;
  }

  /** The number of the block that an address stands for; null where there is none. */
  #place(address: number): number | null {
    const { realBytes, beyond } = this.#options;
    if (address < realBytes) return address / blockBytes;
    if (beyond === 'wraps') return (address % realBytes) / blockBytes;
    return beyond === 'sticks' ? realBytes / blockBytes - 1 : null;
  }

  write(address: number, data: Buffer): void {
    this.written += data.length;
    for (let at = 0; at < data.length; at += blockBytes) {
      const place = this.#place(address + at);
      if (place !== null) this.#blocks.set(place, Buffer.from(data.subarray(at, at + blockBytes)));
    }
  }

  read(address: number, length: number): Buffer {
    const data = Buffer.alloc(length);
    for (let at = 0; at < length; at += blockBytes) {
      const place = this.#place(address + at);
      if (place === null) continue;
      this.#blocks.get(place)?.copy(data, at);
      for (const flip of this.#options.flipped ?? []) {
        if (Math.floor(flip / blockBytes) !== place) continue;
        const offset = at + (flip % blockBytes);
        data.writeUInt8(data.readUInt8(offset) ^ 1, offset);
      }
    }
    return data;
  }

  fails(kind: 'unreadable' | 'unwritable', address: number, length: number): boolean {
    return (this.#options[kind] ?? []).some(([from, to]) => address < to && address + length > from);
  }
}

/** What such a stick answers to each request. Sizes are multiples of 512. */
export function fakeStickStore(options: FakeStickOptions): BlockStore & Pick<FakeStick, 'written'> {
  const memory = new Memory(options);
  return {
    sizeBytes: options.claimedBytes,
    written: () => memory.written,
    async read(address, length) {
      return memory.fails('unreadable', address, length) ? null : memory.read(address, length);
    },
    async write(address, data) {
      if (memory.fails('unwritable', address, data.length)) return false;
      memory.write(address, data);
      return true;
    },
    flush: async () => true,
  };
}

/** Serves it on a socket of the file system until `stop`. */
export async function startFakeStick(socketPath: string, options: FakeStickOptions): Promise<FakeStick> {
  const store = fakeStickStore(options);
  return { ...(await serveBlocks(socketPath, store)), written: store.written };
}
