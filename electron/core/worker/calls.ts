// Everything the main side can ask of the vault worker. The host's handlers and the client's methods are typed from this map.
import type { DerivedValue } from '../../../shared/domain/derived-value.ts';
import type { Failure } from '../../../shared/domain/facts.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { Item, Source } from '../../../shared/domain/item.ts';
import type { SetKnowledge } from '../../../shared/domain/set-knowledge.ts';
import type { Kind } from '../../../shared/domain/words.ts';
import type { Profile } from '../../../shared/profiles/profile.ts';
import type { IntakeBundle } from '../capture/import/intake-bundle.ts';
import type { LookedInto } from '../capture/import/look-into.ts';
import type { ReceivedBundle } from '../capture/import/receive-bundle.ts';
import type { KnownHash } from '../capture/known-hash.ts';
import type { MadeFile, MakeParityInput } from '../parity/make.ts';
import type { MendInput, MendOutcome } from '../parity/mend.ts';
import type { PassphraseJudgement } from '../crypto/passphrase.ts';
import type { PassphraseSource } from './passphrase-desk.ts';

/** The public halves of an unlocked identity. */
export interface PublicKeys {
  /** age recipient, "age1…". */
  recipient: string;
  /** minisign public key, one base64 line. */
  signingKey: string;
}

export interface WorkerCalls {
  judgePassphrase: { input: { passphrase: PassphraseSource }; output: PassphraseJudgement };
  suggestPassphrase: { input: null; output: string };

  /** Makes a new identity, keeps it unlocked and answers its locked file. */
  createIdentity: {
    input: { passphrase: PassphraseSource };
    output: PublicKeys & { identityFile: Uint8Array };
  };
  /** Unlocks an identity file. Errors: wrong-passphrase, identity-damaged. */
  unlock: { input: { identityFile: Uint8Array; passphrase: PassphraseSource }; output: PublicKeys };
  /** Locks the unlocked identity with another passphrase. */
  lockAnew: { input: { passphrase: PassphraseSource }; output: { identityFile: Uint8Array } };

  /** Seals a small file (manifest, catalogue) for the vault. */
  sealBytes: { input: { plaintext: Uint8Array }; output: Uint8Array };
  openBytes: { input: { ciphertext: Uint8Array; maxBytes: number }; output: Uint8Array };
  /** minisign signature with the vault's key: the four lines of a .minisig file. */
  sign: { input: { bytes: Uint8Array; trustedComment: string }; output: string };
  /** Checks a signature with the vault's key and answers the trusted comment. Errors: signature-malformed, -wrong, -foreign. */
  verifySignature: { input: { bytes: Uint8Array; signature: string }; output: string };
  snapshotId: { input: { setId: string; contentDigest: string; atMs: number }; output: string };

  scan: {
    /** `nowMs`: the moment by which expiry is judged. */
    input: {
      sources: readonly Source[];
      profile: Profile;
      knowledge: SetKnowledge;
      known: readonly KnownHash[];
      nowMs: number;
      bundles?: readonly IntakeBundle[];
    };
    output: {
      items: Item[];
      findings: Finding[];
      derived: DerivedValue[];
      contentDigest: string;
      bytes: number;
      known: KnownHash[];
    };
  };
  /** Says what a bundle is, from a look at all of it; keeps nothing. Errors: bundle-…, bad-input, cancelled. */
  inspectBundle: { input: { file: string }; output: LookedInto };
  /**
   * Puts a bundle, sealed, into a new file at `outPath`, once everything about it holds. Errors: bundle-…, bad-input,
   * catalogue-unwritable, cancelled; after any of them there is no file.
   */
  receiveBundle: {
    input: { file: string; outPath: string; profile: Profile; wordsHex: string | null };
    output: ReceivedBundle;
  };
  /** Seals items as one part into a new file. Errors: source-changing, catalogue-unwritable when the disk is full. */
  sealPart: {
    input: {
      items: readonly Item[];
      sources: readonly Source[];
      bundles?: readonly IntakeBundle[];
      outPath: string;
    };
    output: { bytes: number; sha256: string };
  };
  /** Opens one part and compares it with its items; writes them below `into` unless that is null. */
  openPart: {
    input: {
      files: readonly string[];
      sha256: string;
      items: readonly Item[];
      into: string | null;
      onlyKinds?: readonly Kind[];
    };
    output: { items: number; bytes: number; failures: Failure[] };
  };

  /** Computes PAR2 files over the files of a copy into an existing folder; needs no identity. Errors: as `makeParity`. */
  makeParity: { input: MakeParityInput; output: MadeFile[] };
  /** Writes whole replacements of the damaged files of a copy into a folder; needs no identity. Errors: as `mendFiles`. */
  mendFiles: { input: MendInput; output: MendOutcome };
  /** Checks a signature with a public key as minisign prints it; needs no identity. Errors: bad-input, signature-…. */
  verifySignatureBy: { input: { key: string; bytes: Uint8Array; signature: string }; output: string };
}

export type CallName = keyof WorkerCalls;
export type CallInput<N extends CallName> = WorkerCalls[N]['input'];
export type CallOutput<N extends CallName> = WorkerCalls[N]['output'];
