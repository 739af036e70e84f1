// The facade's shape: all that the command line and the window can ask for. `vault.ts` implements it.
import type { ImportedBundle } from '../../shared/domain/bundle-conditions.ts';
import type { BundleInspection, ImportReport } from '../../shared/domain/bundle-report.ts';
import type { MediumAttributes } from '../../shared/domain/facts.ts';
import type { MediumTest, MediumTestReport } from '../../shared/domain/medium-test.ts';
import type { RunOptions } from '../../shared/domain/progress.ts';
import type { CloneReport } from '../../shared/domain/clone-report.ts';
import type { RepairReport } from '../../shared/domain/repair-report.ts';
import type { Attestation, SetKnowledge } from '../../shared/domain/set-knowledge.ts';
import type { Profile } from '../../shared/profiles/profile.ts';
import type {
  Checklist,
  DrillReport,
  ExportReport,
  LogReport,
  MediumSummary,
  PassphraseReport,
  RestoreReport,
  ScanReport,
  SetSummary,
  StatusReport,
  VerifyReport,
} from '../../shared/domain/reports.ts';
import type { ChecklistResult, ChecklistRun } from '../../shared/domain/checklist-run.ts';
import type {
  ContentsReport,
  DrillSummary,
  KnownItems,
  SnapshotSummary,
} from '../../shared/domain/contents.ts';
import type { DriveBelow } from '../../shared/domain/drive.ts';
import type { Need } from '../../shared/domain/fitness-reason.ts';
import type { JournalReport, MediumHistory } from '../../shared/domain/history.ts';
import type { MediumInspection } from '../../shared/domain/medium-inspection.ts';
import type { NeverOfferReport } from '../../shared/domain/never-offer.ts';
import type { ProfileProposal } from '../../shared/domain/profile-proposal.ts';
import type { RestoreOptions, RestoreTarget } from '../../shared/domain/restore-options.ts';
import type { DerivedValue } from '../../shared/domain/derived-value.ts';
import type { RetentionReport, RetiredGeneration } from '../../shared/domain/retention-report.ts';
import type { Settings, SettingsChanges } from '../../shared/domain/settings.ts';
import type { SetViewInput } from '../../shared/domain/set-view.ts';
import type { SpoolReport } from '../../shared/domain/spool-report.ts';
import type { Standing } from '../../shared/domain/standing.ts';
import type { ViewInput } from '../../shared/domain/view-input.ts';
import type { Kind } from '../../shared/domain/words.ts';
import type { RetentionQuestion } from './jobs/retention.ts';
import type { PassphraseSource } from './worker/passphrase-desk.ts';

export interface AddSetInput {
  readonly name: string;
  readonly profile: string;
  /** Folders, absolute or relative to the working directory. */
  readonly sources: readonly string[];
}

/** What a person says of a set anew; what is not named stays as it is. */
export type SetChanges = Partial<
  Pick<
    SetKnowledge,
    'options' | 'network' | 'seenSlot' | 'onChainCounter' | 'ownProfile' | 'verificationLevel'
  >
>;

export interface ImportBundleInput {
  /** The file, as a kit made it. */
  readonly bundle: string;
  readonly set: string;
  /** The sixteen words that the host showed, as typed; empty or left out where nobody has them. */
  readonly words?: string;
}

export interface RemoveBundleInput {
  readonly set: string;
  /** The id, or a unique beginning of it. */
  readonly id: string;
  /** Goes into the journal. */
  readonly why: string;
}

/** One medium of an export, with what is said of it alone. */
export interface ExportTarget {
  readonly folder: string;
  /** Goes before what `ExportInput.attributes` says of all. */
  readonly attributes?: Partial<MediumAttributes>;
  /** What was typed to write to a stick that is more than storage: it has to name all that it announces (`announcedWords`). */
  readonly acceptAnnounced?: string;
}

