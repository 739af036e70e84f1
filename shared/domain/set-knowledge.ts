// What a person has said of one set beyond its name, profile and sources: what it does not have, what files are, what was seen online.
import { z } from 'zod';
import { ownProfileSchema } from '../profiles/own-profile.ts';
import { demandedLevels } from './words.ts';

export const networks = ['mainnet', 'preprod', 'preview'] as const;
export type Network = (typeof networks)[number];

/** Something that exists but must never be in a file here: where it is and who looked last, never what it says. */
export const attestationSchema = z.strictObject({
  /** Key of an attested entry of the profile. */
  key: z.string().min(1).max(100),
  place: z.string().min(1).max(200),
  custodian: z.string().min(1).max(200),
  /** When somebody last looked that it is there, milliseconds since 1970. */
  lookedAtMs: z.int(),
});
export type Attestation = z.infer<typeof attestationSchema>;

export const setKnowledgeSchema = z.strictObject({
  /** Ids of the profile's options that hold for this set, and keys of items that it does not have. */
  options: z.array(z.string().min(1).max(100)).max(100),
  /** Null: as the genesis files say. */
  network: z.enum(networks).nullable(),
  /** The slot that an online node showed, and when it was read. */
  seenSlot: z.strictObject({ slot: z.int().nonnegative(), atMs: z.int() }).nullable(),
  /** The operational certificate number that the chain knows (null inside: the pool made no block yet), and when it was read. */
  onChainCounter: z.strictObject({ number: z.int().nonnegative().nullable(), atMs: z.int() }).nullable(),
  /** What files are, where a person knows better. Paths as items have them. */
  assignments: z
    .array(z.strictObject({ path: z.string().min(1), key: z.string().min(1).max(100) }))
    .max(10_000),
  attestations: z.array(attestationSchema).max(100),
  /** Items of the user's own, for the profile "custom". */
  ownProfile: ownProfileSchema.nullable(),
  /** Which reading of its copies counts; null: as the profile says, which is also all that older facts say. */
  verificationLevel: z.enum(demandedLevels).nullable().default(null),
});
export type SetKnowledge = z.infer<typeof setKnowledgeSchema>;

export const noKnowledge: SetKnowledge = {
  options: [],
  network: null,
  seenSlot: null,
  onChainCounter: null,
  assignments: [],
  attestations: [],
  ownProfile: null,
  verificationLevel: null,
};
