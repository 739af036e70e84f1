// Calls around every screen: state, questions about network and clock, folders chosen by a person, settings, jobs.
import { z } from 'zod';
import { defineCalls } from './call.ts';
import { appStateSchema, themes } from './state.ts';
import { chosenFolderSchema, nothing } from './values.ts';

export const settingsViewSchema = z.strictObject({
  theme: z.enum(themes),
  idleMinutes: z.int().min(1).max(120),
  identityOnMedia: z.boolean(),
  catalogueOnMedia: z.enum(['full', 'none']),
  /** Whether each fresh copy is to be read once more after unplugging its medium. */
  coldReading: z.boolean(),
  /** Share of a copy's blocks that its parity can bring back, in percent; 0 writes none. */
  parityPercent: z.int().min(0).max(100),
  /** Years after which a medium is advised to be replaced. */
  replaceAfterYears: z.int().min(1).max(50),
  /** Serial numbers or file system ids of drives that are never offered as media. */
  neverOffer: z.array(z.string()),
});
export type SettingsView = z.infer<typeof settingsViewSchema>;

export const app = defineCalls({
  state: { input: nothing, output: appStateSchema, errors: [] },
  /** A person is there: the time to lock begins anew. */
  touch: { input: nothing, output: nothing, errors: [] },
  /** Answers "Is this time right?"; recorded in the journal once the vault is open. */
  confirmClock: { input: nothing, output: nothing, errors: [] },
  /** Goes on although a network is up or a radio can send; recorded in the journal. */
  acceptNetwork: { input: nothing, output: nothing, errors: [] },
  /** Opens the system's folder dialog; null where the person chose none. */
  chooseFolder: {
    input: z.strictObject({ purpose: z.enum(['source', 'medium', 'target']) }),
    output: z.strictObject({ folder: chosenFolderSchema.nullable() }),
    errors: [],
  },
  quit: { input: nothing, output: nothing, errors: [] },
});

export const settings = defineCalls({
  read: { input: nothing, output: settingsViewSchema, errors: ['bad-input'] },
  change: {
    input: settingsViewSchema.partial(),
    output: settingsViewSchema,
    errors: ['bad-input', 'catalogue-unwritable'],
  },
});

export const jobs = defineCalls({
  cancel: { input: z.strictObject({ job: z.string() }), output: nothing, errors: [] },
  /** Forgets a job that has ended. */
  dismiss: { input: z.strictObject({ job: z.string() }), output: nothing, errors: [] },
});
