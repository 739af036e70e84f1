// The SHA-256 of a file in a bundle, read piece by piece.
import { createHash } from 'node:crypto';
import type { ByteRange } from '../../crypto/age/sealed-reader.ts';
import type { Pace } from '../pace.ts';
import type { BundleEntry } from './bundle-index.ts';

const pieceBytes = 512 * 1024;

/** Hex. Errors: those of reading, cancelled. */
export async function hashEntry(
  archive: ByteRange,
  { offset, sizeBytes }: Pick<BundleEntry, 'offset' | 'sizeBytes'>,
  pace: Pace,
): Promise<string> {
  const hasher = createHash('sha256');
  const buffer = Buffer.alloc(Math.min(pieceBytes, sizeBytes));
  try {
    for (let done = 0; done < sizeBytes;) {
      const piece = buffer.subarray(0, sizeBytes - done);
      archive.readInto(piece, offset + done);
      hasher.update(piece);
      done += piece.length;
      pace.spend(piece.length, 0);
      if (pace.due) await pace.rest();
    }
    return hasher.digest('hex');
  } finally {
    buffer.fill(0);
  }
}
