// Clone with an unlocked vault: the signature is verified with its key, and what stands afterwards is recorded.
import type { CloneReport } from '../../../shared/domain/clone-report.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import type { CloneInput } from '../vault-api.ts';
import { attachForExport, type AttachedMedium } from './attach.ts';
import { cloneTo, snapshotOf, type CloneWritten } from './clone.ts';
import { openCloneSource, type CloneSource } from './clone-source.ts';
import type { JobContext } from './context.ts';
import { readManifest, trustCopy } from './copy-reader.ts';
import { recordFoundCopy } from './found-copy.ts';
import { recordSeen } from './identity.ts';
import { ParityScratch, writeParity } from './parity.ts';
import { refreshVaultFiles } from './refresh-vault-files.ts';

/** Errors: as openCloneSource, usage, cancelled, catalogue-unwritable. */
export async function cloneInVault(
  context: JobContext,
  input: CloneInput,
  run: RunOptions,
): Promise<CloneReport> {
  if (context.home === null) {
    throw new ColdkeepError('vault-missing', 'A visitor records nothing, so nothing is cloned for one.', {
      hint: 'Clone without unlocking: coldkeep clone --from DIR --to DIR',
    });
  }
  const source = await openCloneSource(
    {
      at: input.from,
      ...snapshotOf(input),
      vaultId: context.vaultId,
      verify: (bytes, signature) => context.worker.call('verifySignature', { bytes, signature }),
    },
    run,
  );
  const scratch = await ParityScratch.inVault(context);
  const attached = new Map<string, AttachedMedium>();
  try {
    return await cloneTo(source, input.to, scratch, run, {
      open: async (folder) => {
        const target = await attachForExport(context, folder, {}, { acceptAnnounced: input.acceptAnnounced });
        attached.set(target.id, target);
        return target;
      },
      finish: async ({ id }, written, made, quiet) => {
        const target = attached.get(id);
        if (target === undefined) throw new Error('a clone stands on a medium that was not attached');
        return recordClone(context, source, target, written, made, quiet);
      },
    });
  } finally {
    await scratch.remove();
  }
}

async function recordClone(
  context: JobContext,
  source: CloneSource,
  target: AttachedMedium,
  written: CloneWritten,
  scratch: ParityScratch,
  run: RunOptions,
): Promise<string[]> {
  const { snapshot } = source;
  const known = context.ledger.catalogue
    .copies()
    .some((copy) => copy.medium === target.id && copy.snapshot === snapshot && copy.status === 'verified');
  if (!written.unchanged || !known) {
    const trusted = await trustCopy(context, target.medium, snapshot);
    const manifest = await readManifest(context, target.medium, trusted);
    await recordFoundCopy(
      context,
      target,
      manifest,
      { level: written.level, files: [...written.files] },
      { enrol: target.enrol, ...(source.id === '' ? {} : { clonedFrom: source.id }) },
    );
  }
  const copy = { snapshot, path: written.path, files: written.files };
  const warnings = await writeParity(context, target, copy, scratch, run);
  await recordSeen(context, target.id, target.identity);
  await refreshVaultFiles(context, target, run);
  return warnings;
}
