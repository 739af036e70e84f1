// Reads PAR2 files, damaged ones too: every packet that is whole counts, whatever lies around it. Hostile input: sizes are bounded
// before anything is allocated.
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { mostInputSlices } from './galois.ts';
import { decodeHeader, findPacket, headerBytes, md5, type PacketHeader, type PacketType } from './packets.ts';
import { fileId, readFully, type ProtectedFile, type RecoverySet, type Slice } from './recovery-set.ts';

/** Where the data of a recovery slice lies. */
export interface RecoverySlice {
  readonly exponent: number;
  readonly path: string;
  readonly offset: number;
  readonly bytes: number;
}

export interface ParityData {
  readonly set: RecoverySet;
  /** One for each exponent, in the order of exponents. */
  readonly recovery: readonly RecoverySlice[];
}

/** Of packets that are read as a whole. A set of 32768 slices in one file needs less than a megabyte. */
const mostCriticalBytes = 16 * 1024 * 1024;
/** Of a slice; ours are smaller. */
export const mostSliceBytes = 1024 ** 3;
/** Exponents beyond are the same sums again. */
const mostRecoverySlices = 65_535;
const windowBytes = 4 * 1024 * 1024;
/** Where a medium does not give a window, it is asked for less, and this much is passed over in the end. */
const sectorBytes = 4096;

interface Collected {
  main: Buffer | null;
  readonly descriptions: Map<string, Buffer>;
  readonly checksums: Map<string, Buffer>;
  readonly recovery: Map<number, RecoverySlice>;
}

/**
 * Of all recovery sets of which the files hold what must be known, the one with the most recovery slices; null where there is none. A
 * file that cannot be opened counts for nothing, and what a medium does not give is passed over.
 */
export function readParity(paths: readonly string[]): ParityData | null {
  const sets = new Map<string, Collected>();
  for (const path of paths) readFile(path, sets);
  let best: ParityData | null = null;
  for (const [id, collected] of sets) {
    const set = assemble(Buffer.from(id, 'hex'), collected);
    if (set === null) continue;
    // A slice of another length belongs to no sum of this set.
    const recovery = [...collected.recovery.values()]
      .filter(({ bytes }) => bytes === set.sliceBytes)
      .toSorted((a, b) => a.exponent - b.exponent);
    if (best === null || recovery.length > best.recovery.length) best = { set, recovery };
  }
  return best;
}

/** Reads as much as the medium gives; 0 where it gives nothing there. */
function readWhatCan(fd: number, window: Buffer, position: number): number {
  for (let wanted = window.length; ;) {
    try {
      return readFully(fd, window.subarray(0, wanted), position);
    } catch {
      if (wanted <= sectorBytes) return 0;
      wanted = Math.max(sectorBytes, wanted >> 2);
    }
  }
}

function readFile(path: string, sets: Map<string, Collected>): void {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch {
    return;
  }
  try {
    const { size } = fstatSync(fd);
    const window = Buffer.alloc(Math.min(windowBytes, size));
    for (let position = 0; position + headerBytes <= size;) {
      const count = readWhatCan(fd, window.subarray(0, Math.min(window.length, size - position)), position);
      if (count < headerBytes) {
        position += sectorBytes;
        continue;
      }
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
  if (readWhatCan(fd, head, position) < headerBytes) return 1;
  const header = decodeHeader(head);
  if (header === null || position + header.bytes > size) return 1;
  const isSlice = header.type === 'recoverySlice';
  if (header.bytes > (isSlice ? headerBytes + 4 + mostSliceBytes : mostCriticalBytes)) return 1;
  const beginning = wholePacket(fd, head, header, position, isSlice ? 4 : header.bytes);
  if (beginning === null) return 1;
  const id = header.setId.toString('hex');
  const collected: Collected = sets.get(id) ?? {
    main: null,
    descriptions: new Map(),
    checksums: new Map(),
    recovery: new Map(),
  };
  sets.set(id, collected);
  if (header.type !== null) collect(collected, header.type, beginning, { path, position, header });
  return header.bytes;
}

/** The beginning of a packet's body, if the MD5 over all of the packet holds; else null. */
function wholePacket(
  fd: number,
  head: Buffer,
  header: PacketHeader,
  position: number,
  wanted: number,
): Buffer | null {
  const hash = createHash('md5').update(head.subarray(32));
  const piece = Buffer.alloc(Math.min(windowBytes, header.bytes - headerBytes));
  let beginning = Buffer.alloc(0);
  for (let done = headerBytes; done < header.bytes;) {
    const part = piece.subarray(0, Math.min(piece.length, header.bytes - done));
    if (readWhatCan(fd, part, position + done) !== part.length) return null;
    hash.update(part);
    if (beginning.length < wanted) beginning = Buffer.concat([beginning, part]).subarray(0, wanted);
    done += part.length;
  }
  return hash.digest().equals(header.hash) ? beginning : null;
}

interface PacketPlace {
  readonly path: string;
  readonly position: number;
  readonly header: PacketHeader;
}

function collect(collected: Collected, type: PacketType, body: Buffer, place: PacketPlace): void {
  const id = body.toString('hex', 0, 16);
  if (type === 'main') collected.main = body;
  if (type === 'fileDescription' && body.length >= 60) collected.descriptions.set(id, body);
  if (type === 'sliceChecksums' && body.length >= 16) collected.checksums.set(id, body);
  const bytes = place.header.bytes - headerBytes - 4;
  if (type === 'recoverySlice' && bytes > 0 && collected.recovery.size < mostRecoverySlices) {
    const exponent = body.readUInt32LE(0);
    const offset = place.position + headerBytes + 4;
    collected.recovery.set(exponent, { exponent, path: place.path, offset, bytes });
  }
}

function assemble(id: Buffer, { main, descriptions, checksums }: Collected): RecoverySet | null {
  if (main === null || main.length < 12 || !md5(main).equals(id)) return null;
  const sliceBytes = Number(main.readBigUInt64LE(0));
  const count = main.readUInt32LE(8);
  if (sliceBytes < 4 || sliceBytes % 4 !== 0 || sliceBytes > mostSliceBytes || main.length < 12 + count * 16)
    return null;
  const files: ProtectedFile[] = [];
  for (let index = 0; index < count; index++) {
    const key = main.toString('hex', 12 + index * 16, 28 + index * 16);
    const file = fileOf(descriptions.get(key), checksums.get(key), sliceBytes);
    if (file === null) return null;
    files.push(file);
  }
  const slices = files.reduce((sum, file) => sum + file.slices.length, 0);
  return slices > mostInputSlices ? null : { id, sliceBytes, files };
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
