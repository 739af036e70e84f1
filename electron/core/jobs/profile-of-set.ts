// The profile of a set as the engine uses it.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { profileById } from '../../../shared/profiles/index.ts';
import type { Profile } from '../../../shared/profiles/profile.ts';

/** Errors: profile-unknown for a set that a newer version made. */
export function profileOf(set: { readonly profile: string }): Profile {
  const profile = profileById(set.profile);
  if (profile === null) throw new ColdkeepError('profile-unknown', `There is no profile "${set.profile}".`);
  return profile;
}