export interface ExportInput {
  /** One folder a medium. */
  readonly to: readonly (string | ExportTarget)[];
  /** Attributes of media seen for the first time; for known ones, what is given is recorded as a change. */
  readonly attributes?: Partial<MediumAttributes>;
  /** Why critical findings are accepted; journaled with them where there are any. */
  readonly acceptedCritical?: string;
  /** Ends in findings-critical where there are critical findings and no reason is given: the window asks for one first. */
  readonly refuseCritical?: boolean;
  /** The newest so many verified generations of this set stay on each medium, instead of what its profile says. */
  readonly keep?: number;
  /** Called for each medium before anything is written, with the generations that will go once the new copy is verified. */
  readonly onRetiring?: (label: string, generations: readonly RetiredGeneration[]) => void;
  /** Content bytes of one part; for tests (default 1 GiB). */
  readonly partBytes?: number;
  /** A smaller limit than the medium's own for one file, to cut slices; for tests. */
  readonly maxFileBytes?: number;
}

export interface NeverOfferInput {
  readonly id: string;
  /** Takes the pin back. */
  readonly remove?: boolean;
}

export interface RestoreInput {
  readonly at: string;
  /** Set name; its newest snapshot on the medium is taken. */
  readonly set?: string;
  readonly snapshot?: string;
  readonly into: string;
  /** Only items of these kinds. */
  readonly only?: readonly Kind[];
  readonly forceStale?: boolean;
  /** Why something older than the newest is taken; journaled. */
  readonly staleReason?: string;
}

export interface VerifyInput {
  readonly at: string;
  /** Decrypt everything and compare every item. */
  readonly open?: boolean;
  /**
   * The caller witnessed that the medium's device was gone and came back since the copies were written: what is read now
   * cannot come from a page cache, so the level is `cold`.
   */
  readonly cold?: boolean;
}

export interface TestMediumInput {
  readonly at: string;
  readonly extent: MediumTest['extent'];
  /** A medium that has no marker yet gets one if it passes, and is known under this label from then on. */
  readonly enrol?: Partial<MediumAttributes>;
  /** What was typed to write to a stick that is more than storage. */
  readonly acceptAnnounced?: string;
  /** Called once before anything is written: how much that will be, and about how long it takes. */
  readonly onPlan?: (plan: {
    readonly bytes: number;
    /** Less than is written where the file system can set no space aside without writing it. */
    readonly readBytes: number;
    readonly freeBytes: number;
    readonly seconds: number;
  }) => void;
}

export interface RepairInput {
  readonly at: string;
  /** Other media that may hold copies of the same snapshots. */
  readonly from?: readonly string[];
  /** What was typed to write to a stick that is more than storage. */
  readonly acceptAnnounced?: string;
}

export interface CloneInput {
  readonly from: string;
  /** One folder a medium. */
  readonly to: readonly string[];
  /** Default: the newest that is on the medium. */
  readonly snapshot?: string;
  /** What was typed to write to sticks that are more than storage. */
  readonly acceptAnnounced?: string;
}

