// An unlocked vault: each method is one thing a person can ask for; the work itself stands in jobs/.
import type { ImportedBundle } from '../../shared/domain/bundle-conditions.ts';
import type { BundleInspection, ImportReport } from '../../shared/domain/bundle-report.ts';
import type { MediumAttributes } from '../../shared/domain/facts.ts';
import type { JournalReport, MediumHistory } from '../../shared/domain/history.ts';
import type { MediumTestReport } from '../../shared/domain/medium-test.ts';
import type { RunOptions } from '../../shared/domain/progress.ts';
import type {
  Checklist,
  DrillReport,
  ExportReport,
  MediumSummary,
  PassphraseReport,
  RestoreReport,
  ScanReport,
  SetSummary,
  StatusReport,
  VerifyReport,
} from '../../shared/domain/reports.ts';
import type {
  ContentsReport,
  DrillSummary,
  KnownItems,
  SnapshotSummary,
} from '../../shared/domain/contents.ts';
import type { ChecklistResult, ChecklistRun } from '../../shared/domain/checklist-run.ts';
import type { DriveBelow } from '../../shared/domain/drive.ts';
import type { Need } from '../../shared/domain/fitness-reason.ts';
import type { CloneReport } from '../../shared/domain/clone-report.ts';
import type { RepairReport } from '../../shared/domain/repair-report.ts';
import type { MediumInspection } from '../../shared/domain/medium-inspection.ts';
import type { RestoreOptions, RestoreTarget } from '../../shared/domain/restore-options.ts';
import type { Kind } from '../../shared/domain/words.ts';
import type { DerivedValue } from '../../shared/domain/derived-value.ts';
import type { RetentionReport } from '../../shared/domain/retention-report.ts';
import type { Attestation, SetKnowledge } from '../../shared/domain/set-knowledge.ts';
import type { Profile } from '../../shared/profiles/profile.ts';
import type { NeverOfferReport } from '../../shared/domain/never-offer.ts';
import type { ProfileProposal } from '../../shared/domain/profile-proposal.ts';
import type { SetViewInput } from '../../shared/domain/set-view.ts';
import type { Standing } from '../../shared/domain/standing.ts';
import type { ViewInput } from '../../shared/domain/view-input.ts';
import { bundlesOf, removeBundle } from './jobs/bundles.ts';
import { beginChecklist, checklistRunsOf, endChecklist, tickChecklist } from './jobs/checklist-runs.ts';
import { checklistFor, scenariosOf } from './jobs/checklist.ts';
import { cloneInVault } from './jobs/clone-in-vault.ts';
import { contentsOf, drillsOf, knownItemsOf, snapshotsOf } from './jobs/contents.ts';
import { drillMedium } from './jobs/drill.ts';
import { exportSet } from './jobs/export.ts';
import { importBundle, inspectBundle } from './jobs/import-bundle.ts';
import { inspectMedium } from './jobs/inspect.ts';
import { assignItem, attest, derivedOf, describeSet, knowledgeOf, profileOfNamed } from './jobs/knowledge.ts';
import { listMedia, setMedium } from './jobs/media.ts';
import { changedPins, pinsReport } from './jobs/never-offer.ts';
import { changePassphrase } from './jobs/passphrase.ts';
import { proposeProfile } from './jobs/profile-proposal.ts';
import { repairMedium } from './jobs/repair.ts';
import { retentionOf, type RetentionQuestion } from './jobs/retention.ts';
import { restoreOptionsOf, restoreTargetOf } from './jobs/restore-options.ts';
import { restoreCopy } from './jobs/restore.ts';
import { scanSet } from './jobs/scan.ts';
import { addSet, listSets, removeSet } from './jobs/sets.ts';
import { journalOf, mediaHistory } from './jobs/history.ts';
import { standingOf } from './jobs/standing.ts';
import { statusOf } from './jobs/status.ts';
import { testMedium } from './jobs/test-medium.ts';
import { verifyMedium } from './jobs/verify.ts';
import { setViewInputOf, viewInputOf } from './jobs/view-input.ts';
import type { PassphraseSource } from './worker/passphrase-desk.ts';
import type {
  AddSetInput,
  ChecklistBeginInput,
  ChecklistTickInput,
  CloneInput,
  ExportInput,
  ImportBundleInput,
  NeverOfferInput,
  RemoveBundleInput,
  RepairInput,
  RestoreInput,
  SetChanges,
  TestMediumInput,
  VerifyInput,
  WindowVault,
} from './vault-api.ts';
import { VaultLife } from './vault-life.ts';

export class OpenVault extends VaultLife implements WindowVault {
  #intake: Promise<unknown> = Promise.resolve();

  changePassphrase(passphrase: PassphraseSource): Promise<PassphraseReport> {
    return changePassphrase(this.context, passphrase);
  }

  addSet(input: AddSetInput): Promise<SetSummary> {
    return addSet(this.context, input);
  }

  listSets(): SetSummary[] {
    return listSets(this.context);
  }

  removeSet(name: string): Promise<void> {
    return removeSet(this.context, name);
  }

  knowledgeOf(name: string): SetKnowledge {
    return knowledgeOf(this.context, name);
  }

  derivedOf(name: string): DerivedValue[] {
    return derivedOf(this.context, name);
  }

  profileOf(name: string): Profile {
    return profileOfNamed(this.context, name);
  }

  describeSet(name: string, changes: SetChanges): Promise<SetKnowledge> {
    return describeSet(this.context, name, changes);
  }

  assignItem(name: string, assignment: { path: string; key: string | null }): Promise<SetKnowledge> {
    return assignItem(this.context, name, assignment);
  }

