// The facade's shape: all that the command line and the window can ask for. `vault.ts` implements it.
import type { MediumAttributes } from '../../shared/domain/facts.ts';
import type { RunOptions } from '../../shared/domain/progress.ts';
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
import type { Kind } from '../../shared/domain/words.ts';

export interface AddSetInput {
  readonly name: string;
  readonly profile: string;
  /** Folders, absolute or relative to the working directory. */
  readonly sources: readonly string[];
}

export interface ExportInput {
  /** One folder a medium. */
  readonly to: readonly string[];
  /** Attributes of media seen for the first time; for known ones, what is given is recorded as a change. */
  readonly attributes?: Partial<MediumAttributes>;
  /** Verified generations of this set to keep on each medium (default 2). */
  readonly keep?: number;
  /** Content bytes of one part; for tests (default 1 GiB). */
  readonly partBytes?: number;
  /** A smaller limit than the medium's own for one file, to cut slices; for tests. */
  readonly maxFileBytes?: number;
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
}

/** An unlocked vault. Every method throws ColdkeepError for what it expects to go wrong. */
export interface UnlockedVault {
  readonly id: string;
  readonly name: string;
  /** What sheets and labels carry: the age recipient and the minisign key. */
  publicKeys(): { recipient: string; signingKey: string };
  /** Locks the identity with a new passphrase. Media keep the old lock until the next export to them. */
  changePassphrase(passphrase: Uint8Array): Promise<PassphraseReport>;
  addSet(input: AddSetInput): Promise<SetSummary>;
  listSets(): SetSummary[];
  removeSet(name: string): Promise<void>;
  scan(set: string, run?: RunOptions): Promise<ScanReport>;
  export(set: string, input: ExportInput, run?: RunOptions): Promise<ExportReport>;
  verify(input: { at: string; open?: boolean }, run?: RunOptions): Promise<VerifyReport>;
  drill(input: { at: string; set?: string }, run?: RunOptions): Promise<DrillReport>;
  restore(input: RestoreInput, run?: RunOptions): Promise<RestoreReport>;
  status(set?: string, run?: RunOptions): Promise<StatusReport>;
  listMedia(): MediumSummary[];
  /** `id` may be a unique beginning of the id, or the label. */
  setMedium(id: string, changes: Partial<MediumAttributes>): Promise<MediumSummary>;
  listScenarios(set: string): { id: string; title: string }[];
  checklist(set: string, scenario: string): Checklist;
  log(): LogReport;
  /** Records something a person should find in the journal. */
  note(what: string): Promise<void>;
  /** Locks: ends the worker, drops the catalogue, releases the lock file. */
  close(): Promise<void>;
}
