// What each command of the engine answers: the JSON of the command line (docs/command-line.md) and the words of the window.
import type { ErrorRecord } from './errors.ts';
import type { Failure, WrittenFile } from './facts.ts';
import type { Finding } from './finding.ts';
import type {
  CopyStatus,
  DrillStatus,
  Freshness,
  Kind,
  MediumState,
  MediumType,
  OverallVerdict,
  RuleStatus,
  VerificationLevel,
} from './words.ts';

export interface InitReport {
  vault: string;
  recipient: string;
  /** As minisign prints a public key: one base64 line. */
  signingKey: string;
}

export interface PassphraseReport {
  /** Media that still carry the old lock: the old passphrase with any of them opens every copy. */
  media: { id: string; label: string }[];
}

export interface SetSummary {
  name: string;
  profile: string;
  sources: string[];
}

export interface ScannedItem {
  path: string;
  key: string;
  kind: Kind;
  size: number;
  sha256: string;
}

export interface ScanReport {
  set: string;
  contentDigest: string;
  items: ScannedItem[];
  findings: Finding[];
}

/** One medium of an export. */
export interface CopyReport {
  /** Medium id; null where the folder could not become a medium. */
  medium: string | null;
  label: string;
  /** The folder given with --to. */
  to: string;
  /** The copy's folder, relative to the folder given. */
  path: string;
  status: CopyStatus;
  level: VerificationLevel | null;
  /** True where the medium already had this snapshot and only vault-level files were refreshed. */
  unchanged: boolean;
  files: WrittenFile[];
  warnings: string[];
  error?: ErrorRecord;
}

export interface ExportReport {
  snapshot: { id: string; seq: number; contentDigest: string; items: number; bytes: number };
  copies: CopyReport[];
  findings: Finding[];
}

export interface VerifiedCopy {
  snapshot: string;
  set: string | null;
  status: CopyStatus;
  level: VerificationLevel | null;
  failures: Failure[];
}

export interface VerifyReport {
  medium: string;
  copies: VerifiedCopy[];
  /** What is wrong outside the copies: marker, identity, catalogue, signatures, foreign files. */
  failures: Failure[];
  /** Seen and harmless: an operating system's droppings, another vault's folder. */
  notes: string[];
}

export interface DrillReport {
  snapshot: string;
  set: string;
  status: DrillStatus;
  seconds: number;
  items: number;
  bytes: number;
  failures: Failure[];
}

export interface RestoreReport {
  snapshot: string;
  set: string;
  into: string;
  items: number;
  failures: Failure[];
  findings: Finding[];
}

export interface AdoptReport {
  vault: string;
  seq: number;
  /** The moment of the newest thing that the medium knew, ISO 8601. */
  asOf: string;
  sets: number;
  media: number;
  copies: number;
  notes: string[];
}

export interface StatusCopy {
  medium: string;
  label: string;
  type: MediumType;
  location: string;
  offsite: boolean;
  snapshot: string;
  status: CopyStatus;
  freshness: Freshness;
  verifiedAt: string | null;
  level: VerificationLevel | null;
}

export interface RuleVerdict {
  rule: string;
  status: RuleStatus;
  detail: string;
  fix: string;
}

export interface SetStatus {
  name: string;
  profile: string;
  freshness: Freshness;
  /** Paths that differ between the sources now and the newest snapshot. */
  changes: { added: string[]; changed: string[]; removed: string[] };
  copies: StatusCopy[];
  policy: RuleVerdict[];
  overall: OverallVerdict;
}

export interface StatusReport {
  sets: SetStatus[];
}

export interface MediumSummary {
  id: string;
  label: string;
  type: MediumType;
  location: string;
  offsite: boolean;
  custodian: string;
  state: MediumState;
  /** How many copies it holds that are verified or written. */
  copies: number;
}

export interface LogReport {
  events: { at: string; what: string }[];
  chain: 'intact' | 'broken';
}

export interface Checklist {
  set: string;
  scenario: string;
  title: string;
  steps: ChecklistStep[];
  /** Things to compare by eye, with an empty "Seen" column on paper. */
  values: { name: string; value: string }[];
  /** What must never be done in this scenario. */
  never: string[];
  /** Media to take, best first. */
  media: { label: string; type: MediumType; location: string; custodian: string; note: string }[];
  /** Where the checklist's facts come from: vault, seq, date, journal head. */
  foot: { vault: string; seq: number; printedAt: string; journalHead: string };
}

export interface ChecklistStep {
  title: string;
  /** What to do, one act each. */
  acts: string[];
  /** Commands, exactly as to be typed. */
  commands: string[];
  /** What must be seen before going on. */
  mustShow: string[];
  /** Needs a second person's initials. */
  critical: boolean;
}