  attest(name: string, attestation: Attestation): Promise<SetKnowledge> {
    return attest(this.context, name, attestation);
  }

  retention(name: string, question: RetentionQuestion = {}): RetentionReport {
    return retentionOf(this.context, name, question);
  }

  scan(name: string, run: RunOptions = {}): Promise<ScanReport> {
    return scanSet(this.context, name, run);
  }

  inspectBundle(file: string, run: RunOptions = {}): Promise<BundleInspection> {
    return inspectBundle(this.context, file, run);
  }

  importBundle(input: ImportBundleInput, run: RunOptions = {}): Promise<ImportReport> {
    return this.#inIntake(() =>
      this.commits.run(run, (watched) => importBundle(this.context, input, watched)),
    );
  }

  bundles(name: string): ImportedBundle[] {
    return bundlesOf(this.context, name);
  }

  removeBundle(input: RemoveBundleInput): Promise<void> {
    return this.#inIntake(() => removeBundle(this.context, input));
  }

  /** One after the other: each begins with an intake that nobody is writing to. */
  #inIntake<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#intake.then(act);
    this.#intake = done.catch(() => undefined);
    return done;
  }

  export(name: string, input: ExportInput, run: RunOptions = {}): Promise<ExportReport> {
    return this.commits.run(run, (watched) => exportSet(this.context, name, input, watched));
  }

  verify(input: VerifyInput, run: RunOptions = {}): Promise<VerifyReport> {
    return verifyMedium(this.context, input, run);
  }

  repair(input: RepairInput, run: RunOptions = {}): Promise<RepairReport> {
    return this.commits.run(run, (watched) => repairMedium(this.context, input, watched));
  }

  clone(input: CloneInput, run: RunOptions = {}): Promise<CloneReport> {
    return this.commits.run(run, (watched) => cloneInVault(this.context, input, watched));
  }

  drill(input: { at: string; set?: string }, run: RunOptions = {}): Promise<DrillReport> {
    return drillMedium(this.context, input, run);
  }

  restore(input: RestoreInput, run: RunOptions = {}): Promise<RestoreReport> {
    return this.commits.run(run, (watched) => restoreCopy(this.context, input, watched));
  }

  async status(name?: string, run: RunOptions = {}): Promise<StatusReport> {
    const { readings } = this.context;
    const before = new Map(readings);
    const { revision } = this;
    const report = await statusOf(this.context, name ?? null, run);
    // A scan that says nothing new is not recorded, but originals that were seen change what stands.
    const wasSeen = [...readings].some(([set, reading]) => before.get(set) !== reading);
    if (wasSeen && revision === this.revision) this.touch();
    return report;
  }

  testMedium(input: TestMediumInput, run: RunOptions = {}): Promise<MediumTestReport> {
    return testMedium(this.context, input, run);
  }

  listMedia(): MediumSummary[] {
    return listMedia(this.context);
  }

  setMedium(id: string, changes: Partial<MediumAttributes>): Promise<MediumSummary> {
    return setMedium(this.context, id, changes);
  }

  async neverOffer(input?: NeverOfferInput): Promise<NeverOfferReport> {
    const pins = await changedPins(this.context, input);
    if (pins !== null) await this.updateSettings({ neverOffer: pins });
    return pinsReport(this.context);
  }

  listScenarios(name: string): { id: string; title: string }[] {
    return scenariosOf(this.context, name);
  }

  checklist(name: string, scenario: string): Checklist {
    return checklistFor(this.context, name, scenario);
  }

  standing(name?: string): Standing {
    return standingOf(this.context, name ?? null, this.revision);
  }

  viewInput(): ViewInput {
    return viewInputOf(this.context, this.revision);
  }

  setViewInput(name: string): SetViewInput {
    return setViewInputOf(this.context, name, this.revision);
  }

  mediaHistory(): MediumHistory[] {
    return mediaHistory(this.context);
  }

  journal(): JournalReport {
    return journalOf(this.context);
  }

  contents(name: string, run: RunOptions = {}): Promise<ContentsReport> {
    return contentsOf(this.context, name, run);
  }

  itemsOf(name: string): KnownItems {
    return knownItemsOf(this.context, name);
  }

  snapshots(name: string): SnapshotSummary[] {
    return snapshotsOf(this.context, name);
  }

  drills(name?: string): DrillSummary[] {
    return drillsOf(this.context, name ?? null);
  }

  proposeProfile(
    input: { sources: readonly string[]; profile?: string },
    run: RunOptions = {},
  ): Promise<ProfileProposal> {
    return proposeProfile(this.context, input, run);
  }

  inspect(folder: string, need: Need = { bytes: 0 }, below?: DriveBelow): Promise<MediumInspection> {
    return inspectMedium(this.context, folder, need, below);
  }

  restoreOptions(at: string, run: RunOptions = {}): Promise<RestoreOptions> {
    return restoreOptionsOf(this.context, at, run);
  }

  restoreTarget(input: {
    at: string;
    snapshot: string;
    into: string;
    only?: readonly Kind[];
  }): Promise<RestoreTarget> {
    return restoreTargetOf(this.context, input);
  }

  beginChecklist(input: ChecklistBeginInput): Promise<ChecklistRun> {
    return beginChecklist(this.context, input);
  }

  tickChecklist(input: ChecklistTickInput): Promise<ChecklistRun> {
    return tickChecklist(this.context, input);
  }

  endChecklist(input: { run: string; result: ChecklistResult; notes?: string }): Promise<ChecklistRun> {
    return endChecklist(this.context, input);
  }

  checklistRuns(name?: string): ChecklistRun[] {
    return checklistRunsOf(this.context, name ?? null);
  }
}
