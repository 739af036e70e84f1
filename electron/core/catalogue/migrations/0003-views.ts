// Version 3: the current state, derived from the facts. Freshness and verdicts are not here: they depend on now.
import type { Database } from '../open-database.ts';

/** Every view can be read by hand: `SELECT * FROM copies`. */
export function createViews(database: Database): void {
  database.exec(`
CREATE VIEW vault AS
SELECT body ->> 'vault' AS vault, body ->> 'name' AS name, body ->> 'recipient' AS recipient,
  body ->> 'signingKey' AS signing_key, at_ms AS created_at_ms
FROM facts WHERE kind = 'vault-created' ORDER BY position LIMIT 1;

CREATE VIEW sets AS
WITH added AS (
  SELECT body ->> 'set' AS set_id, max(position) AS position FROM facts WHERE kind = 'set-added' GROUP BY body ->> 'set'
), removed AS (
  SELECT body ->> 'set' AS set_id, max(position) AS position, at_ms FROM facts WHERE kind = 'set-removed' GROUP BY body ->> 'set'
)
SELECT added.set_id, facts.body ->> 'name' AS name, facts.body ->> 'profile' AS profile, facts.body -> 'sources' AS sources,
  facts.at_ms AS added_at_ms, removed.at_ms AS removed_at_ms, facts.position
FROM added JOIN facts ON facts.position = added.position
LEFT JOIN removed ON removed.set_id = added.set_id AND removed.position > added.position;

CREATE VIEW snapshots AS
SELECT body ->> 'snapshot' AS snapshot, body ->> 'set' AS set_id, body ->> 'seq' AS seq,
  body ->> 'contentDigest' AS content_digest, body ->> 'items' AS items, body ->> 'bytes' AS bytes,
  at_ms AS recorded_at_ms, position
FROM facts WHERE kind = 'snapshot-taken';

CREATE VIEW latest_scans AS
SELECT body ->> 'set' AS set_id, body ->> 'contentDigest' AS content_digest, body ->> 'items' AS items,
  body ->> 'bytes' AS bytes, body -> 'findings' AS findings, at_ms, max(position) AS position
FROM facts WHERE kind = 'scanned' GROUP BY body ->> 'set';

CREATE VIEW media AS
WITH said AS (
  SELECT body ->> 'medium' AS medium, position, at_ms, body FROM facts WHERE kind IN ('medium-enrolled', 'medium-changed')
), enrolled AS (
  SELECT body ->> 'medium' AS medium, min(position) AS position, at_ms FROM facts WHERE kind = 'medium-enrolled'
  GROUP BY body ->> 'medium'
)
SELECT medium,
  (SELECT body ->> 'label' FROM said WHERE said.medium = enrolled.medium AND body ->> 'label' IS NOT NULL
    ORDER BY said.position DESC LIMIT 1) AS label,
  (SELECT body ->> 'type' FROM said WHERE said.medium = enrolled.medium AND body ->> 'type' IS NOT NULL
    ORDER BY said.position DESC LIMIT 1) AS type,
  (SELECT body ->> 'location' FROM said WHERE said.medium = enrolled.medium AND body ->> 'location' IS NOT NULL
    ORDER BY said.position DESC LIMIT 1) AS location,
  (SELECT body ->> 'custodian' FROM said WHERE said.medium = enrolled.medium AND body ->> 'custodian' IS NOT NULL
    ORDER BY said.position DESC LIMIT 1) AS custodian,
  (SELECT body ->> 'offsite' FROM said WHERE said.medium = enrolled.medium AND body ->> 'offsite' IS NOT NULL
    ORDER BY said.position DESC LIMIT 1) AS offsite,
  (SELECT body ->> 'state' FROM said WHERE said.medium = enrolled.medium AND body ->> 'state' IS NOT NULL
    ORDER BY said.position DESC LIMIT 1) AS state,
  at_ms AS enrolled_at_ms, position
FROM enrolled;

CREATE VIEW verifications AS
SELECT body ->> 'medium' AS medium, body ->> 'snapshot' AS snapshot, body ->> 'status' AS status, body ->> 'level' AS level,
  body -> 'failures' AS failures, at_ms, position
FROM facts WHERE kind = 'copy-verified';

CREATE VIEW copies AS
WITH said AS (
  SELECT body ->> 'medium' AS medium, body ->> 'snapshot' AS snapshot, position, kind, body ->> 'status' AS status,
    max(position) FILTER (WHERE kind = 'copy-recorded') OVER (PARTITION BY body ->> 'medium', body ->> 'snapshot') AS recorded
  FROM facts WHERE kind IN ('copy-recorded', 'copy-verified', 'copy-retired')
), summed AS (
  SELECT medium, snapshot, recorded,
    max(kind = 'copy-retired') AS retired,
    max(position) FILTER (WHERE kind <> 'copy-retired') AS last_read,
    max(position) FILTER (WHERE kind = 'copy-recorded' OR status = 'verified') AS last_good
  FROM said WHERE position >= recorded GROUP BY medium, snapshot
)
SELECT summed.medium, summed.snapshot, snapshots.set_id, snapshots.seq, record.body ->> 'path' AS path,
  CASE WHEN retired THEN 'retired' WHEN last_read = recorded THEN 'verified' ELSE last.body ->> 'status' END AS status,
  good.body ->> 'level' AS level, good.at_ms AS verified_at_ms, record.at_ms AS recorded_at_ms,
  record.body -> 'files' AS files, recorded AS position
FROM summed
JOIN facts AS record ON record.position = recorded
JOIN facts AS last ON last.position = last_read
JOIN facts AS good ON good.position = last_good
JOIN snapshots ON snapshots.snapshot = summed.snapshot;

CREATE VIEW vault_files AS
SELECT body ->> 'medium' AS medium, body ->> 'identitySha256' AS identity_sha256, body -> 'files' AS files, at_ms,
  max(position) AS position
FROM facts WHERE kind = 'vault-files-written' GROUP BY body ->> 'medium';

CREATE VIEW drills AS
SELECT body ->> 'medium' AS medium, body ->> 'set' AS set_id, body ->> 'snapshot' AS snapshot, body ->> 'status' AS status,
  body ->> 'seconds' AS seconds, body ->> 'items' AS items, body -> 'failures' AS failures, at_ms, position
FROM facts WHERE kind = 'drilled';
`);
}
