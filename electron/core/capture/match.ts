// Says what a file is to its profile, and whether its content contradicts its name.
import { unclassified } from '../../../shared/domain/item.ts';
import { isSecret, type Kind } from '../../../shared/domain/words.ts';
import { isSecretEnvelope } from '../../../shared/profiles/envelope.ts';
import { matchItem } from '../../../shared/profiles/match.ts';
import type { Profile } from '../../../shared/profiles/profile.ts';

export interface Classification {
  readonly key: string;
  readonly kind: Kind;
  readonly derivable: boolean;
  /** Key of a public entry whose name the file bears although it holds a private key. */
  readonly contradicts: string | null;
}

/** `type` is what `envelopeType` found in the file, or null. A private key has a secret kind, whatever the profile says of it. */
export function classify(profile: Profile, path: string, type: string | null): Classification {
  const matched = matchItem(profile, { path, envelopeType: type }) ?? {
    key: unclassified,
    kind: profile.unclassifiedKind,
    derivable: false,
  };
  if (type === null || !isSecretEnvelope(type)) return { ...matched, contradicts: null };
  const byName = matchItem(profile, { path, envelopeType: null });
  return {
    ...matched,
    kind: isSecret(matched.kind) ? matched.kind : 'secret-cold',
    contradicts: byName === null || isSecret(byName.kind) ? null : byName.key,
  };
}
