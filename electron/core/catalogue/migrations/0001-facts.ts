// Version 1: the facts, append-only.
import type { Database } from '../open-database.ts';

/** The comments are stored in the file: whoever opens it by hand with sqlite3 reads them with `.schema`. */
export function createFacts(database: Database): void {
  database.exec(`
CREATE TABLE facts (
  position INTEGER PRIMARY KEY,  -- order in which this catalogue recorded them, from 1, without gaps
  installation TEXT NOT NULL CHECK (length(installation) = 36),
  number INTEGER NOT NULL CHECK (number > 0),  -- counts from 1 within its installation
  at_ms INTEGER NOT NULL,  -- milliseconds since 1970, UTC, by the clock of the machine
  kind TEXT NOT NULL CHECK (length(kind) > 0),
  body TEXT NOT NULL CHECK (json_valid(body)),
  previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
  hash TEXT NOT NULL CHECK (length(hash) = 64),  -- SHA-256, see docs/format.md
  UNIQUE (installation, number)
) STRICT;

CREATE INDEX facts_by_kind ON facts (kind);

CREATE TRIGGER facts_refuse_change BEFORE UPDATE ON facts
BEGIN SELECT raise(ABORT, 'facts are append-only'); END;

CREATE TRIGGER facts_refuse_removal BEFORE DELETE ON facts
BEGIN SELECT raise(ABORT, 'facts are append-only'); END;

CREATE TRIGGER facts_refuse_insertion BEFORE INSERT ON facts
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM facts)
  OR EXISTS (SELECT 1 FROM facts WHERE installation = NEW.installation AND number = NEW.number)
BEGIN SELECT raise(ABORT, 'facts are append-only'); END;
`);
}