/** An unlocked vault. Every method throws ColdkeepError for what it expects to go wrong. */
export interface UnlockedVault {
  readonly id: string;
  readonly name: string;
  /** What sheets and labels carry: the age recipient and the minisign key. */
  publicKeys(): { recipient: string; signingKey: string };
  /** Locks the identity with a new passphrase. Media keep the old lock until the next export to them. */
  changePassphrase(passphrase: PassphraseSource): Promise<PassphraseReport>;
  addSet(input: AddSetInput): Promise<SetSummary>;
  listSets(): SetSummary[];
  removeSet(name: string): Promise<void>;
  /** What a person said of a set. Errors: set-unknown. */
  knowledgeOf(set: string): SetKnowledge;
  /** What the newest scan worked out of the set: pool id, dates. Errors: set-unknown. */
  derivedOf(set: string): DerivedValue[];
  /** The profile of a set, with the items that a person named for it. Errors: set-unknown, profile-unknown. */
  profileOf(set: string): Profile;
  /** Errors: set-unknown, profile-unknown, bad-input (an option or key that the profile has not). */
  describeSet(set: string, changes: SetChanges): Promise<SetKnowledge>;
  /** Says what a file is; null takes it back. Errors: set-unknown, profile-unknown, bad-input (key, path). */
  assignItem(set: string, assignment: { path: string; key: string | null }): Promise<SetKnowledge>;
  /** Where something rests that must never be in a file here. Errors: set-unknown, profile-unknown, bad-input. */
  attest(set: string, attestation: Attestation): Promise<SetKnowledge>;
  /** What is kept on media and in the intake and what goes; removes nothing. Errors: set-unknown. */
  retention(set: string, question?: RetentionQuestion): RetentionReport;
  scan(set: string, run?: RunOptions): Promise<ScanReport>;
  /** Reads all of a bundle and keeps nothing. Errors: bad-input, bundle-…, cancelled. */
  inspectBundle(file: string, run?: RunOptions): Promise<BundleInspection>;
  /**
   * Takes a bundle into the intake of a set and scans the set. Errors: set-unknown, bad-input, bundle-…, catalogue-unwritable, cancelled;
   * after any of them nothing of it is kept.
   */
  importBundle(input: ImportBundleInput, run?: RunOptions): Promise<ImportReport>;
  /** The intake of a set; imported last comes first. Errors: set-unknown. */
  bundles(set: string): ImportedBundle[];
  /** Errors: set-unknown, bundle-unknown, bad-input, catalogue-unwritable. */
  removeBundle(input: RemoveBundleInput): Promise<void>;
  export(set: string, input: ExportInput, run?: RunOptions): Promise<ExportReport>;
  verify(input: VerifyInput, run?: RunOptions): Promise<VerifyReport>;
  /**
   * Repairs what is damaged on a medium from parity, the catalogue, or other media's copies. Nothing is made worse.
   * Errors: not-a-medium, medium-foreign, medium-removed, medium-read-only, bad-input (`from` names the same medium), cancelled.
   */
  repair(input: RepairInput, run?: RunOptions): Promise<RepairReport>;
  /**
   * Copies a snapshot to other media without opening it: same bytes, same signature. The report holds one result a medium.
   * Errors: not-a-medium, medium-foreign, snapshot-unknown, signature-…, copy-failed (the copy is damaged), cancelled.
   */
  clone(input: CloneInput, run?: RunOptions): Promise<CloneReport>;
  drill(input: { at: string; set?: string }, run?: RunOptions): Promise<DrillReport>;
  restore(input: RestoreInput, run?: RunOptions): Promise<RestoreReport>;
  status(set?: string, run?: RunOptions): Promise<StatusReport>;
  /** What was sealed and waits for media that did not get it; null where nothing does. What waited too long is removed. */
  spool(): Promise<SpoolReport | null>;
  /** Removes it, and answers what it was: the next export seals anew. */
  clearSpool(): Promise<SpoolReport | null>;
  listMedia(): MediumSummary[];
  /**
   * Whether a medium keeps what it is given, up to the size that it claims. One that fails is a result, not an error; what was written
   * is removed. Errors: not-a-medium, medium-read-only, medium-full (nothing is free), medium-removed, cancelled, catalogue-unwritable.
   */
  testMedium(input: TestMediumInput, run?: RunOptions): Promise<MediumTestReport>;
  /** `id` may be a unique beginning of the id, or the label. */
  setMedium(id: string, changes: Partial<MediumAttributes>): Promise<MediumSummary>;
  /**
   * Pins a drive as "never offer", or takes the pin back: by its serial number or file system id, or, while it is plugged in, its
   * device or the folder where it is mounted. Without a name it only answers what is pinned. Errors: bad-input, catalogue-unwritable.
   */
  neverOffer(input?: NeverOfferInput): Promise<NeverOfferReport>;
  listScenarios(set: string): { id: string; title: string }[];
  checklist(set: string, scenario: string): Checklist;
  log(): LogReport;
  /** Records something a person should find in the journal. */
  note(what: string): Promise<void>;
  /** Locks: ends the worker, drops the catalogue, releases the lock file. */
  close(): Promise<void>;

