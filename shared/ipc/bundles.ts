// Calls about bundles: what kits on hosts produced, chosen or dropped, looked into, and kept in the intake of a set.
import { z } from 'zod';
import { bundleIdPattern, importedBundleSchema } from '../domain/bundle-conditions.ts';
import { findingSchema } from '../domain/finding.ts';
import { defineCalls } from './call.ts';
import { count, givenReason, nothing, started, token } from './values.ts';

/** A bundle that a person chose or dropped on the window. Its name is for reading. */
export const chosenBundleSchema = z.strictObject({ token, name: z.string(), bytes: count });
export type ChosenBundle = z.infer<typeof chosenBundleSchema>;

export const bundleImportSchema = z.strictObject({
  set: z.string(),
  bundle: importedBundleSchema,
  /** Of the set as it stands with the bundle. */
  findings: z.array(findingSchema),
});

const ofSet = z.strictObject({ set: z.string() });

export const bundles = defineCalls({
  /** Opens the system's dialog for a file. */
  choose: { input: nothing, output: z.strictObject({ bundle: chosenBundleSchema.nullable() }), errors: [] },
  /** Opens it and reads what it says of itself, as a job; nothing is kept. */
  inspect: {
    input: z.strictObject({ bundle: token }),
    output: started,
    errors: ['vault-missing', 'bad-input'],
  },
  /** `words` are the sixteen that the host showed, as typed; empty where nobody has them. */
  import: {
    input: z.strictObject({ set: z.string(), bundle: token, words: z.string().max(1000) }),
    output: started,
    errors: ['vault-missing', 'set-unknown', 'bad-input'],
  },
  /** The intake of a set, newest first. */
  list: {
    input: ofSet,
    output: z.array(importedBundleSchema),
    errors: ['vault-missing', 'set-unknown'],
  },
  remove: {
    input: ofSet.extend({ id: z.string().regex(bundleIdPattern), why: givenReason }),
    output: nothing,
    errors: ['vault-missing', 'set-unknown', 'bad-input', 'catalogue-unwritable'],
  },
});
