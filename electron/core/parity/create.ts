// Writes PAR2 files over a folder's files: with them any few of its slices that went bad can be worked out from the others.
import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { sumBands, type SlicePlace } from './bands.ts';
import { breathing } from './breath.ts';
import { inputConstants, power } from './galois.ts';
import { encodePacket, headerBytes, packetTypes } from './packets.ts';
import { createHash } from 'node:crypto';
import { criticalPackets, describeFile, recoverySetOf, type RecoverySet } from './recovery-set.ts';

export interface ParityPlan {
  /** A multiple of 4. */
  readonly sliceBytes: number;
  /** How many slices may be lost. */
  readonly recoverySlices: number;
}

/** Flash goes bad in blocks, and FAT gives files room in clusters: a smaller slice would not limit damage any better. */
const smallestSliceBytes = 4096;
/** More slices locate damage more closely and cost more arithmetic: the work grows with bytes times recovery slices. */
const fewestSlices = 160;
/** What our own reader takes (read-packets.ts), and what FAT can hold in a file. */
const largestSliceBytes = 1024 ** 3;
/** Bytes times recovery slices that nobody minds: some seconds of one core. */
const workBytes = 4 * 1024 ** 3;

/**
 * `redundancy` is the share of slices that may be lost (0.2: a fifth), rounded up, and at least 2 slices: a single one is soon gone.
 */
export function planParity(fileBytes: readonly number[], redundancy: number): ParityPlan {
  const total = fileBytes.reduce((sum, bytes) => sum + bytes, 0);
  const cheap = Math.floor(workBytes / Math.max(1, total * redundancy));
  const wanted = Math.max(fewestSlices, cheap);
  const ideal = Math.ceil(total / wanted / smallestSliceBytes) * smallestSliceBytes;
  const sliceBytes = Math.min(largestSliceBytes, Math.max(smallestSliceBytes, ideal));
  const slices = fileBytes.reduce((sum, bytes) => sum + Math.ceil(bytes / sliceBytes), 0);
  return { sliceBytes, recoverySlices: Math.max(2, Math.ceil(slices * redundancy)) };
}

export interface FileToProtect {
  /** How stock tools find it from the folder that they are given. */
  readonly name: string;
  readonly path: string;
  /** SHA-256 (hex) that it must have: parity over anything else would keep damage. */
  readonly sha256?: string;
}

export interface ParityInput extends ParityPlan {
  readonly files: readonly FileToProtect[];
  /** An existing folder; files of the names used here are replaced. */
  readonly into: string;
  /** Beginning of the names of the PAR2 files. */
  readonly baseName: string;
  /** A larger PAR2 file is not written: what is more goes to another one. */
  readonly mostFileBytes: number;
}

/**
 * Answers the names of the files written. Throws what the file system throws, `copy-failed` for a file that has another hash than it
 * must, and `cancelled`; half-written files may remain.
 */
export async function createParity(input: ParityInput, run: RunOptions = {}): Promise<string[]> {
  const { files, sliceBytes } = input;
  const described = [];
  const total = files.reduce((sum, { path }) => sum + statSync(path).size, 0);
  const reading = breathing(run, 'reading for parity', total);
  for (const file of files) described.push(await describeFile(file, sliceBytes, reading));
  const set = recoverySetOf(described, sliceBytes);
  const paths = new Map(files.map(({ name, path }) => [name, path]));
  const places = placesOf(set, (name) => paths.get(name) ?? name);
  const critical = criticalPackets(set);
  const volumes = layOut(input, critical.length);

  const index = `${input.baseName}.par2`;
  writeWhole(join(input.into, index), critical);
  const fds = volumes.map((volume) => openSync(join(input.into, volume.name), 'w+'));
  try {
    for (const [at, volume] of volumes.entries()) writeAll(fds[at] ?? -1, critical, 0, volume.name);
    const constants = inputConstants(places.length);
    await sumBands({
      inputs: places,
      outputs: input.recoverySlices,
      sliceBytes,
      factor: (exponent, slice) => power(constants[slice] ?? 0, exponent),
      take: (exponent, offset, band) => {
        const { volume, position } = placeOfRecovery(volumes, exponent, critical.length, sliceBytes);
        writeAll(fds[volume] ?? -1, band, position + headerBytes + 4 + offset, 'recovery slice');
      },
      pause: breathing(run, 'computing parity', places.length * sliceBytes),
    });
    for (const [at, volume] of volumes.entries()) finishVolume(fds[at] ?? -1, volume, set, critical);
  } finally {
    for (const fd of fds) closeSync(fd);
  }
  return [index, ...volumes.map((volume) => volume.name)];
}

