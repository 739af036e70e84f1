// What a profile says: data about one kind of system, no code.
import type { Kind, Severity } from '../domain/words.ts';

export interface ProfileItem {
  readonly key: string;
  /** What a person calls it. */
  readonly title: string;
  /** File-name patterns, matched against the base name or, if they contain "/", the end of the path. `*` does not cross "/". */
  readonly globs: readonly string[];
  /** TextEnvelope types that identify the item whatever its name is; they win over globs. One type may stand in several entries: the name decides among them. */
  readonly envelopeTypes?: readonly string[];
  readonly kind: Kind;
  readonly required: boolean;
  /** Another key that may stand in for a required one (a hardware-wallet file for a cold key). */
  readonly alternativeKey?: string;
  /** True where the item can be made again from others of the set: missing is then no disaster. */
  readonly derivable: boolean;
  /** What to do if it is missing. */
  readonly ifMissing?: { readonly severity: Severity; readonly fix: string };
  /** Items of one generation only make sense together and from the same moment. */
  readonly generation?: string;
  /** True where more than one such file is normal; else a second one raises the question which is the right one. */
  readonly several?: boolean;
  /** Lower is restored first. */
  readonly restoreOrder: number;
  /** Owner and mode on the restored host, as a checklist prints it: "service user, 400". */
  readonly ownerMode: string;
}

export interface ProfilePolicy {
  /** Copies in all, the live original included. */
  readonly copies: number;
  readonly mediaTypes: number;
  readonly offsite: number;
  readonly verifiedWithinDays: number;
  readonly drilledWithinDays: number;
}

export interface ProfileScenario {
  readonly id: string;
  readonly title: string;
}

export interface Profile {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly items: readonly ProfileItem[];
  /** Kind of what no entry matches and whose content says nothing. */
  readonly unclassifiedKind: Kind;
  readonly policy: ProfilePolicy;
  readonly scenarios: readonly ProfileScenario[];
}
