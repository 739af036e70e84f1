// Which profile fits some folders, with reasons, before a set is made of them.
import { z } from 'zod';
import { kindCountSchema, listedItemSchema } from './contents.ts';
import { findingSchema } from './finding.ts';
import { sourceSchema } from './item.ts';

const count = z.int().nonnegative();

export const proposedProfileSchema = z.strictObject({
  profile: z.string(),
  title: z.string(),
  /** Files that the profile has an entry for. */
  recognised: count,
  files: count,
  /** Sentences, the strongest first: "23 of 25 files look like a Cardano stake pool: node.skey, node.cert …". */
  reasons: z.array(z.string()),
  /** Titles of required entries for which there is no file. */
  missing: z.array(z.string()),
});
export type ProposedProfile = z.infer<typeof proposedProfileSchema>;

export const profileProposalSchema = z.strictObject({
  sources: z.array(sourceSchema),
  /** Best first. */
  profiles: z.array(proposedProfileSchema).min(1),
  /** What a set of the chosen profile would consist of; the best one where none was chosen. */
  chosen: z.strictObject({
    profile: z.string(),
    bytes: count,
    kinds: z.array(kindCountSchema),
    items: z.array(listedItemSchema),
    findings: z.array(findingSchema),
  }),
});
export type ProfileProposal = z.infer<typeof profileProposalSchema>;
