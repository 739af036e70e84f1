// Version 5: what a person said of a set. The version also tells an older program that there are kinds of facts it does not know.
import type { Database } from '../open-database.ts';

/** Of each set the newest that was said of it: that one counts, whole. */
export function createKnowledgeView(database: Database): void {
  database.exec(`
CREATE VIEW set_knowledge AS
SELECT body ->> 'set' AS set_id, body -> 'knowledge' AS knowledge, at_ms, max(position) AS position
FROM facts WHERE kind = 'set-described' GROUP BY body ->> 'set';
`);
}
