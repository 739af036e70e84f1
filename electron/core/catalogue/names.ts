// How sets, media and checklist runs are called now, for the sentences of the journal.
import type { JournalNames } from '../../../shared/domain/journal.ts';
import { noKnowledge } from '../../../shared/domain/set-knowledge.ts';
import { readChecklistRuns } from './checklist-state.ts';
import { readKnowledgeBefore } from './knowledge-state.ts';
import { readMedia } from './media-state.ts';
import type { Database } from './open-database.ts';
import { readSets } from './state.ts';

/** An unknown id stands for itself. Errors: catalogue-damaged. */
export function readNames(database: Database): JournalNames {
  const sets = new Map(readSets(database).map((set) => [set.id, set.name]));
  const media = new Map(readMedia(database).map((medium) => [medium.id, medium.label]));
  const runs = new Map(readChecklistRuns(database).map((run) => [run.id, run.title]));
  const before = readKnowledgeBefore(database);
  return {
    set: (id) => sets.get(id) ?? id,
    medium: (id) => media.get(id) ?? id,
    checklist: (run) => runs.get(run) ?? run,
    knowledgeBefore: (hash) => before.get(hash) ?? noKnowledge,
  };
}
