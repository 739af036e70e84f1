// A stick that lies about its size, as a server of the NBD protocol (fixed newstyle, no options but the export itself).
// https://github.com/NetworkBlockDevice/nbd/blob/master/doc/proto.md
import { createServer, type Server, type Socket } from 'node:net';

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

export interface FakeStick {
  /** Of the export: every name is taken for it. */
  readonly socket: string;
  /** Bytes written to it since it began. */
  written(): number;
  stop(): Promise<void>;
}

const blockBytes = 512;
const eio = 5;
const commands = { read: 0, write: 1, disconnect: 2, flush: 3 } as const;

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

/** Waits for bytes of a socket in pieces of the length that is asked for. */
async function* piecesOf(socket: Socket): AsyncGenerator<Buffer, void, number> {
  let buffered: Buffer[] = [];
  let length = 0;
  let wanted = yield Buffer.alloc(0);
  for await (const chunk of socket) {
    if (!Buffer.isBuffer(chunk)) throw new Error('a socket without an encoding gives bytes');
    buffered.push(chunk);
    length += chunk.length;
    while (length >= wanted) {
      const all = Buffer.concat(buffered);
      const piece = all.subarray(0, wanted);
      buffered = [all.subarray(wanted)];
      length -= wanted;
      wanted = yield piece;
    }
  }
}

async function serve(socket: Socket, memory: Memory, options: FakeStickOptions): Promise<void> {
  const pieces = piecesOf(socket);
  await pieces.next(0);
  const take = async (bytes: number): Promise<Buffer | null> => {
    const next = await pieces.next(bytes);
    return next.done === true ? null : next.value;
  };
  // NBDMAGIC, IHAVEOPT, flags: fixed newstyle, no zeroes.
  socket.write(Buffer.concat([Buffer.from('NBDMAGICIHAVEOPT'), Buffer.from([0, 3])]));
  await take(4);
  if (!(await agree(socket, take, options.claimedBytes))) return;
  for (;;) {
    const request = await take(28);
    if (request === null) return;
    const command = request.readUInt16BE(6);
    const address = Number(request.readBigUInt64BE(16));
    const length = request.readUInt32BE(24);
    if (command === commands.disconnect) {
      socket.end();
      return;
    }
    let failed = false;
    let answer: Buffer = Buffer.alloc(0);
    if (command === commands.read) {
      failed = memory.fails('unreadable', address, length);
      if (!failed) answer = memory.read(address, length);
    } else if (command === commands.write) {
      const data = await take(length);
      if (data === null) return;
      failed = memory.fails('unwritable', address, length);
      if (!failed) memory.write(address, data);
    }
    const head = Buffer.alloc(16);
    head.writeUInt32BE(0x67446698, 0);
    head.writeUInt32BE(failed ? eio : 0, 4);
    request.copy(head, 8, 8, 16);
    socket.write(Buffer.concat([head, answer]));
  }
}

/** Option haggling: NBD_OPT_GO (7) and NBD_OPT_EXPORT_NAME (1) are granted, all else is unsupported. */
async function agree(
  socket: Socket,
  take: (bytes: number) => Promise<Buffer | null>,
  size: number,
): Promise<boolean> {
  // Size, and transmission flags: has flags, takes flushes.
  const description = Buffer.alloc(10);
  description.writeBigUInt64BE(BigInt(size), 0);
  description.writeUInt16BE(0b101, 8);
  for (;;) {
    const head = await take(16);
    if (head === null) return false;
    const option = head.readUInt32BE(8);
    const length = head.readUInt32BE(12);
    if (length > 0) await take(length);
    const reply = (type: number, data: Buffer): void => {
      const start = Buffer.alloc(20);
      start.writeBigUInt64BE(0x3e889045565a9n, 0);
      start.writeUInt32BE(option, 8);
      start.writeUInt32BE(type, 12);
      start.writeUInt32BE(data.length, 16);
      socket.write(Buffer.concat([start, data]));
    };
    if (option === 1) {
      socket.write(description);
      return true;
    }
    if (option === 7) {
      reply(3, Buffer.concat([Buffer.from([0, 0]), description]));
      reply(1, Buffer.alloc(0));
      return true;
    }
    reply(0x80000001, Buffer.alloc(0));
  }
}

/** Serves it on a socket of the file system until `stop`. Sizes are multiples of 512. */
export async function startFakeStick(socketPath: string, options: FakeStickOptions): Promise<FakeStick> {
  const memory = new Memory(options);
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, memory, options).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  return {
    socket: socketPath,
    written: () => memory.written,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
