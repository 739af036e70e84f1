// Taking things off a medium: copies that are no longer kept, and what an interrupted export left behind.
import {
  paritiesFolder,
  parityBeside,
  partialSuffix,
  rootFolder,
  snapshotsFolder,
  vaultFolder,
} from './layout.ts';
import type { Medium } from './medium.ts';

/**
 * Removes a copy's folder and then its parity. Each loses its name first, so that a half-removed one is never taken for whole. Fine if
 * they are absent.
 * Errors: medium-….
 */
export async function retireCopy(medium: Medium, path: string): Promise<void> {
  await retireFolder(medium, path);
  await retireFolder(medium, parityBeside(path));
}

async function retireFolder(medium: Medium, path: string): Promise<void> {
  if ((await medium.list(path)) === null) return;
  const parent = path.slice(0, path.lastIndexOf('/'));
  await medium.remove(path + partialSuffix);
  await medium.rename(path, path + partialSuffix);
  await medium.syncFolder(parent);
  await medium.remove(path + partialSuffix);
  await medium.syncFolder(parent);
}

/**
 * Removes everything of the vault that was being written when an export was interrupted, but for the one that is to be `continued`.
 * Answers the removed paths.
 */
export async function removePartials(
  medium: Medium,
  vaultId: string,
  continued: string | null = null,
): Promise<string[]> {
  const removed: string[] = [];
  for (const folder of [
    rootFolder,
    vaultFolder(vaultId),
    snapshotsFolder(vaultId),
    paritiesFolder(vaultId),
  ]) {
    const leftovers = ((await medium.list(folder)) ?? []).filter(
      (entry) => entry.name.endsWith(partialSuffix) && `${folder}/${entry.name}` !== continued,
    );
    for (const { name } of leftovers) {
      await medium.remove(`${folder}/${name}`);
      removed.push(`${folder}/${name}`);
    }
    if (leftovers.length > 0) await medium.syncFolder(folder);
  }
  return removed;
}
