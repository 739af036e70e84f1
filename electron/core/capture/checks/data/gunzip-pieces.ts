// Unpacks a gzip file piece by piece, with bounds, and hands on what comes out.
import { createGunzip } from 'node:zlib';
import type { FileContent } from '../../file-content.ts';

/** Larger files are not unpacked: a scan would take minutes. */
export const mostPackedBytes = 512 * 1024 * 1024;
const mostUnpackedBytes = 16 * 1024 ** 3;
const pieceBytes = 256 * 1024;

/** `unread`: too large, or its reader had enough. */
export type GunzipEnd = 'whole' | 'cut' | 'damaged' | 'unread';

/**
 * `take` answers false where it has seen enough. `spend` is told the packed bytes of each piece and may throw, which passes through.
 * Total for any bytes.
 */
export async function gunzipPieces(
  content: FileContent,
  take: (piece: Uint8Array) => boolean,
  spend: (bytes: number) => Promise<void>,
): Promise<GunzipEnd> {
  if (content.sizeBytes > mostPackedBytes) return 'unread';
  const gunzip = createGunzip({ chunkSize: pieceBytes });
  const told: { end: GunzipEnd | null } = { end: null };
  let unpacked = 0;
  gunzip.on('data', (piece: Uint8Array) => {
    unpacked += piece.length;
    if (told.end === null && (unpacked > mostUnpackedBytes || !take(piece))) told.end = 'unread';
  });
  const closed = new Promise<void>((resolve) => {
    gunzip.on('error', (error: NodeJS.ErrnoException) => {
      told.end ??= error.code === 'Z_BUF_ERROR' ? 'cut' : 'damaged';
      resolve();
    });
    gunzip.on('end', resolve);
    gunzip.on('close', resolve);
  });
  try {
    for (let at = 0; at < content.sizeBytes && told.end === null; at += pieceBytes) {
      const piece = content.read(at, pieceBytes);
      if (piece.length === 0) break;
      // The buffer that small files are read into belongs to the scan.
      await Promise.race([
        new Promise<void>((done) => gunzip.write(Buffer.from(piece), () => done())),
        closed,
      ]);
      await spend(piece.length);
    }
    if (told.end === null) {
      gunzip.end();
      await closed;
    }
  } finally {
    gunzip.destroy();
  }
  return told.end ?? 'whole';
}
