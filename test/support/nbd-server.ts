// A block device as a server of the NBD protocol (fixed newstyle, no options but the export itself), for one client at a time.
// https://github.com/NetworkBlockDevice/nbd/blob/master/doc/proto.md
import { createServer, type Server, type Socket } from 'node:net';

/** What stands behind it. Requests come one after the other; addresses and lengths are what the client asks for. */
export interface BlockStore {
  readonly sizeBytes: number;
  /** Null: the request fails with EIO. */
  read(address: number, length: number): Promise<Buffer | null>;
  /** False: the request fails with EIO. */
  write(address: number, data: Buffer): Promise<boolean>;
  flush(): Promise<boolean>;
}

export interface BlockServer {
  /** Of the export: every name is taken for it. */
  readonly socket: string;
  stop(): Promise<void>;
}

const eio = 5;
const commands = { read: 0, write: 1, disconnect: 2, flush: 3 } as const;

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

async function serve(socket: Socket, store: BlockStore): Promise<void> {
  const pieces = piecesOf(socket);
  await pieces.next(0);
  const take = async (bytes: number): Promise<Buffer | null> => {
    const next = await pieces.next(bytes);
    return next.done === true ? null : next.value;
  };
  // NBDMAGIC, IHAVEOPT, flags: fixed newstyle, no zeroes.
  socket.write(Buffer.concat([Buffer.from('NBDMAGICIHAVEOPT'), Buffer.from([0, 3])]));
  await take(4);
  if (!(await agree(socket, take, store.sizeBytes))) return;
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
    // What a failed read gives, and what an unknown command gets.
    let answer: Buffer | null = null;
    const granted = Buffer.alloc(0);
    if (command === commands.read) {
      answer = await store.read(address, length);
    } else if (command === commands.write) {
      const data = await take(length);
      if (data === null) return;
      if (await store.write(address, data)) answer = granted;
    } else if (command === commands.flush && (await store.flush())) {
      answer = granted;
    }
    const head = Buffer.alloc(16);
    head.writeUInt32BE(0x67446698, 0);
    head.writeUInt32BE(answer === null ? eio : 0, 4);
    request.copy(head, 8, 8, 16);
    socket.write(Buffer.concat([head, answer ?? granted]));
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

/** Serves it on a socket of the file system until `stop`. */
export async function serveBlocks(socketPath: string, store: BlockStore): Promise<BlockServer> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, store).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  return {
    socket: socketPath,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
