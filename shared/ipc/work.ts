// Calls that start the long work: export, verify, drill, restore. Each answers a job's id at once.
import { z } from 'zod';
import { kinds } from '../domain/words.ts';
import { defineCalls } from './call.ts';
import { givenLine, givenReason, mediumWords, nothing, started, token } from './values.ts';
import { pastDrillSchema, restoreOptionsSchema } from './views.ts';

const named = z.strictObject({ set: z.string() });

export const exports = defineCalls({
  /** What would be written now, as a job. */
  contents: { input: named, output: started, errors: ['vault-missing', 'set-unknown'] },
  start: {
    input: z.strictObject({
      set: z.string(),
      targets: z
        .array(
          z.strictObject({
            volume: token,
            words: mediumWords,
            /** What a person typed to use it although it announces more than storage. */
            acceptAnnounced: givenLine.optional(),
          }),
        )
        .min(1)
        .max(20),
      /** Why the export goes on although a finding is critical; null where none is. */
      acceptedCritical: givenReason.nullable(),
    }),
    output: started,
    errors: ['vault-missing', 'set-unknown', 'bad-input', 'confirmation-needed'],
  },
  /** Waits until the volume's medium was pulled out and plugged in again, then reads its copies back. */
  coldRead: {
    input: z.strictObject({ volume: token }),
    output: started,
    errors: ['vault-missing', 'bad-input'],
  },
});

export const verifications = defineCalls({
  start: {
    input: z.strictObject({ volume: token, open: z.boolean() }),
    output: started,
    errors: ['vault-missing', 'bad-input'],
  },
});

export const drills = defineCalls({
  start: {
    input: z.strictObject({ volume: token, set: z.string() }),
    output: started,
    errors: ['vault-missing', 'set-unknown', 'bad-input'],
  },
  /** The parts of a drill that a person did by hand, for the journal. */
  record: {
    input: z.strictObject({
      set: z.string(),
      parts: z.array(z.strictObject({ title: givenLine, seconds: z.number().nonnegative(), by: givenLine })),
      note: givenLine,
    }),
    output: nothing,
    errors: ['vault-missing', 'set-unknown', 'catalogue-unwritable'],
  },
  history: {
    input: z.strictObject({ set: z.string().nullable() }),
    output: z.array(pastDrillSchema),
    errors: ['vault-missing', 'set-unknown'],
  },
});

export const restores = defineCalls({
  options: {
    input: z.strictObject({ volume: token }),
    output: restoreOptionsSchema,
    errors: [
      'vault-missing',
      'not-a-medium',
      'medium-foreign',
      'medium-io',
      'medium-removed',
      'medium-newer',
      'medium-damaged',
      'signature-malformed',
      'signature-wrong',
      'signature-foreign',
      'comment-mismatch',
    ],
  },
  start: {
    input: z.strictObject({
      volume: token,
      snapshot: z.string(),
      /** Only items of these kinds; null for all. */
      only: z.array(z.enum(kinds)).min(1).nullable(),
      into: token,
      /** Why an older snapshot is taken although a newer one is known; null where it is the newest. */
      insistStale: givenReason.nullable(),
    }),
    output: started,
    errors: ['vault-missing', 'bad-input', 'target-occupied'],
  },
});
