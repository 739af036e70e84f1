// Bringing the vault-level files of a medium up to date: identity, catalogue, README and the signature over them.
import { createHash } from 'node:crypto';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { formatTrustedComment } from '../crypto/trusted-comment.ts';
import { writeVaultFiles } from '../media/vault-files.ts';
import type { AttachedMedium } from './attach.ts';
import type { JobContext } from './context.ts';

/** Writes the vault-level files as of now and records them. Errors: medium-…, catalogue-unwritable. */
export async function refreshVaultFiles(
  context: JobContext,
  attached: Pick<AttachedMedium, 'medium' | 'id'>,
  run: RunOptions,
): Promise<void> {
  const identity = context.settings.identityOnMedia ? await context.identityFile() : null;
  const catalogue =
    context.settings.catalogueOnMedia === 'full'
      ? await context.worker.call('sealBytes', { plaintext: context.ledger.catalogue.serialize() })
      : null;
  const seq = context.ledger.catalogue.highestSeq();
  const files = await writeVaultFiles(
    attached.medium,
    {
      vaultId: context.vaultId,
      identity,
      catalogue,
      sign: (checksums, fileCount) =>
        context.worker.call('sign', {
          bytes: checksums,
          trustedComment: formatTrustedComment({
            vault: context.vaultId,
            snapshot: null,
            seq,
            files: fileCount,
          }),
        }),
    },
    run,
  );
  const identitySha256 = createHash('sha256')
    .update(identity ?? new Uint8Array())
    .digest('hex');
  await context.ledger.commit((ledger, atMs) => {
    ledger.append(
      { kind: 'vault-files-written', body: { medium: attached.id, identitySha256, files } },
      atMs,
    );
  });
}
