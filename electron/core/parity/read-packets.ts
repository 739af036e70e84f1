// Reads PAR2 files, damaged ones too: every packet that is whole counts, whatever lies around it. Hostile input: sizes are bounded
// before anything is allocated.
import { closeSync, fstatSync, openSync } from 'node:fs';
import { decodeHeader, findPacket, headerBytes, md5, type PacketType } from './packets.ts';
import { fileId, readFully, type ProtectedFile, type RecoverySet, type Slice } from './recovery-set.ts';

/** Where the data of a recovery slice lies. */
export interface RecoverySlice {
  readonly exponent: number;
  readonly path: string;
  readonly offset: number;
}

export interface ParityData {
  readonly set: RecoverySet;
  /** One for each exponent, in the order of exponents. */
  readonly recovery: readonly RecoverySlice[];
}

const mostPacketBytes = 256 * 1024 * 1024;
const windowBytes = 4 * 1024 * 1024;

interface Collected {
  main: Buffer | null;
  readonly descriptions: Map<string, Buffer>;
  readonly checksums: Map<string, Buffer>;
  readonly recovery: Map<number, RecoverySlice>;
}

/** Null where the files do not hold all that must be known of a recovery set. Packets of other sets are passed over. */
export function readParity(paths: readonly string[]): ParityData | null {
  const sets = new Map<string, Collected>();
  for (const path of paths) readFile(path, sets);
  for (const [id, collected] of sets) {
    const set = assemble(Buffer.from(id, 'hex'), collected);
    if (set === null) continue;
    const recovery = [...collected.recovery.values()].toSorted((a, b) => a.exponent - b.exponent);
    return { set, recovery };
  }
  return null;
}

function readFile(path: string, sets: Map<string, Collected>): void {
  const fd = openSync(path, 'r');
  try {
    const { size } = fstatSync(fd);
    const window = Buffer.alloc(Math.min(windowBytes, size));
    for (let position = 0; position + headerBytes <= size;) {
      const count = readFully(fd, window.subarray(0, Math.min(window.length, size - position)), position);
      const at = findPacket(window.subarray(0, count), 0);
      if (at < 0) {
        // The beginning of the next packet may be at the very end of what was looked at.
        position += Math.max(1, count - headerBytes);
        continue;
      }
      position += at;
      position += takePacket(fd, path, position, size, sets);
    }
  } finally {
    closeSync(fd);
  }
}

/** Answers by how much to go on: past the packet if it is whole, else past its first byte. */
function takePacket(
  fd: number,
  path: string,
  position: number,
  size: number,
  sets: Map<string, Collected>,
): number {
  const head = Buffer.alloc(headerBytes);
  readFully(fd, head, position);
  const header = decodeHeader(head);
  if (header === null || position + header.bytes > size || header.bytes > mostPacketBytes) return 1;
  const packet = Buffer.alloc(header.bytes);
  if (readFully(fd, packet, position) !== packet.length || !md5(packet.subarray(32)).equals(header.hash))
    return 1;
  const id = header.setId.toString('hex');
  const collected: Collected = sets.get(id) ?? {
    main: null,
    descriptions: new Map(),
    checksums: new Map(),
    recovery: new Map(),
  };
  sets.set(id, collected);
  if (header.type !== null) collect(collected, header.type, packet.subarray(headerBytes), path, position);
  return header.bytes;
}

function collect(collected: Collected, type: PacketType, body: Buffer, path: string, position: number): void {
  const id = body.toString('hex', 0, 16);
  if (type === 'main') collected.main = body;
  if (type === 'fileDescription' && body.length >= 60) collected.descriptions.set(id, body);
  if (type === 'sliceChecksums' && body.length >= 16) collected.checksums.set(id, body);
  if (type === 'recoverySlice' && body.length > 4) {
    const exponent = body.readUInt32LE(0);
    collected.recovery.set(exponent, { exponent, path, offset: position + headerBytes + 4 });
  }
}

function assemble(id: Buffer, { main, descriptions, checksums }: Collected): RecoverySet | null {
  if (main === null || main.length < 12 || !md5(main).equals(id)) return null;
  const sliceBytes = Number(main.readBigUInt64LE(0));
  const count = main.readUInt32LE(8);
  if (sliceBytes < 4 || sliceBytes % 4 !== 0 || sliceBytes > mostPacketBytes || main.length < 12 + count * 16)
    return null;
  const files: ProtectedFile[] = [];
  for (let index = 0; index < count; index++) {
    const key = main.toString('hex', 12 + index * 16, 28 + index * 16);
    const file = fileOf(descriptions.get(key), checksums.get(key), sliceBytes);
    if (file === null) return null;
    files.push(file);
  }
  return { id, sliceBytes, files };
}

function fileOf(
  description: Buffer | undefined,
  checksums: Buffer | undefined,
  sliceBytes: number,
): ProtectedFile | null {
  if (description === undefined) return null;
  const bytes = Number(description.readBigUInt64LE(48));
  const name = description.toString('utf8', 56).replace(/\0+$/, '');
  const md5Of16k = description.subarray(32, 48);
  const id = description.subarray(0, 16);
  if (!Number.isSafeInteger(bytes) || !fileId(md5Of16k, bytes, name).equals(id)) return null;
  const expected = Math.ceil(bytes / sliceBytes);
  const slices = expected === 0 ? [] : slicesOf(checksums, expected);
  return slices === null ? null : { name, id, bytes, md5: description.subarray(16, 32), md5Of16k, slices };
}

function slicesOf(checksums: Buffer | undefined, expected: number): Slice[] | null {
  if (checksums === undefined || checksums.length !== 16 + expected * 20) return null;
  return Array.from({ length: expected }, (_, index) => ({
    md5: checksums.subarray(16 + index * 20, 32 + index * 20),
    crc32: checksums.readUInt32LE(32 + index * 20),
  }));
}
