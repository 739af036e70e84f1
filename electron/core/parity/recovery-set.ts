// A recovery set: the files that are protected together, cut into slices of one size, with the checksums by which damage is located.
import { closeSync, openSync, readSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { encodePacket, md5, padToFour } from './packets.ts';

export interface Slice {
  /** MD5 and CRC-32 of the slice, filled with zeros where the file ends in it. */
  readonly md5: Buffer;
  readonly crc32: number;
}

export interface ProtectedFile {
  /** As stock tools find it, beside the PAR2 files or below the folder given to them. */
  readonly name: string;
  readonly id: Buffer;
  readonly bytes: number;
  readonly md5: Buffer;
  readonly md5Of16k: Buffer;
  readonly slices: readonly Slice[];
}

export interface RecoverySet {
  readonly id: Buffer;
  readonly sliceBytes: number;
  /** In the order of their ids, which is that of their slices. */
  readonly files: readonly ProtectedFile[];
}

const shortHashBytes = 16 * 1024;

/** The id of a file: MD5 over the MD5 of its first 16 KiB, its length and its name. */
export function fileId(md5Of16k: Uint8Array, bytes: number, name: string): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(bytes));
  return md5(md5Of16k, length, Buffer.from(name, 'utf8'));
}

/** Ids are ordered as unsigned numbers with the least significant byte first, as the stock tool does. */
const compareIds = (a: Buffer, b: Buffer): number =>
  Buffer.compare(new Uint8Array(a).toReversed(), new Uint8Array(b).toReversed());

/** Reads a file once. `pause` is awaited after every slice. Errors: copy-failed where its SHA-256 is another than is wanted. */
export async function describeFile(
  file: { readonly name: string; readonly path: string; readonly sha256?: string },
  sliceBytes: number,
  pause: (bytes: number) => Promise<void>,
): Promise<ProtectedFile> {
  const fd = openSync(file.path, 'r');
  try {
    const whole = createHash('md5');
    const sha256 = createHash('sha256');
    const beginning = createHash('md5');
    const slices: Slice[] = [];
    const slice = Buffer.alloc(sliceBytes);
    let bytes = 0;
    for (;;) {
      const count = readFully(fd, slice, bytes);
      if (count === 0) break;
      whole.update(slice.subarray(0, count));
      if (file.sha256 !== undefined) sha256.update(slice.subarray(0, count));
      if (bytes < shortHashBytes)
        beginning.update(slice.subarray(0, Math.min(count, shortHashBytes - bytes)));
      slice.fill(0, count);
      slices.push({ md5: md5(slice), crc32: crc32(slice) });
      bytes += count;
      await pause(count);
      if (count < sliceBytes) break;
    }
    if (file.sha256 !== undefined && sha256.digest('hex') !== file.sha256) {
      throw new ColdkeepError(
        'copy-failed',
        `${file.name} is not what was written: it read back as something else.`,
      );
    }
    const md5Of16k = beginning.digest();
    const id = fileId(md5Of16k, bytes, file.name);
    return { name: file.name, id, bytes, md5: whole.digest(), md5Of16k, slices };
  } finally {
    closeSync(fd);
  }
}

/** Fills as much of the buffer as the file has from `position`; answers how much that is. */
export function readFully(fd: number, buffer: Uint8Array, position: number): number {
  let filled = 0;
  while (filled < buffer.length) {
    const count = readSync(fd, buffer, filled, buffer.length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return filled;
}

export function recoverySetOf(files: readonly ProtectedFile[], sliceBytes: number): RecoverySet {
  const ordered = files.toSorted((a, b) => compareIds(a.id, b.id));
  return { id: md5(mainBody(ordered, sliceBytes)), sliceBytes, files: ordered };
}

function mainBody(files: readonly ProtectedFile[], sliceBytes: number): Buffer {
  const head = Buffer.alloc(12);
  head.writeBigUInt64LE(BigInt(sliceBytes), 0);
  head.writeUInt32LE(files.length, 8);
  return Buffer.concat([head, ...files.map((file) => file.id)]);
}

const creatorText = 'Coldkeep';

/** The packets that say what is protected; without them the recovery slices are of no use, so every PAR2 file carries them. */
export function criticalPackets(set: RecoverySet): Buffer {
  return Buffer.concat([
    encodePacket('main', set.id, mainBody(set.files, set.sliceBytes)),
    ...set.files.flatMap((file) => [
      encodePacket('fileDescription', set.id, descriptionBody(file)),
      encodePacket('sliceChecksums', set.id, checksumsBody(file)),
    ]),
    encodePacket('creator', set.id, padToFour(Buffer.from(creatorText, 'latin1'))),
  ]);
}

function descriptionBody(file: ProtectedFile): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(file.bytes));
  return Buffer.concat([file.id, file.md5, file.md5Of16k, length, padToFour(Buffer.from(file.name, 'utf8'))]);
}

function checksumsBody(file: ProtectedFile): Buffer {
  const body = Buffer.alloc(16 + file.slices.length * 20);
  body.set(file.id);
  for (const [index, slice] of file.slices.entries()) {
    body.set(slice.md5, 16 + index * 20);
    body.writeUInt32LE(slice.crc32, 32 + index * 20);
  }
  return body;
}
