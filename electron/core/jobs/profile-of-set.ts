// The profile of a set as the engine uses it: what is known of its kind of system, with the items that a person named for it.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { SetKnowledge } from '../../../shared/domain/set-knowledge.ts';
import { custom } from '../../../shared/profiles/custom.ts';
import { profileById } from '../../../shared/profiles/index.ts';
import { profileOfOwn } from '../../../shared/profiles/own-profile.ts';
import type { Profile } from '../../../shared/profiles/profile.ts';
import type { JobContext } from './context.ts';

/** What a profile is looked up by. */
interface ProfiledSet {
  readonly id: string;
  readonly profile: string;
}

/** Errors: profile-unknown for a set that a newer version made. */
export function profileOf(context: JobContext, set: ProfiledSet): Profile {
  const profile = resolvedProfile(set.profile, context.ledger.catalogue.knowledgeOf(set.id));
  if (profile === null) throw new ColdkeepError('profile-unknown', `There is no profile "${set.profile}".`);
  return profile;
}

/** For verdicts: a set of a profile that this version does not know is judged by the rules of the custom one. */
export const judgingProfile = (context: JobContext, set: ProfiledSet): Profile =>
  resolvedProfile(set.profile, context.ledger.catalogue.knowledgeOf(set.id)) ?? custom;

/** Null for an id that no profile has. */
export function resolvedProfile(id: string, { ownProfile, verificationLevel }: SetKnowledge): Profile | null {
  const known = profileById(id);
  const profile = known?.id === custom.id && ownProfile !== null ? profileOfOwn(ownProfile) : known;
  return profile === null || verificationLevel === null
    ? profile
    : { ...profile, policy: { ...profile.policy, verificationLevel } };
}
