// Calls about sets: what is protected, what an overview says of it, and adding and removing.
import { z } from 'zod';
import { dutySchema } from '../domain/duties.ts';
import { overviewSchema } from '../domain/overview.ts';
import { planSchema } from '../domain/policy-plan-schema.ts';
import { setViewSchema } from '../domain/set-view-schema.ts';
import { defineCalls } from './call.ts';
import { givenName, nothing, started, token } from './values.ts';
import { setLineSchema } from './views.ts';

const named = z.strictObject({ set: z.string() });
const folders = z.array(token).min(1).max(50);

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
    input: z.strictObject({ name: givenName, profile: z.string(), folders }),
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
});
