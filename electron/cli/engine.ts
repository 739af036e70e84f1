// What the command line asks of the engine. coldkeep.ts connects the real one, the tests a fake.
import type { CloneReport } from '../../shared/domain/clone-report.ts';
import type { MediumTestReport } from '../../shared/domain/medium-test.ts';
import type { RunOptions } from '../../shared/domain/progress.ts';
import type { AdoptReport, InitReport } from '../../shared/domain/reports.ts';
import type { Profile } from '../../shared/profiles/profile.ts';
import type { Drive, DriveBelow } from '../../shared/domain/drive.ts';
import type { Carried } from '../core/drives/carried.ts';
import type { Release } from '../core/drives/drive-source.ts';
import type { KitReport, WriteKitInput } from '../core/capture/kit/write-kit.ts';
import type { LockedCloneInput } from '../core/jobs/clone.ts';
import type { ReplugRun } from '../core/media/replug.ts';
import type { TestMediumInput, UnlockedVault } from '../core/vault-api.ts';

export interface PassphraseVerdict {
  readonly acceptable: boolean;
  /** Estimated guesses an attacker needs, as a power of ten. */
  readonly guessesLog10: number;
  /** Why it is weak, in a sentence; may be empty where it is not. */
  readonly reason: string;
}

/** Callers keep ownership of the passphrases they pass in, and zero them when the call has settled. */
export interface Engine {
  readonly profiles: readonly Profile[];
  /** True where the folder holds a vault. */
  hasVault(home: string): Promise<boolean>;
  createVault(input: {
    home: string;
    name: string;
    passphrase: Uint8Array;
  }): Promise<{ vault: UnlockedVault; report: InitReport }>;
  openVault(input: {
    home: string;
    passphrase: Uint8Array;
  }): Promise<{ vault: UnlockedVault; notes: readonly string[] }>;
  adoptVault(
    input: { home: string; at: string; passphrase: Uint8Array },
    run: RunOptions,
  ): Promise<{ vault: UnlockedVault; report: AdoptReport }>;
  /** A visitor without a vault on this machine: it may verify, drill and restore, nothing else. */
  openFromMedium(
    input: { at: string; passphrase: Uint8Array },
    run: RunOptions,
  ): Promise<{ vault: UnlockedVault; notes: readonly string[] }>;
  /** Clones a snapshot from medium to media; needs no vault and no passphrase, and records nothing. */
  cloneWithoutVault(input: LockedCloneInput, run: RunOptions): Promise<CloneReport>;
  /** Returns once what is mounted at the folder was unplugged and plugged in again. Errors: not-a-medium, bad-input, cancelled. */
  waitForReplug(folder: string, run: ReplugRun): Promise<void>;
  judgePassphrase(passphrase: Uint8Array): Promise<PassphraseVerdict>;
  suggestPassphrase(): Promise<string>;
  /** What is plugged in; needs no vault. */
  drives(): Promise<readonly Drive[]>;
  /** The drive that a folder is mounted from; null where none is listed. Never throws. */
  driveBelow(folder: string): Promise<DriveBelow | null>;
  /** What the file system that is mounted at a folder carries, as far as anybody can read it. Writes nothing; never throws. */
  carriedAt(folder: string): Promise<Carried>;
  /** Tests whether a medium keeps what it is given; needs no vault, and records nothing. Errors: as UnlockedVault.testMedium. */
  testMedium(input: Omit<TestMediumInput, 'enrol'>, run: RunOptions): Promise<MediumTestReport>;
  /** Mounts a device and answers where. Errors: drive-unknown, bad-input, mounter-missing, mount-refused. */
  mountDrive(device: string): Promise<string>;
  /** Errors: drive-unknown, drive-busy, mounter-missing, mount-refused, bad-input. */
  releaseDrive(folderOrDevice: string): Promise<Release & { readonly drive: Drive }>;
  /** Writes a kit; needs no vault. Errors: profile-unknown, bad-input, target-occupied, target-unwritable. */
  writeKit(input: WriteKitInput): Promise<KitReport>;
}
