// Learning a vault from a medium and its passphrase: what adopt keeps and what a visitor holds in memory.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { mayBeFolder } from '../media/contents.ts';
import { identityNames, isVaultFolderName, rootFolder, vaultFolder } from '../media/layout.ts';
import type { Medium } from '../media/medium.ts';
import { knownVault } from './known-vault.ts';
import { readVaultFiles } from '../media/read-vault-files.ts';
import { parseTrustedComment } from '../crypto/trusted-comment.ts';
import type { PublicKeys } from '../worker/calls.ts';
import type { VaultWorker } from '../worker/client.ts';
import { passphraseForCall, type PassphraseSource } from '../worker/passphrase-desk.ts';

const maxIdentityBytes = 64 * 1024;
const maxCatalogueBytes = 1024 * 1024 * 1024;

export interface LearnedVault {
  readonly vaultId: string;
  readonly keys: PublicKeys;
  readonly identityFile: Uint8Array;
  readonly catalogue: Catalogue;
  /** Newest seq that the signed vault-level files speak for; 0 without them. */
  readonly signedSeq: number;
  readonly notes: string[];
}

/**
 * Unlocks an identity of the medium with the passphrase, then takes the catalogue that this identity has signed.
 * Without a usable catalogue the vault is learned from the signed copies alone, and a note says what is missing.
 * Errors: not-a-medium, medium-foreign (no identity), wrong-passphrase, identity-damaged.
 */
export async function learnVault(
  worker: VaultWorker,
  medium: Medium,
  passphrase: PassphraseSource,
  installation: string,
  nowMs: number,
): Promise<LearnedVault> {
  const { vaultId, keys, identityFile, notes } = await unlockFrom(worker, medium, passphrase);
  const verify = async (bytes: Uint8Array, signature: Uint8Array) => {
    const comment = parseTrustedComment(
      await worker.call('verifySignature', { bytes, signature: Buffer.from(signature).toString('latin1') }),
    );
    if (comment.vault !== vaultId || comment.snapshot !== null) {
      throw new ColdkeepError(
        'comment-mismatch',
        'VAULT.sha256 is signed for another place: it was moved here.',
      );
    }
    return comment;
  };
  try {
    const state = await readVaultFiles(medium, vaultId, async (bytes, signature) => {
      await verify(bytes, signature);
    });
    notes.push(...state.notes);
    const { seq } = await verify(state.checksums, state.signature);
    if (state.catalogue === null)
      throw new ColdkeepError('medium-damaged', 'The medium carries no catalogue.');
    const plain = await worker.call('openBytes', {
      ciphertext: state.catalogue,
      maxBytes: maxCatalogueBytes,
    });
    const catalogue = Catalogue.fromBytes(plain, { installation });
    const known = knownVault(catalogue);
    if (known.id !== vaultId || known.recipient !== keys.recipient) {
      throw new ColdkeepError('catalogue-forged', 'The catalogue on the medium belongs to another vault.');
    }
    return { vaultId, keys, identityFile, catalogue, signedSeq: seq, notes };
  } catch (error) {
    if (
      !(error instanceof ColdkeepError) ||
      ['medium-removed', 'catalogue-newer', 'worker-ended'].includes(error.code)
    )
      throw error;
    notes.push(
      `The catalogue on the medium was not taken: ${error.message} What follows is known from the signed copies alone; other media, places and people are not.`,
    );
    const catalogue = Catalogue.createNew({ installation });
    const name = `vault ${vaultId.slice(0, 8)}`;
    catalogue.transaction(() =>
      catalogue.append({ kind: 'vault-created', body: { vault: vaultId, name, ...keys } }, nowMs),
    );
    return { vaultId, keys, identityFile, catalogue, signedSeq: 0, notes };
  }
}

/** Tries every identity file of every vault on the medium; both files of a vault, so that one bad block does not lock anybody out. */
async function unlockFrom(worker: VaultWorker, medium: Medium, passphrase: PassphraseSource) {
  const entries = (await medium.list(rootFolder)) ?? [];
  const vaultIds = entries.filter((entry) => mayBeFolder(entry) && isVaultFolderName(entry.name));
  let refusal: ColdkeepError | null = null;
  const notes: string[] = [];
  for (const { name: vaultId } of vaultIds) {
    for (const name of identityNames) {
      const path = `${vaultFolder(vaultId)}/${name}`;
      try {
        const identityFile = await medium.readFile(path, maxIdentityBytes);
        if (identityFile === null) continue;
        // The worker zeroes what it is given.
        const keys = await worker.call('unlock', {
          identityFile,
          passphrase: passphraseForCall(passphrase),
        });
        return { vaultId, keys, identityFile, notes };
      } catch (error) {
        if (!(error instanceof ColdkeepError) || error.code === 'medium-removed') throw error;
        notes.push(`${path} could not be used: ${error.message}`);
        // A wrong passphrase is the likelier news than a damaged twin.
        if (refusal === null || error.code === 'wrong-passphrase') refusal = error;
      }
    }
  }
  throw (
    refusal ??
    new ColdkeepError('medium-foreign', `${medium.root} carries no identity of any vault.`, {
      hint: 'Take a medium that was exported to with the setting "identity on media", or put identity.age into the vault folder by hand.',
    })
  );
}
