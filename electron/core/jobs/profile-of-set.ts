// The profile of a set as the engine uses it: what is known of its kind of system, with the items that a person named for it.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { SetKnowledge } from '../../../shared/domain/set-knowledge.ts';
import { custom } from '../../../shared/profiles/custom.ts';
import { profileById } from '../../../shared/profiles/index.ts';
import type { OwnItem, OwnProfile } from '../../../shared/profiles/own-profile.ts';
import type { Profile, ProfileItem } from '../../../shared/profiles/profile.ts';
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
export function resolvedProfile(id: string, knowledge: SetKnowledge): Profile | null {
  const profile = profileById(id);
  return profile?.id === custom.id && knowledge.ownProfile !== null
    ? withOwnItems(custom, knowledge.ownProfile)
    : profile;
}

/** A person's own items come first; what they do not name is still told from the rest, so that a key is never taken for data. */
function withOwnItems(profile: Profile, own: OwnProfile): Profile {
  const keys = new Set(own.items.map(({ key }) => key));
  return {
    ...profile,
    title: own.title,
    summary: own.summary === '' ? profile.summary : own.summary,
    items: [...own.items.map(profileItem), ...profile.items.filter(({ key }) => !keys.has(key))],
  };
}

const profileItem = (item: OwnItem): ProfileItem => ({
  key: item.key,
  title: item.title,
  globs: item.globs,
  kind: item.kind,
  required: item.required,
  derivable: item.derivable,
  several: true,
  contents: [],
  checks: [],
  attested: false,
  changes: item.changes,
  contentDays: item.contentDays,
  verifyDays: item.verifyDays,
  restoreOrder: item.restoreOrder,
  restoreStep: item.note,
  restoreWarning: null,
  ownerMode: [item.owner === '' ? 'the user that needs it' : item.owner, item.mode ?? '']
    .filter((word) => word !== '')
    .join(', '),
});
