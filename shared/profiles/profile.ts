// What a profile says: data about one kind of system, no code.
import type { FindingCode } from '../domain/findings/registry.ts';
import type { DemandedLevel, Kind } from '../domain/words.ts';
import type { ContentForm } from './content-form.ts';

export interface ProfileItem {
  readonly key: string;
  /** What a person calls it. */
  readonly title: string;
  /** File-name patterns, matched against the base name or, if they contain "/", the end of the path; see glob.ts. Empty for what is attested. */
  readonly globs: readonly string[];
  /** TextEnvelope types that identify the item whatever its name is; they win over globs. One type may stand in several entries: the name decides among them. */
  readonly envelopeTypes?: readonly string[];
  /** Forms of content that identify the item whatever its name is; after envelope types, before globs. */
  readonly contents: readonly ContentForm[];
  readonly kind: Kind;
  readonly required: boolean;
  /** What makes it change: "each KES renewal", "never". */
  readonly changes: string;
  /** Days after which the newest copy's content is too old; null where content does not age. */
  readonly contentDays: number | null;
  /** Days after which a copy that was not verified again is too old; for what is attested, days until somebody looks again. */
  readonly verifyDays: number;
  /** Findings that a look into it can raise, beside those that any file can. */
  readonly checks: readonly FindingCode[];
  /** True for what exists but must never be in a file here: attested by place and custodian, never scanned. */
  readonly attested: boolean;
  /** Another key that may stand in for a required one (a hardware-wallet file for a cold key). */
  readonly alternativeKey?: string;
  /** True where it can be had again without a copy: made from other items, fetched from who publishes it, written anew. False: irreplaceable. */
  readonly derivable: boolean;
  /** What to do if it is missing; every required item says it. */
  readonly ifMissing?: string;
  /** Id of a generation: items that only make sense together and from the same moment. */
  readonly generation?: string;
  /** True for what systems of many kinds have: it says nothing of which kind this one is. */
  readonly common?: true;
  /** True where more than one such file is normal, "alike" where they must be the same; else a second one raises the question which is the right one. */
  readonly several?: true | 'alike';
  /** Lower is restored first. */
  readonly restoreOrder: number;
  /** What putting it back takes, in one sentence. */
  readonly restoreStep: string;
  /** What must be seen or kept to before it is put back; null where there is nothing. */
  readonly restoreWarning: string | null;
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
  /** Which reading counts as verified: a page cache can answer every one but `cold`. */
  readonly verificationLevel: DemandedLevel;
}

/** A step of a scenario; `{{name}}` stands for a derived value of the set. */
export interface ScenarioStep {
  readonly title: string;
  readonly acts: readonly string[];
  readonly commands?: readonly string[];
  readonly mustShow?: readonly string[];
  /** Needs a second person's initials. */
  readonly critical?: boolean;
}

export interface ProfileScenario {
  readonly id: string;
  readonly title: string;
  /** When it is this one: "The producer is gone, the offline machine is fine." */
  readonly when: string;
  /** Keys of the items it needs; empty: all of the set. */
  readonly items: readonly string[];
  /** True where these items come back from a medium; else it needs none. */
  readonly fromMedium: boolean;
  /** True where what comes back goes onto a host that is online, so that it has to be carried there sealed. */
  readonly toHost: boolean;
  /** Before a medium is fetched: what must be stopped or decided first. */
  readonly first: readonly ScenarioStep[];
  /** Once the items are restored, or at once where nothing comes from a medium. */
  readonly steps: readonly ScenarioStep[];
}

/** Items that must be of one moment. */
export interface ProfileGeneration {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** Minutes by which the newest file times of its items may differ; null where their content tells whether they belong together. */
  readonly withinMinutes: number | null;
}

/** Something that a set of this kind may do without: a person says so once, and what it waives is not missing. */
export interface ProfileOption {
  readonly id: string;
  readonly title: string;
  /** Keys that are not required then. */
  readonly waives: readonly string[];
}

/** How many generations are kept on a medium and in the intake, beside the two newest verified ones. */
export interface RetentionTiers {
  /** The newest so many, whatever their age. */
  readonly newest: number;
  /** One of each hour, day, week, month, as many of each as said. */
  readonly hourly: number;
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

/** What is acceptable when it comes to the worst; null where it is for the operator to say. */
export interface ProfileObjectives {
  /** RPO: hours that the newest recoverable snapshot may be old. */
  readonly rpoHours: number | null;
  /** RTO: hours until it runs again. */
  readonly rtoHours: number | null;
}

export interface Profile {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly items: readonly ProfileItem[];
  /** Kind of what no entry matches and whose content says nothing. */
  readonly unclassifiedKind: Kind;
  readonly policy: ProfilePolicy;
  readonly objectives: ProfileObjectives;
  readonly scenarios: readonly ProfileScenario[];
  readonly generations: readonly ProfileGeneration[];
  readonly options: readonly ProfileOption[];
  readonly retention: RetentionTiers;
  /** What must never be done when it is restored. */
  readonly never: readonly string[];
}
