// What a capacity test writes: bytes that cannot be packed and that say of every sector where it was written to.
import { createCipheriv, randomBytes } from 'node:crypto';
import { addFault, type Fault } from '../../../shared/domain/medium-health-faults.ts';

/** The smallest unit that a medium moves, loses or spoils. */
export const sectorBytes = 512;
const tagBytes = 8;

/**
 * AES-256 in counter mode under a key of its own: any place can be made again without what is before it, faster than a medium takes
 * it. Each sector begins with the tag of this test and its own place in the free space.
 */
export class TestPattern {
  readonly #key: Buffer;
  readonly #tag: Buffer;
  readonly #zeros: Buffer;

  /** `seed` is 40 bytes: a key and a tag. `chunkBytes` is the longest run that is asked for at once. */
  constructor(chunkBytes: number, seed: Buffer = randomBytes(40)) {
    this.#key = seed.subarray(0, 32);
    this.#tag = seed.subarray(32, 32 + tagBytes);
    this.#zeros = Buffer.alloc(chunkBytes);
  }

  /** The bytes for a place in the free space; both are multiples of 512. */
  bytesAt(at: number, bytes: number): Buffer {
    const counter = Buffer.alloc(16);
    counter.writeBigUInt64BE(BigInt(at / 16), 8);
    const chunk = createCipheriv('aes-256-ctr', this.#key, counter).update(this.#zeros.subarray(0, bytes));
    for (let sector = 0; sector < bytes; sector += sectorBytes) {
      this.#tag.copy(chunk, sector);
      chunk.writeBigUInt64BE(BigInt(at + sector), sector + tagBytes);
    }
    return chunk;
  }

  /** Compares what was read at a place with what was written there; what differs is added, sector by sector. */
  compare(at: number, read: Buffer, faults: Fault[]): void {
    const expected = this.bytesAt(at, read.length);
    if (expected.equals(read)) return;
    for (let offset = 0; offset < read.length; offset += sectorBytes) {
      const sector = read.subarray(offset, offset + sectorBytes);
      if (sector.equals(expected.subarray(offset, offset + sectorBytes))) continue;
      addFault(faults, { at: at + offset, bytes: sectorBytes, ...this.#natureOf(at + offset, sector) });
    }
  }

  #natureOf(at: number, sector: Buffer): Pick<Fault, 'kind' | 'distance'> {
    if (sector.equals(this.#zeros.subarray(0, sectorBytes))) return { kind: 'empty' };
    if (sector.length === sectorBytes && sector.subarray(0, tagBytes).equals(this.#tag)) {
      const place = sector.readBigUInt64BE(tagBytes);
      const whole = place % BigInt(sectorBytes) === 0n && place <= BigInt(Number.MAX_SAFE_INTEGER);
      // Only a sector that is right for its other place was moved; one with a damaged head was not.
      if (whole && Number(place) !== at && this.bytesAt(Number(place), sectorBytes).equals(sector))
        return { kind: 'moved', distance: Number(place) - at };
    }
    return { kind: 'changed' };
  }
}
