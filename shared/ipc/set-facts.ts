// What a person says of a set beyond its name and folders, as the window shows it and asks for it.
import { z } from 'zod';
import { networks, setKnowledgeSchema } from '../domain/set-knowledge.ts';
import { demandedLevels, kinds } from '../domain/words.ts';
import { ownProfileSchema } from '../profiles/own-profile.ts';
import { count, givenName, moment } from './values.ts';

/** What can be asked of a set of some kind. */
export const askables = ['network', 'seen-slot', 'on-chain-counter', 'own-items'] as const;

export const setFactsSchema = z.strictObject({
  set: z.string(),
  profile: z.strictObject({
    id: z.string(),
    title: z.string(),
    summary: z.string(),
    /** Which reading counts where nobody said another of the set. */
    verificationLevel: z.enum(demandedLevels),
  }),
  knowledge: setKnowledgeSchema,
  asks: z.array(z.enum(askables)),
  /** What a set of this kind may do without; `waives` are titles of items. */
  options: z.array(z.strictObject({ id: z.string(), title: z.string(), waives: z.array(z.string()) })),
  /** Items that are missed where they are not there, beyond what an option waives. */
  required: z.array(z.strictObject({ key: z.string(), title: z.string() })),
  /** What a file can be, in the order of the profile. */
  entries: z.array(z.strictObject({ key: z.string(), title: z.string(), kind: z.enum(kinds) })),
  /** What exists but must never be in a file here. */
  attested: z.array(
    z.strictObject({
      key: z.string(),
      title: z.string(),
      required: z.boolean(),
      /** Days after which somebody should look again. */
      lookAgainDays: count,
      said: z
        .strictObject({ place: z.string(), custodian: z.string(), lookedAtMs: moment, dueAtMs: moment })
        .nullable(),
    }),
  ),
  /** Whether there is a kit for hosts of such a system. */
  hasKit: z.boolean(),
});
export type SetFacts = z.infer<typeof setFactsSchema>;

/** Only what is named changes; null takes it back. */
export const factChangesSchema = z.strictObject({
  options: setKnowledgeSchema.shape.options.optional(),
  network: z.enum(networks).nullable().optional(),
  seenSlot: z
    .strictObject({ slot: z.int().nonnegative(), minutesAgo: z.int().min(0).max(10_080) })
    .nullable()
    .optional(),
  /** `number` is null where the pool made no block yet. */
  onChainCounter: z.strictObject({ number: z.int().nonnegative().nullable() }).nullable().optional(),
  /** Which reading counts as verified; null: as the profile says. */
  verificationLevel: z.enum(demandedLevels).nullable().optional(),
});
export type FactChanges = z.infer<typeof factChangesSchema>;

export const attestInput = z.strictObject({
  set: z.string(),
  key: z.string().min(1).max(100),
  place: givenName,
  custodian: givenName,
  lookedAtMs: moment,
});

/** A profile file that a person chose, for the editor; nothing is saved by reading it. */
export const readProfileSchema = z.strictObject({ profile: ownProfileSchema.nullable() });
