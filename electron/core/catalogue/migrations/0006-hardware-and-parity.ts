// Version 6: what media are made of, how they fared when they were tested, and the parity beside their copies.
import type { Database } from '../open-database.ts';

/** Of each medium the newest hardware and test, of each copy the newest parity: those count. */
export function createHardwareViews(database: Database): void {
  database.exec(`
CREATE VIEW media_hardware AS
SELECT body ->> 'medium' AS medium, body -> 'hardware' AS hardware, at_ms, max(position) AS position
FROM facts WHERE kind = 'medium-seen' GROUP BY body ->> 'medium';

CREATE VIEW media_tests AS
SELECT body ->> 'medium' AS medium, body -> 'test' AS test, at_ms, max(position) AS position
FROM facts WHERE kind = 'medium-tested' GROUP BY body ->> 'medium';

CREATE VIEW parity AS
SELECT body ->> 'medium' AS medium, body ->> 'snapshot' AS snapshot, body -> 'files' AS files, at_ms,
  max(position) AS position
FROM facts WHERE kind = 'parity-written' GROUP BY body ->> 'medium', body ->> 'snapshot';

CREATE VIEW readings AS
SELECT body ->> 'medium' AS medium, body ->> 'snapshot' AS snapshot, body -> 'reading' AS reading, at_ms, position
FROM facts WHERE kind = 'copy-verified' AND body -> 'reading' IS NOT NULL;
`);
}
