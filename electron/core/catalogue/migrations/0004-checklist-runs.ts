// Version 4: checklist runs. The version also tells an older program that there are kinds of facts it does not know.
import type { Database } from '../open-database.ts';

/** A run as it was begun, with its end if it has one; and of each of its steps what was last said of it. */
export function createChecklistViews(database: Database): void {
  database.exec(`
CREATE VIEW checklist_runs AS
WITH ended AS (
  SELECT body ->> 'run' AS run, max(position) AS position FROM facts WHERE kind = 'checklist-ended' GROUP BY body ->> 'run'
)
SELECT begun.body ->> 'run' AS run, begun.body ->> 'set' AS set_id, begun.body ->> 'scenario' AS scenario,
  begun.body ->> 'title' AS title, begun.body ->> 'by' AS begun_by, begun.body ->> 'second' AS second, begun.body -> 'steps' AS steps,
  begun.at_ms AS begun_at_ms,
  last.body ->> 'result' AS result, last.body ->> 'notes' AS notes, last.at_ms AS ended_at_ms, begun.position
FROM facts AS begun
LEFT JOIN ended ON ended.run = begun.body ->> 'run'
LEFT JOIN facts AS last ON last.position = ended.position
WHERE begun.kind = 'checklist-begun';

CREATE VIEW checklist_steps AS
SELECT body ->> 'run' AS run, body ->> 'step' AS step, body ->> 'ticked' AS ticked, body ->> 'by' AS by_whom,
  body ->> 'second' AS second, body ->> 'minutes' AS minutes, body ->> 'note' AS note, at_ms, max(position) AS position
FROM facts WHERE kind = 'checklist-step' GROUP BY body ->> 'run', body ->> 'step';
`);
}
