// Sums over slices, a band of every slice at a time, so that memory stays bounded however large the slices are.
import { closeSync, openSync } from 'node:fs';
import { multiplyAdd } from './galois.ts';
import { readFully } from './recovery-set.ts';

/** A multiple of 4. */
const mostBandBytes = 256 * 1024;

/** Where one slice lies: bytes of a file, filled with zeros from `end` on. */
export interface SlicePlace {
  readonly path: string;
  readonly offset: number;
  /** Where the data that belongs to the slice ends in the file. */
  readonly end: number;
}

export interface BandSum {
  readonly inputs: readonly SlicePlace[];
  /** How many sums are made. */
  readonly outputs: number;
  readonly sliceBytes: number;
  /** What an input is multiplied with for a sum. */
  readonly factor: (output: number, input: number) => number;
  /** Takes a band of a sum: `offset` counts from the beginning of the slice. */
  readonly take: (output: number, offset: number, band: Uint8Array) => void;
  readonly pause: (bytes: number) => Promise<void>;
}

export async function sumBands(sum: BandSum): Promise<void> {
  const open = new Map<string, number>();
  const fdOf = (path: string): number => {
    const fd = open.get(path) ?? openSync(path, 'r');
    open.set(path, fd);
    return fd;
  };
  const bandBytes = Math.min(mostBandBytes, sum.sliceBytes);
  const source = new Uint32Array(bandBytes / 4);
  const sourceBytes = new Uint8Array(source.buffer);
  const sums = Array.from({ length: sum.outputs }, () => new Uint32Array(bandBytes / 4));
  try {
    for (let offset = 0; offset < sum.sliceBytes; offset += bandBytes) {
      const length = Math.min(bandBytes, sum.sliceBytes - offset);
      for (const total of sums) total.fill(0);
      for (const [input, place] of sum.inputs.entries()) {
        readBand(fdOf(place.path), place, offset, sourceBytes.subarray(0, length));
        const words = source.subarray(0, length / 4);
        for (const [output, total] of sums.entries())
          multiplyAdd(total.subarray(0, length / 4), words, sum.factor(output, input));
        await sum.pause(length);
      }
      for (const [output, total] of sums.entries())
        sum.take(output, offset, new Uint8Array(total.buffer, 0, length));
    }
  } finally {
    for (const fd of open.values()) closeSync(fd);
  }
}

/** A file that is shorter than it should be reads as zeros where it has none. */
function readBand(fd: number, place: SlicePlace, offset: number, band: Uint8Array): void {
  const from = place.offset + offset;
  const wanted = band.subarray(0, Math.max(0, Math.min(band.length, place.end - from)));
  band.fill(0, readFully(fd, wanted, from));
}
