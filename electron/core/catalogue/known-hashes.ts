// Hashes of large files from the last scan: a file whose every time stamp and number is the same is not read again.
import { z } from 'zod';
import type { Database } from './open-database.ts';
import { readRows } from './rows.ts';

const knownHashRow = z
  .object({
    path: z.string(),
    size: z.int(),
    mtime_ns: z.string(),
    ctime_ns: z.string(),
    inode: z.string(),
    device: z.string(),
    sha256: z.string(),
  })
  .transform(({ mtime_ns, ctime_ns, ...rest }) => ({ ...rest, mtimeNs: mtime_ns, ctimeNs: ctime_ns }));

/** As capture/ makes and takes them; times in nanoseconds since 1970 and inode numbers are decimal text. */
export type KnownHash = z.infer<typeof knownHashRow>;

export const readKnownHashes = (database: Database, setId: string): KnownHash[] =>
  readRows(
    database,
    knownHashRow,
    'SELECT path, size, mtime_ns, ctime_ns, inode, device, sha256 FROM known_hashes WHERE set_id = ? ORDER BY path',
    setId,
  );

export function storeKnownHashes(database: Database, setId: string, known: readonly KnownHash[]): void {
  database.prepare('DELETE FROM known_hashes WHERE set_id = ?').run(setId);
  const insert = database.prepare(
    `INSERT INTO known_hashes (set_id, path, size, mtime_ns, ctime_ns, inode, device, sha256)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const hash of known) {
    insert.run(setId, hash.path, hash.size, hash.mtimeNs, hash.ctimeNs, hash.inode, hash.device, hash.sha256);
  }
}
