// Says what a file is to its profile, and whether its content contradicts its name.
import { unclassified } from '../../../shared/domain/item.ts';
import { isSecret, type Kind } from '../../../shared/domain/words.ts';
import { isSecretEnvelope } from '../../../shared/profiles/envelope.ts';
import type { ContentForm } from '../../../shared/profiles/content-form.ts';
import { matchItem, type MatchedItem } from '../../../shared/profiles/match.ts';
import type { Profile } from '../../../shared/profiles/profile.ts';

export interface Classification {
  readonly key: string;
  readonly kind: Kind;
  readonly derivable: boolean;
  /** Key of a public entry whose name the file bears although it holds a private key. */
  readonly contradicts: string | null;
}

export interface FileSigns {
  readonly path: string;
  /** What `envelopeType` found in it, or null. */
  readonly type: string | null;
  readonly forms?: ReadonlySet<ContentForm>;
  /** The key that a person gave it, or null. */
  readonly assigned?: string | null;
}

/** A private key has a secret kind, whatever profile or person say of it. */
export function classify(profile: Profile, { path, type, forms, assigned }: FileSigns): Classification {
  const matched = byHand(profile, assigned ?? null) ??
    matchItem(profile, { path, envelopeType: type, forms: forms ?? new Set() }) ?? {
      key: unclassified,
      kind: profile.unclassifiedKind,
      derivable: false,
    };
  if (type === null || !isSecretEnvelope(type)) return { ...matched, contradicts: null };
  const byName = matchItem(profile, { path, envelopeType: null, forms: new Set() });
  return {
    ...matched,
    kind: isSecret(matched.kind) ? matched.kind : 'secret-cold',
    contradicts: byName === null || isSecret(byName.kind) ? null : byName.key,
  };
}

/** An entry that is gone from the profile since is as if nothing had been said. */
function byHand(profile: Profile, key: string | null): MatchedItem | null {
  const entry = profile.items.find((candidate) => candidate.key === key);
  return entry === undefined ? null : { key: entry.key, kind: entry.kind, derivable: entry.derivable };
}
