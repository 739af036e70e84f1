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
/** Sets that are looked at together, and bytes of packets that are kept of all of them. */
const mostSets = 16;
const mostKeptBytes = 64 * 1024 * 1024;
/** Bytes of packets that turned out not to be whole, as a multiple of the file: packets of ours do not lie in one another. */
const mostWasted = 4;
const windowBytes = 4 * 1024 * 1024;
/** Where a medium does not give a window, it is asked for less, and this much is passed over in the end. */
const sectorBytes = 4096;

interface Collected {
  main: Buffer | null;
  readonly descriptions: Map<string, Buffer>;
  readonly checksums: Map<string, Buffer>;
  readonly recovery: Map<number, RecoverySlice>;
}

/** What is being read: every set that was met, and how much more of them may be kept. */
interface Reading {
  readonly sets: Map<string, Collected>;
  roomBytes: number;
  readonly pause: Pause;
}

/** Awaited after every so many bytes; throws where the work was cancelled. */
type Pause = (bytes: number) => Promise<void>;

/**
 * All recovery sets of which the files hold what must be known, those with the most recovery slices first. A file that cannot be opened
 * counts for nothing, and what a medium does not give is passed over. Throws what `pause` throws.
 */
export async function readParity(
  paths: readonly string[],
  pause: Pause = async () => undefined,
): Promise<ParityData[]> {
  const reading: Reading = { sets: new Map(), roomBytes: mostKeptBytes, pause };
  for (const path of paths) await readFile(path, reading);
  const found: ParityData[] = [];
  for (const [id, collected] of reading.sets) {
    const set = assemble(Buffer.from(id, 'hex'), collected);
    if (set === null) continue;
    // A slice of another length belongs to no sum of this set.
    const recovery = [...collected.recovery.values()]
      .filter(({ bytes }) => bytes === set.sliceBytes)
      .toSorted((a, b) => a.exponent - b.exponent);
    found.push({ set, recovery });
  }
  return found.toSorted((a, b) => b.recovery.length - a.recovery.length);
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

async function readFile(path: string, reading: Reading): Promise<void> {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch {
    return;
  }
  try {
    const { size } = fstatSync(fd);
    const window = Buffer.alloc(Math.min(windowBytes, size));
    let wasted = 0;
    for (let position = 0; position + headerBytes <= size && wasted <= mostWasted * size;) {
      const count = readWhatCan(fd, window.subarray(0, Math.min(window.length, size - position)), position);
      if (count < headerBytes) {
        position += sectorBytes;
        continue;
      }
      const at = findPacket(window.subarray(0, count), 0);
      if (at < 0) {
        // The beginning of the next packet may be at the very end of what was looked at.
        const passed = Math.max(1, count - headerBytes);
        position += passed;
        await reading.pause(passed);
        continue;
      }
      position += at;
      const taken = await takePacket(fd, path, position, size, reading);
      position += taken.passed;
      wasted += taken.wasted;
    }
  } finally {
    closeSync(fd);
  }
}

/** By how much to go on, past the packet if it is whole, else past its first byte; and what was read in vain. */
interface Taken {
  readonly passed: number;
  readonly wasted: number;
}

async function takePacket(
  fd: number,
  path: string,
  position: number,
  size: number,
  reading: Reading,
): Promise<Taken> {
  const nothing: Taken = { passed: 1, wasted: headerBytes };
  const head = Buffer.alloc(headerBytes);
  if (readWhatCan(fd, head, position) < headerBytes) return nothing;
  const header = decodeHeader(head);
  if (header === null || position + header.bytes > size) return nothing;
  const isSlice = header.type === 'recoverySlice';
  if (header.bytes > (isSlice ? headerBytes + 4 + mostSliceBytes : mostCriticalBytes)) return nothing;
  const beginning = await wholePacket(fd, head, header, position, isSlice ? 4 : header.bytes, reading.pause);
  if (beginning === null) return { passed: 1, wasted: header.bytes };
  const id = header.setId.toString('hex');
  const collected: Collected | undefined = reading.sets.get(id) ?? newSet(reading, id);
  if (header.type !== null && collected !== undefined)
    collect(reading, collected, header.type, beginning, { path, position, header });
  return { passed: header.bytes, wasted: 0 };
}

/** Undefined where there are too many. */
function newSet({ sets }: Reading, id: string): Collected | undefined {
  if (sets.size >= mostSets) return undefined;
  const collected: Collected = {
    main: null,
    descriptions: new Map(),
    checksums: new Map(),
    recovery: new Map(),
  };
  sets.set(id, collected);
  return collected;
}

/** The beginning of a packet's body, if the MD5 over all of the packet holds; else null. */
async function wholePacket(
  fd: number,
  head: Buffer,
  header: PacketHeader,
  position: number,
  wanted: number,
  pause: Pause,
): Promise<Buffer | null> {
  const hash = createHash('md5').update(head.subarray(32));
  const piece = Buffer.alloc(Math.min(windowBytes, header.bytes - headerBytes));
  let beginning = Buffer.alloc(0);
  for (let done = headerBytes; done < header.bytes;) {
    const part = piece.subarray(0, Math.min(piece.length, header.bytes - done));
    if (readWhatCan(fd, part, position + done) !== part.length) return null;
    hash.update(part);
    if (beginning.length < wanted) beginning = Buffer.concat([beginning, part]).subarray(0, wanted);
    done += part.length;
    await pause(part.length);
  }
  return hash.digest().equals(header.hash) ? beginning : null;
}

interface PacketPlace {
  readonly path: string;
  readonly position: number;
  readonly header: PacketHeader;
}

function collect(
  reading: Reading,
  collected: Collected,
  type: PacketType,
  body: Buffer,
  place: PacketPlace,
): void {
  const id = body.toString('hex', 0, 16);
  // Each stands several times in a set; the copies of one packet are kept once.
  const keep = (): boolean => {
    if (body.length > reading.roomBytes) return false;
    reading.roomBytes -= body.length;
    return true;
  };
  if (type === 'main' && md5(body).equals(place.header.setId) && collected.main === null && keep())
    collected.main = body;
  const { descriptions, checksums } = collected;
  if (type === 'fileDescription' && body.length >= 60 && !descriptions.has(id) && keep())
    descriptions.set(id, body);
  if (type === 'sliceChecksums' && body.length >= 16 && !checksums.has(id) && keep()) checksums.set(id, body);
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
  const seen = new Set<string>();
  let slices = 0;
  for (let index = 0; index < count; index++) {
    const key = main.toString('hex', 12 + index * 16, 28 + index * 16);
    const file = seen.has(key) ? null : fileOf(descriptions.get(key), checksums.get(key), sliceBytes);
    if (file === null) return null;
    seen.add(key);
    files.push(file);
    slices += file.slices.length;
    if (slices > mostInputSlices) return null;
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
  if (expected > mostInputSlices) return null;
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
