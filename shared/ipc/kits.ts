// Calls about kits: what a kit of a system copies on its host, and writing one to a folder that a person chooses.
import { z } from 'zod';
import { defineCalls } from './call.ts';
import { nothing } from './values.ts';

/** What a kit does on its host, before it is written. */
export const kitViewSchema = z.strictObject({
  /** Profile id. */
  system: z.string(),
  title: z.string(),
  /** What it copies, in the order in which it does. */
  copies: z.array(
    z.strictObject({
      title: z.string(),
      /** Why, or what it comes from. */
      why: z.string(),
      /** True for what must leave the host sealed only. */
      sealedOnly: z.boolean(),
    }),
  ),
  /** What it does to the service, and in which order it takes things: sentences. */
  order: z.array(z.string()),
  /** What the host must have. */
  needs: z.array(z.string()),
  /** What must be kept to, and what it does not do. */
  limits: z.array(z.string()),
});
export type KitView = z.infer<typeof kitViewSchema>;

/** A kit that stands in a folder. */
export const writtenKitSchema = z.strictObject({
  /** Where, for reading. */
  folder: z.string(),
  files: z.array(z.string()),
  /** What to do on the host, one step each. */
  steps: z.array(z.strictObject({ act: z.string(), commands: z.array(z.string()) })),
});
export type WrittenKit = z.infer<typeof writtenKitSchema>;

const kit = z.strictObject({ system: z.string(), set: z.string().nullable() });

export const kits = defineCalls({
  /** Systems that have a kit. */
  systems: {
    input: nothing,
    output: z.array(z.strictObject({ id: z.string(), title: z.string() })),
    errors: [],
  },
  describe: {
    input: kit,
    output: kitViewSchema,
    errors: ['vault-missing', 'profile-unknown', 'set-unknown'],
  },
  /** Asks for a folder in the system's dialog; null where the person chose none. */
  write: {
    input: kit,
    output: z.strictObject({ kit: writtenKitSchema.nullable() }),
    errors: [
      'vault-missing',
      'profile-unknown',
      'set-unknown',
      'bad-input',
      'target-occupied',
      'target-unwritable',
    ],
  },
});
