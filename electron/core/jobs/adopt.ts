// Adopt: what a medium knew becomes the state of this machine. The medium is never written to.
import { createHash } from 'node:crypto';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { WrittenFile } from '../../../shared/domain/facts.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import type { AdoptReport } from '../../../shared/domain/reports.ts';
import { vaultFilePaths } from '../media/layout.ts';
import { attachForReading, type ReadableMedium } from './attach-reading.ts';
import type { JobContext } from './context.ts';
import { recordFoundCopy } from './found-copy.ts';
import type { LearnedVault } from './learn.ts';
import { endsTheJob, readCopyBack } from './verify-copy.ts';
import { verifyVaultFiles } from './verify-vault-files.ts';

/**
 * Completes a learned vault: signed copies on the medium that its catalogue does not know are read back and recorded, and the
 * adoption itself is. Errors: medium-removed, cancelled, catalogue-unwritable.
 */
export async function completeAdoption(
  context: JobContext,
  learned: LearnedVault,
  at: string,
  run: RunOptions,
): Promise<AdoptReport> {
  const notes = [...learned.notes];
  const attached = await attachForReading(context, at);
  const asOfMs = context.ledger.catalogue.newestTimeMs() ?? context.now();
  const { catalogue: learnedCatalogue } = context.ledger;
  // A clone is a medium that the catalogue on it never heard of: its copies are.
  const isClone = attached.id !== null && learnedCatalogue.medium(attached.id) === null;
  const unknown = attached.snapshots.filter((id) => isClone || learnedCatalogue.snapshot(id) === null);
  for (const snapshot of unknown) {
    const reading = await readCopyBack(context, attached.medium, snapshot, {}, run);
    if (reading.failures.length > 0 || reading.manifest === null) {
      notes.push(
        `The copy ${snapshot} was not taken: ${reading.failures[0]?.reason ?? 'it has no manifest.'}`,
      );
      continue;
    }
    await recordFoundCopy(context, attached, reading.manifest, reading);
    if (learned.signedSeq > 0 && reading.manifest.seq > learned.signedSeq) {
      notes.push(
        `The catalogue on the medium is older (seq ${learned.signedSeq}) than the copy ${snapshot} on it (seq ${reading.manifest.seq}): an export was interrupted, or the catalogue was rolled back.`,
      );
    }
  }
  const files = await vaultFilesOn(context, attached);
  const identitySha256 = sha256(learned.identityFile);
  const seq = context.ledger.catalogue.highestSeq();
  await context.ledger.commit((catalogue, atMs) => {
    catalogue.append({ kind: 'vault-adopted', body: { medium: attached.id, seq, asOfMs } }, atMs);
    if (attached.id !== null && catalogue.medium(attached.id) !== null) {
      catalogue.append(
        { kind: 'vault-files-written', body: { medium: attached.id, identitySha256, files } },
        atMs,
      );
    }
  });
  const { catalogue } = context.ledger;
  return {
    vault: context.vaultId,
    seq,
    asOf: new Date(asOfMs).toISOString(),
    sets: catalogue.sets().length,
    media: catalogue.media().length,
    copies: catalogue.copies().filter((copy) => copy.status === 'verified').length,
    notes,
  };
}

/**
 * The vault-level files as they lie on the medium, for later verifications to compare with. Only what the signature vouches
 * for: a damaged file must not become the measure of itself.
 */
async function vaultFilesOn(context: JobContext, attached: ReadableMedium): Promise<WrittenFile[]> {
  const damaged = (await verifyVaultFiles(context, attached.medium, null)).map((failure) => failure.path);
  const files: WrittenFile[] = [];
  for (const path of vaultFilePaths(context.vaultId)) {
    if (damaged.includes(path)) continue;
    try {
      const read = await attached.medium.readBack(path);
      files.push({ path, bytes: read.bytes, sha256: read.sha256 });
    } catch (error) {
      if (!(error instanceof ColdkeepError) || endsTheJob(error)) throw error;
    }
  }
  return files;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
