// Version 2: what the snapshots consist of, and the hashes of large files seen before.
import type { Database } from '../open-database.ts';

/** An item's version is stored once, with the first and the last snapshot of its set that has it. */
export function createItems(database: Database): void {
  database.exec(`
CREATE TABLE item_versions (
  set_id TEXT NOT NULL,
  path TEXT NOT NULL,
  path_b64 TEXT,  -- the exact bytes, only where they are not UTF-8
  type TEXT NOT NULL CHECK (type IN ('file', 'folder', 'link')),
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  derivable INTEGER NOT NULL CHECK (derivable IN (0, 1)),
  size INTEGER NOT NULL CHECK (size >= 0),
  mode INTEGER NOT NULL CHECK (mode BETWEEN 0 AND 4095),
  mtime_seconds INTEGER NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  target TEXT,  -- where a link points
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL CHECK (last_seq >= first_seq)
) STRICT;

CREATE UNIQUE INDEX item_versions_once ON item_versions (set_id, path, coalesce(path_b64, ''), first_seq);

CREATE INDEX item_versions_by_last ON item_versions (set_id, last_seq);

CREATE TRIGGER item_versions_refuse_change BEFORE UPDATE OF
  set_id, path, path_b64, type, key, kind, derivable, size, mode, mtime_seconds, sha256, target, first_seq ON item_versions
BEGIN SELECT raise(ABORT, 'item versions keep what they say; only last_seq moves'); END;

CREATE TRIGGER item_versions_refuse_removal BEFORE DELETE ON item_versions
BEGIN SELECT raise(ABORT, 'item versions are kept'); END;

CREATE TABLE known_hashes (
  set_id TEXT NOT NULL,
  path TEXT NOT NULL,
  size INTEGER NOT NULL,
  mtime_ns TEXT NOT NULL,
  ctime_ns TEXT NOT NULL,
  inode TEXT NOT NULL,
  device TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;

CREATE INDEX known_hashes_by_set ON known_hashes (set_id);
`);
}