/** At most how long all PAR2 files over these files get, each with `nameBytes` bytes of name at most. */
export function parityBytesAtMost(
  fileBytes: readonly number[],
  { sliceBytes, recoverySlices }: ParityPlan,
  mostFileBytes: number,
  nameBytes = 64,
): number {
  const slices = fileBytes.reduce((sum, bytes) => sum + Math.ceil(bytes / sliceBytes), 0);
  // Main and creator, then for each file a description and the checksums of its slices.
  const critical = 2 * 128 + fileBytes.length * (16 + 2 * headerBytes + 56 + nameBytes + 16) + slices * 20;
  const each = recoveryPacketBytes(sliceBytes);
  const volumes = Math.ceil(recoverySlices / Math.max(1, Math.floor((mostFileBytes - 2 * critical) / each)));
  return recoverySlices * each + (1 + 2 * volumes) * critical;
}

/** Where every slice of input lies, in the order of the recovery set. */
export function placesOf(set: RecoverySet, pathOf: (name: string) => string): SlicePlace[] {
  return set.files.flatMap((file) =>
    file.slices.map((_, index) => ({
      path: pathOf(file.name),
      offset: index * set.sliceBytes,
      end: file.bytes,
    })),
  );
}

interface Volume {
  readonly name: string;
  readonly first: number;
  readonly count: number;
}

const recoveryPacketBytes = (sliceBytes: number): number => headerBytes + 4 + sliceBytes;

function layOut(input: ParityInput, criticalBytes: number): Volume[] {
  const each = recoveryPacketBytes(input.sliceBytes);
  const fitting = Math.max(1, Math.floor((input.mostFileBytes - 2 * criticalBytes) / each));
  const volumes: Volume[] = [];
  for (let first = 0; first < input.recoverySlices; first += fitting) {
    const count = Math.min(fitting, input.recoverySlices - first);
    const [from, many] = [String(first).padStart(3, '0'), String(count).padStart(2, '0')];
    volumes.push({ name: `${input.baseName}.vol${from}+${many}.par2`, first, count });
  }
  return volumes;
}

function placeOfRecovery(
  volumes: readonly Volume[],
  exponent: number,
  criticalBytes: number,
  sliceBytes: number,
): { volume: number; position: number } {
  const volume = volumes.findIndex(({ first, count }) => exponent >= first && exponent < first + count);
  const first = volumes[volume]?.first ?? 0;
  return { volume, position: criticalBytes + (exponent - first) * recoveryPacketBytes(sliceBytes) };
}

/** Gives every recovery slice its header, and repeats the critical packets at the end: the beginning of a file may go bad. */
function finishVolume(fd: number, volume: Volume, set: RecoverySet, critical: Buffer): void {
  const each = recoveryPacketBytes(set.sliceBytes);
  for (let index = 0; index < volume.count; index++) {
    const position = critical.length + index * each;
    writeAll(fd, recoveryHeader(fd, set, volume.first + index, position), position, volume.name);
  }
  writeAll(fd, critical, critical.length + volume.count * each, volume.name);
}

function recoveryHeader(fd: number, set: RecoverySet, exponent: number, position: number): Buffer {
  const number = Buffer.alloc(4);
  number.writeUInt32LE(exponent);
  const head = Buffer.concat([
    encodePacket('recoverySlice', set.id, Buffer.alloc(0)).subarray(0, headerBytes),
    number,
  ]);
  head.writeBigUInt64LE(BigInt(recoveryPacketBytes(set.sliceBytes)), 8);
  const hash = createHash('md5')
    .update(set.id)
    .update(Buffer.from(packetTypes.recoverySlice, 'latin1'))
    .update(number);
  const piece = Buffer.alloc(Math.min(set.sliceBytes, 1024 * 1024));
  for (let offset = 0; offset < set.sliceBytes; offset += piece.length) {
    const wanted = piece.subarray(0, Math.min(piece.length, set.sliceBytes - offset));
    const count = readSync(fd, wanted, 0, wanted.length, position + headerBytes + 4 + offset);
    if (count !== wanted.length) throw new Error('a recovery slice that was just written cannot be read');
    hash.update(wanted);
  }
  hash.digest().copy(head, 16);
  return head;
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const fd = openSync(path, 'w');
  try {
    writeAll(fd, bytes, 0, path);
  } finally {
    closeSync(fd);
  }
}

function writeAll(fd: number, bytes: Uint8Array, position: number, what: string): void {
  for (let written = 0; written < bytes.length;) {
    const count = writeSync(fd, bytes, written, bytes.length - written, position + written);
    if (count === 0) throw new Error(`nothing more of ${what} could be written`);
    written += count;
  }
}
