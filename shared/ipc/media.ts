// Calls about volumes (what is attached) and media (what the vault knows).
import { z } from 'zod';
import { mediumStates } from '../domain/words.ts';
import { defineCalls } from './call.ts';
import { givenLine, givenName, mediumWords, nothing, started, token } from './values.ts';
import { mediumViewSchema, volumeSchema } from './views.ts';

const one = z.strictObject({ volume: token });

/** What a person typed to write to a volume although it announces more than storage. */
const acceptAnnounced = givenLine.optional();

export const volumes = defineCalls({
  /** What is plugged in, known media first. With a set, each is judged by whether it fits an export of that set. */
  list: {
    input: z.strictObject({ set: z.string().nullable() }),
    output: z.array(volumeSchema),
    errors: ['set-unknown'],
  },
  /** Lists a folder that a person chose among the volumes. */
  addFolder: { input: z.strictObject({ folder: token }), output: one, errors: ['bad-input'] },
  /** Asks the system to mount what is plugged in and not mounted. */
  mount: {
    input: one,
    output: nothing,
    errors: ['bad-input', 'drive-unknown', 'mounter-missing', 'mount-refused'],
  },
  /**
   * Writes out what is cached, unmounts every file system of its drive and takes its power away. `safe` is true where it can be
   * unplugged now; `poweredOff` where it has to be plugged in again to be seen.
   */
  release: {
    input: one,
    output: z.strictObject({ safe: z.boolean(), poweredOff: z.boolean() }),
    errors: ['bad-input', 'drive-unknown', 'drive-busy', 'mounter-missing', 'mount-refused'],
  },
  /** Offers this drive as a medium never more: it is known by its serial number, else by the id of its file system. */
  neverOffer: { input: one, output: nothing, errors: ['vault-missing', 'bad-input', 'catalogue-unwritable'] },
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
  /** Writes to the free space of a volume and reads it back, as a job; nothing of it stays. */
  test: {
    /** A label for a volume that is no medium yet: if it passes, it gets its marker and is known by that; null leaves it as it is. */
    input: z.strictObject({
      volume: token,
      extent: z.enum(['sampled', 'full']),
      label: givenName.nullable(),
      acceptAnnounced,
    }),
    output: started,
    errors: ['vault-missing', 'bad-input'],
  },
  /** Mends what is damaged on a medium, from its parity or from the copies on the media of `from`, as a job. */
  repair: {
    input: z.strictObject({ volume: token, from: z.array(token).max(20), acceptAnnounced }),
    output: started,
    errors: ['vault-missing', 'bad-input'],
  },
  /** Copies a snapshot from one medium to others without opening it, as a job. */
  clone: {
    input: z.strictObject({
      from: token,
      /** Null for the newest on it. */
      snapshot: z.string().nullable(),
      to: z.array(token).min(1).max(20),
      acceptAnnounced,
    }),
    output: started,
    errors: ['vault-missing', 'bad-input'],
  },
});
