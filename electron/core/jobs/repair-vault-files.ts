// Repairing what lies beside the copies: marker, identity, README, catalogue and the signature over them.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Failure, WrittenFile } from '../../../shared/domain/facts.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { identityNames, markerPath, readmePath, vaultFolder } from '../media/layout.ts';
import { markerText } from '../media/marker.ts';
import type { Medium } from '../media/medium.ts';
import { commitStaged, sha256Of, stageFile } from '../media/place-file.ts';
import { readmeText } from '../media/readme.ts';
import type { ReadableMedium } from './attach-reading.ts';
import type { JobContext } from './context.ts';
import { refreshVaultFiles } from './refresh-vault-files.ts';
import { endsTheJob } from './verify-copy.ts';
import { verifyVaultFiles } from './verify-vault-files.ts';

export interface VaultFilesRepair {
  /** What could not be mended. */
  readonly failures: readonly Failure[];
  /** Paths that were written anew. */
  readonly written: readonly string[];
}

/**
 * Brings back what is known byte for byte; what is left is written anew as of now, as an export does, where this vault knows the medium.
 * Errors: medium-removed, medium-read-only, cancelled, worker-ended, catalogue-unwritable.
 */
export async function repairVaultFiles(
  context: JobContext,
  attached: ReadableMedium,
  run: RunOptions,
): Promise<VaultFilesRepair> {
  const { medium, id } = attached;
  const recorded = id === null ? null : (context.ledger.catalogue.vaultFiles(id)?.files ?? null);
  const before = await verifyVaultFiles(context, medium, recorded);
  if (before.length === 0) return { failures: [], written: [] };
  try {
    await bringBack(context, attached, before, recorded);
    const known = id !== null && context.ledger.catalogue.medium(id)?.state === 'active';
    const left = await verifyVaultFiles(context, medium, recorded);
    if (left.length > 0 && known && context.home !== null) {
      await refreshVaultFiles(context, { medium, id }, run);
    }
  } catch (error) {
    if (!(error instanceof ColdkeepError) || endsTheJob(error) || error.code === 'medium-read-only')
      throw error;
  }
  const now = id === null ? null : (context.ledger.catalogue.vaultFiles(id)?.files ?? null);
  const failures = await verifyVaultFiles(context, medium, now);
  const still = new Set(failures.map(({ path }) => path));
  return { failures, written: before.map(({ path }) => path).filter((path) => !still.has(path)) };
}

async function bringBack(
  context: JobContext,
  attached: ReadableMedium,
  failures: readonly Failure[],
  recorded: readonly WrittenFile[] | null,
): Promise<void> {
  const { medium, id } = attached;
  const identity = await context.identityFile();
  const folder = vaultFolder(context.vaultId);
  const known = new Map<string, Uint8Array>([[readmePath, Buffer.from(readmeText)]]);
  for (const name of identityNames) known.set(`${folder}/${name}`, identity);
  if (id !== null) known.set(markerPath, Buffer.from(markerText(id)));
  for (const { path } of failures) {
    const bytes = known.get(path);
    const wanted = recorded?.find((file) => file.path === path)?.sha256;
    if (bytes === undefined) continue;
    // The marker is written once and never changes; the rest may have been another when it was written.
    if (path === markerPath || wanted === sha256Of(bytes)) await put(medium, path, bytes);
  }
}

async function put(medium: Medium, path: string, bytes: Uint8Array): Promise<void> {
  await stageFile(medium, path, bytes);
  await commitStaged(medium, path);
  await medium.syncFolder(path.slice(0, path.lastIndexOf('/')));
}
