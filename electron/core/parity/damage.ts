// Locates damage: which slices of which files are not what they were when parity was made.
import { closeSync, openSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { md5 } from './packets.ts';
import { readFully, type ProtectedFile, type RecoverySet } from './recovery-set.ts';

export interface FileDamage {
  readonly name: string;
  /** False where there is no such file to be read. */
  readonly present: boolean;
  /** Indexes of the slices that are damaged, in their order. */
  readonly slices: readonly number[];
  /** Bytes by which the file is too long; its slices may all be good. */
  readonly surplusBytes: number;
}

/** Only files with damage are answered. `pathOf` says where a file of the set lies; what cannot be read counts as damaged. */
export async function locateDamage(
  set: RecoverySet,
  pathOf: (name: string) => string,
  pause: (bytes: number) => Promise<void>,
): Promise<FileDamage[]> {
  const damaged: FileDamage[] = [];
  for (const file of set.files) {
    const found = await lookAt(file, set.sliceBytes, pathOf(file.name), pause);
    if (!found.present || found.slices.length > 0 || found.surplusBytes > 0) damaged.push(found);
  }
  return damaged;
}

async function lookAt(
  file: ProtectedFile,
  sliceBytes: number,
  path: string,
  pause: (bytes: number) => Promise<void>,
): Promise<FileDamage> {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch {
    return { name: file.name, present: false, slices: [...file.slices.keys()], surplusBytes: 0 };
  }
  try {
    const damaged: number[] = [];
    const slice = Buffer.alloc(sliceBytes);
    for (const [index, expected] of file.slices.entries()) {
      const length = Math.min(sliceBytes, file.bytes - index * sliceBytes);
      const good = readSlice(fd, slice, index * sliceBytes, length);
      if (!good || crc32(slice) !== expected.crc32 || !md5(slice).equals(expected.md5)) damaged.push(index);
      await pause(length);
    }
    const surplusBytes = surplusOf(fd, slice, file.bytes);
    return { name: file.name, present: true, slices: damaged, surplusBytes };
  } finally {
    closeSync(fd);
  }
}

/** Up to a slice; what is too much and cannot be read counts as a single byte. */
function surplusOf(fd: number, slice: Buffer, end: number): number {
  try {
    return readFully(fd, slice, end);
  } catch {
    return 1;
  }
}

/** False where the medium does not give the bytes: a bad sector, or a file that was cut off. */
function readSlice(fd: number, slice: Buffer, position: number, length: number): boolean {
  try {
    slice.fill(0, length);
    return readFully(fd, slice.subarray(0, length), position) === length;
  } catch {
    return false;
  }
}
