// Which entry of a profile a file is: by the type that its content declares, by the form of its content, then by its name. Content that
// contradicts a name wins.
import { unclassified } from '../domain/item.ts';
import { isSecret, type Kind } from '../domain/words.ts';
import type { ContentForm } from './content-form.ts';
import { isSecretEnvelope } from './envelope.ts';
import type { Profile, ProfileItem } from './profile.ts';
import { entriesOfForms, namesOf, recognitionOf, type Names, type RankedEntry } from './recognition.ts';

export interface MatchedItem {
  /** Key of the profile entry, or "unclassified" for a private key that the profile has no entry for. */
  readonly key: string;
  readonly kind: Kind;
  readonly derivable: boolean;
}

/**
 * Null where neither content nor name says anything: the profile's `unclassifiedKind` applies. Where an entry claims the folder
 * (`filestore/**`), only entries before it in the profile can take a file out of that: what a service keeps there may look like anything.
 */
export function matchItem(
  profile: Profile,
  file: {
    readonly path: string;
    readonly envelopeType: string | null;
    readonly forms?: ReadonlySet<ContentForm>;
  },
): MatchedItem | null {
  const { path, envelopeType } = file;
  const recognition = recognitionOf(profile);
  const names = namesOf(recognition, path);
  if (envelopeType !== null) {
    const declared = recognition.byType.get(envelopeType) ?? [];
    const entry = firstNamed(declared, names) ?? namelessOrOnly(declared);
    if (entry !== undefined) return matched(entry.entry);
  }
  const { claim } = names;
  const counts = (entry: RankedEntry): boolean => claim === null || entry.rank < claim.rank;
  const formed = secretOnes(entriesOfForms(recognition, file.forms ?? nothing).filter(counts));
  const shaped = firstNamed(formed, names) ?? namelessOrOnly(formed) ?? formed[0];
  if (shaped !== undefined) return matched((byNameAlone(names, shaped) ?? shaped).entry);
  const named = (names.bearing.find(counts) ?? claim)?.entry;
  if (envelopeType !== null && isSecretEnvelope(envelopeType)) {
    // A private key of a type without an entry. The colder kind is the more careful guess; the name may only confirm it.
    return named !== undefined && named.envelopeTypes === undefined && isSecret(named.kind)
      ? matched(named)
      : { key: unclassified, kind: 'secret-cold', derivable: false };
  }
  if (named === undefined || (envelopeType !== null && named.envelopeTypes !== undefined)) return null;
  return matched(named);
}

const nothing: ReadonlySet<ContentForm> = new Set();

/** An earlier entry that knows nothing of contents, a person's own say, has its name respected; but a secret stays one. */
const byNameAlone = ({ bearing }: Names, shaped: RankedEntry): RankedEntry | undefined =>
  bearing.find(
    ({ entry, rank }) =>
      rank < shaped.rank &&
      entry.contents.length === 0 &&
      entry.envelopeTypes === undefined &&
      (isSecret(entry.kind) || !isSecret(shaped.entry.kind)),
  );

/** A file that holds a private key beside a certificate is a private key, whatever its name says. */
function secretOnes(entries: readonly RankedEntry[]): readonly RankedEntry[] {
  const secret = entries.filter(({ entry }) => isSecret(entry.kind));
  return secret.length > 0 ? secret : entries;
}

const firstNamed = (entries: readonly RankedEntry[], { bearing }: Names): RankedEntry | undefined =>
  entries.length === 0
    ? undefined
    : bearing.find(({ entry }) => entries.some((candidate) => candidate.entry === entry));

/** Among entries that share a type and whose names do not fit: the one for all other names, or the only one there is. */
const namelessOrOnly = (entries: readonly RankedEntry[]): RankedEntry | undefined =>
  entries.find(({ entry }) => entry.globs.length === 0) ?? (entries.length === 1 ? entries[0] : undefined);

const matched = (entry: ProfileItem): MatchedItem => ({
  key: entry.key,
  kind: entry.kind,
  derivable: entry.derivable,
});
