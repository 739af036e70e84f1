// Calls about volumes (what is attached) and media (what the vault knows).
import { z } from 'zod';
import { mediumStates } from '../domain/words.ts';
import { defineCalls } from './call.ts';
import { mediumWords, nothing, token } from './values.ts';
import { mediumViewSchema, volumeSchema } from './views.ts';

const one = z.strictObject({ volume: token });

export const volumes = defineCalls({
  /** Attached volumes, known media first. With a set, each is judged by whether it fits an export of that set. */
  list: {
    input: z.strictObject({ set: z.string().nullable() }),
    output: z.array(volumeSchema),
    errors: ['set-unknown'],
  },
  /** Lists a folder that a person chose among the volumes. */
  addFolder: { input: z.strictObject({ folder: token }), output: one, errors: ['bad-input'] },
  /** Rehearsal only: pretends that a practice medium is pulled out, or plugged in again. */
  pull: { input: one, output: nothing, errors: ['bad-input'] },
  plug: { input: one, output: nothing, errors: ['bad-input'] },
});

export const media = defineCalls({
  list: { input: nothing, output: z.array(mediumViewSchema), errors: ['vault-missing'] },
  change: {
    input: z.strictObject({
      medium: z.string(),
      changes: mediumWords.extend({ state: z.enum(mediumStates).optional() }),
    }),
    output: nothing,
    errors: ['vault-missing', 'medium-unknown', 'bad-input', 'catalogue-unwritable'],
  },
});
