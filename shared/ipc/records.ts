// Calls about what is written down: checklists on screen and on paper, and the journal.
import { z } from 'zod';
import { checklistSchema } from '../domain/reports.ts';
import { defineCalls } from './call.ts';
import { count, givenLine, givenName, moment, nothing, outcome, paper } from './values.ts';
import { checklistRunSchema } from './views.ts';

const sheet = z.strictObject({ set: z.string(), scenario: z.string() });
const sheetErrors = ['vault-missing', 'set-unknown', 'profile-unknown', 'scenario-unknown'] as const;
const run = z.strictObject({ run: z.string() });

export const checklists = defineCalls({
  list: {
    input: nothing,
    output: z.array(
      z.strictObject({
        set: z.string(),
        scenarios: z.array(z.strictObject({ id: z.string(), title: z.string() })),
      }),
    ),
    errors: ['vault-missing'],
  },
  read: { input: sheet, output: checklistSchema, errors: sheetErrors },
  /** Prints through the system's dialog. */
  print: {
    input: sheet.extend({ paper }),
    output: z.strictObject({ outcome }),
    errors: [...sheetErrors, 'target-unwritable'],
  },
  /** Writes a PDF where the person says in the system's dialog. */
  savePdf: {
    input: sheet.extend({ paper }),
    output: z.strictObject({ outcome, path: z.string().nullable() }),
    errors: [...sheetErrors, 'target-unwritable'],
  },
  runs: { input: nothing, output: z.array(checklistRunSchema), errors: ['vault-missing'] },
  begin: {
    input: sheet.extend({ by: givenName, second: givenLine }),
    output: run,
    errors: [...sheetErrors, 'catalogue-unwritable'],
  },
  tick: {
    input: run.extend({ step: count, by: givenName, second: givenLine, note: givenLine }),
    output: nothing,
    errors: ['vault-missing', 'bad-input', 'checklist-run-unknown', 'catalogue-unwritable'],
  },
  end: {
    input: run.extend({
      result: z.enum(['running-again', 'given-up', 'rehearsed']),
      notes: z.string().trim().max(4000),
    }),
    output: nothing,
    errors: ['vault-missing', 'bad-input', 'checklist-run-unknown', 'catalogue-unwritable'],
  },
});

export const journal = defineCalls({
  read: {
    input: nothing,
    output: z.strictObject({
      events: z.array(z.strictObject({ atMs: moment, kind: z.string(), what: z.string() })),
      chain: z.enum(['intact', 'broken']),
      /** Hash of the newest event, and the same as eight words to be compared by people. */
      head: z.string(),
      headWords: z.string(),
    }),
    errors: ['vault-missing'],
  },
});
