// Calls about sets: what is protected, what an overview says of it, and adding and removing.
import { z } from 'zod';
import { dutySchema } from '../domain/duties.ts';
import { overviewSchema } from '../domain/overview.ts';
import { planSchema } from '../domain/policy-plan-schema.ts';
import { retentionReportSchema } from '../domain/retention-report.ts';
import { setViewSchema } from '../domain/set-view-schema.ts';
import { ownProfileSchema } from '../profiles/own-profile.ts';
import { defineCalls } from './call.ts';
import { attestInput, factChangesSchema, readProfileSchema, setFactsSchema } from './set-facts.ts';
import { givenName, nothing, outcome, started, token } from './values.ts';
import { setLineSchema } from './views.ts';

const named = z.strictObject({ set: z.string() });
const folders = z.array(token).min(1).max(50);
/** What can go wrong when something is said of a set. */
const saying = ['vault-missing', 'set-unknown', 'bad-input', 'catalogue-unwritable'] as const;

export const overview = defineCalls({
  read: { input: nothing, output: overviewSchema, errors: ['vault-missing'] },
  /** Reads all originals again, as a job. */
  refresh: { input: nothing, output: started, errors: ['vault-missing'] },
  duties: { input: nothing, output: z.array(dutySchema), errors: ['vault-missing'] },
  /** The cheapest way to have every rule of a set met. */
  plan: { input: named, output: planSchema, errors: ['vault-missing', 'set-unknown'] },
});

export const sets = defineCalls({
  list: { input: nothing, output: z.array(setLineSchema), errors: ['vault-missing'] },
  read: { input: named, output: setViewSchema, errors: ['vault-missing', 'set-unknown'] },
  profiles: {
    input: nothing,
    output: z.array(z.strictObject({ id: z.string(), title: z.string(), summary: z.string() })),
    errors: [],
  },
  /** Which profile fits, as a job. */
  propose: { input: z.strictObject({ folders }), output: started, errors: ['vault-missing', 'bad-input'] },
  /** What a set of these folders would hold, as a job. */
  preview: {
    input: z.strictObject({ folders, profile: z.string() }),
    output: started,
    errors: ['vault-missing', 'bad-input', 'profile-unknown'],
  },
  add: {
    /** No folder for a system whose files a kit brings. */
    input: z.strictObject({ name: givenName, profile: z.string(), folders: z.array(token).max(50) }),
    output: nothing,
    errors: [
      'vault-missing',
      'bad-input',
      'set-exists',
      'profile-unknown',
      'source-missing',
      'catalogue-unwritable',
    ],
  },
  /** `confirm` is the set's name, typed. Copies stay where they are. */
  remove: {
    input: z.strictObject({ set: z.string(), confirm: z.string() }),
    output: nothing,
    errors: ['vault-missing', 'set-unknown', 'confirmation-needed', 'catalogue-unwritable'],
  },
  scan: { input: named, output: started, errors: ['vault-missing', 'set-unknown'] },
  /** What a person said of a set, and what can be said of one of its kind. */
  knowledge: { input: named, output: setFactsSchema, errors: ['vault-missing', 'set-unknown'] },
  describe: {
    input: named.extend({ changes: factChangesSchema }),
    output: nothing,
    errors: saying,
  },
  /** `item` is a path as items of the set have them, compared with those that are known; a null key takes it back. */
  assign: {
    input: named.extend({ item: z.string().min(1), key: z.string().min(1).max(100).nullable() }),
    output: nothing,
    errors: saying,
  },
  attest: { input: attestInput, output: nothing, errors: saying },
  ownProfile: { input: named.extend({ profile: ownProfileSchema }), output: nothing, errors: saying },
  /** Opens the system's dialog for a profile file and answers what it holds; nothing is saved. */
  importProfile: { input: nothing, output: readProfileSchema, errors: ['bad-input', 'source-missing'] },
  /** Writes the user's own items of a set to a file where the person says in the system's dialog. */
  exportProfile: {
    input: named,
    output: z.strictObject({ outcome, path: z.string().nullable() }),
    errors: ['vault-missing', 'set-unknown', 'bad-input', 'target-unwritable'],
  },
  /** What is kept of the generations of a set and what would go; nothing is removed by asking. */
  retention: { input: named, output: retentionReportSchema, errors: ['vault-missing', 'set-unknown'] },
});
