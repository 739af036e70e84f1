// Which entry of a profile a file is: by the type that its content declares, then by its name. Content that contradicts a name wins.
import { unclassified } from '../domain/item.ts';
import { isSecret, type Kind } from '../domain/words.ts';
import type { ContentForm } from './content-form.ts';
import { isSecretEnvelope } from './envelope.ts';
import { globMatches } from './glob.ts';
import type { Profile, ProfileItem } from './profile.ts';

export interface MatchedItem {
  /** Key of the profile entry, or "unclassified" for a private key that the profile has no entry for. */
  readonly key: string;
  readonly kind: Kind;
  readonly derivable: boolean;
}

/** Null where neither content nor name says anything: the profile's `unclassifiedKind` applies. */
export function matchItem(
  profile: Profile,
  file: {
    readonly path: string;
    readonly envelopeType: string | null;
    readonly forms?: ReadonlySet<ContentForm>;
  },
): MatchedItem | null {
  const { path, envelopeType } = file;
  if (envelopeType !== null) {
    const declared = profile.items.filter((entry) => entry.envelopeTypes?.includes(envelopeType) === true);
    const entry = declared.find((candidate) => bearsName(candidate, path)) ?? namelessOrOnly(declared);
    if (entry !== undefined) return matched(entry);
  }
  const formed = profile.items.filter(
    (entry) => entry.contents?.some((form) => file.forms?.has(form) === true) === true,
  );
  const shaped = formed.find((candidate) => bearsName(candidate, path)) ?? namelessOrOnly(formed);
  if (shaped !== undefined) return matched(shaped);
  const named = profile.items.find((entry) => bearsName(entry, path));
  if (envelopeType !== null && isSecretEnvelope(envelopeType)) {
    // A private key of a type without an entry. The colder kind is the more careful guess; the name may only confirm it.
    return named !== undefined && named.envelopeTypes === undefined && isSecret(named.kind)
      ? matched(named)
      : { key: unclassified, kind: 'secret-cold', derivable: false };
  }
  if (named === undefined || (envelopeType !== null && named.envelopeTypes !== undefined)) return null;
  return matched(named);
}

const bearsName = (entry: ProfileItem, path: string): boolean =>
  entry.globs.some((glob) => globMatches(glob, path));

/** Among entries that share a type and whose names do not fit: the one for all other names, or the only one there is. */
const namelessOrOnly = (entries: readonly ProfileItem[]): ProfileItem | undefined =>
  entries.find((entry) => entry.globs.length === 0) ?? (entries.length === 1 ? entries[0] : undefined);

const matched = (entry: ProfileItem): MatchedItem => ({
  key: entry.key,
  kind: entry.kind,
  derivable: entry.derivable,
});
