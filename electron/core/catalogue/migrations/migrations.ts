// The numbered steps from an empty file to today's schema. A released step is never edited; a change is a new step.
import type { Database } from '../open-database.ts';
import { createFacts } from './0001-facts.ts';
import { createItems } from './0002-items.ts';
import { createViews } from './0003-views.ts';
import { createChecklistViews } from './0004-checklist-runs.ts';
import { createKnowledgeView } from './0005-what-was-said.ts';
import { createHardwareViews } from './0006-hardware-and-parity.ts';

/** The step at index n brings a file of version n to version n + 1. The version is SQLite's `PRAGMA user_version`. */
export const migrations: readonly ((database: Database) => void)[] = [
  createFacts,
  createItems,
  createViews,
  createChecklistViews,
  createKnowledgeView,
  createHardwareViews,
];