  settings(): Settings;
  /** Errors: bad-input, catalogue-unwritable. */
  updateSettings(changes: SettingsChanges): Promise<Settings>;
}

export interface ChecklistBeginInput {
  readonly set: string;
  readonly scenario: string;
  readonly by: string;
  readonly second?: string;
}

export interface ChecklistTickInput {
  readonly run: string;
  /** Index of the step. */
  readonly step: number;
  /** False takes the tick back. */
  readonly ticked: boolean;
  readonly by: string;
  readonly second?: string;
  readonly minutes?: number;
  readonly note?: string;
}

/** What the window asks of an unlocked vault beyond what the command line does. */
export interface WindowVault extends UnlockedVault {
  /** Grows with every committed change; what was asked at another revision may be out of date. */
  readonly revision: number;
  /** Calls `listener` with the new revision after every committed change, until the answered function is called. */
  onChange(listener: (revision: number) => void): () => void;
  /** The newest time ever witnessed; a clock that shows less went backwards. Null while nothing is recorded. */
  newestWitnessedMs(): number | null;
  /** True while something is being committed that must not be cut off: locking waits for it. */
  busy(): boolean;
  /** Resolves when nothing is being committed. */
  whenIdle(): Promise<void>;

  /** Where every set stands, or one, judged by the newest recorded scan: nothing is read. Errors: set-unknown. */
  standing(set?: string): Standing;
  /** What overview, duties and plans are computed from: nothing is read. */
  viewInput(): ViewInput;
  /** The same for one set, with its items. Errors: set-unknown. */
  setViewInput(set: string): SetViewInput;
  /** Dates and failures of every medium. */
  mediaHistory(): MediumHistory[];
  /** As `log`, with what kind of fact each event is and the hash of the newest one. */
  journal(): JournalReport;
  /** Reads the sources now and says what an export would write; recorded as a scan. Errors: as scan. */
  contents(set: string, run?: RunOptions): Promise<ContentsReport>;
  /** The newest items that are known without reading. Errors: set-unknown. */
  itemsOf(set: string): KnownItems;
  /** Newest first. Errors: set-unknown. */
  snapshots(set: string): SnapshotSummary[];
  /** Newest first; of one set or all. Errors: set-unknown. */
  drills(set?: string): DrillSummary[];
  /** Which profile fits some folders. Records nothing. Errors: source-…, profile-unknown, bad-input, cancelled. */
  proposeProfile(
    input: { sources: readonly string[]; profile?: string },
    run?: RunOptions,
  ): Promise<ProfileProposal>;

  /**
   * What a folder is as a medium. Never throws for a bad folder: the reasons say why. `below` is the drive that it is mounted from,
   * where the caller knows it.
   */
  inspect(folder: string, need?: Need, below?: DriveBelow): Promise<MediumInspection>;
  /** What a medium offers to restore. Errors: not-a-medium, medium-… */
  restoreOptions(at: string, run?: RunOptions): Promise<RestoreOptions>;
  /** Looks at the folder that a restore is to go to; writes nothing. Errors: as restoreOptions, snapshot-unknown. */
  restoreTarget(input: {
    at: string;
    snapshot: string;
    into: string;
    only?: readonly Kind[];
  }): Promise<RestoreTarget>;

  /** Begins a checklist run with the steps as they are filled in now. Errors: set-unknown, scenario-unknown, bad-input. */
  beginChecklist(input: ChecklistBeginInput): Promise<ChecklistRun>;
  /** Ticks a step or takes a tick back. Errors: checklist-run-unknown, bad-input. */
  tickChecklist(input: ChecklistTickInput): Promise<ChecklistRun>;
  endChecklist(input: { run: string; result: ChecklistResult; notes?: string }): Promise<ChecklistRun>;
  /** Newest first; of one set or all. Those that have not ended can be taken up again. */
  checklistRuns(set?: string): ChecklistRun[];
}
