// What stands on a medium that nobody unlocked: its id and the vaults on it, by the names of its folders alone.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { snapshotIdPattern } from '../../../shared/domain/manifest.ts';
import type { Carrier } from '../../../shared/ipc/views.ts';
import { vaultsOn as vaultIdsOn } from '../../core/media/contents.ts';
import { openFolderMedium } from '../../core/media/folder-medium.ts';
import { identityNames, snapshotsFolder, vaultFolder } from '../../core/media/layout.ts';
import { readMarker } from '../../core/media/marker.ts';
import type { Medium } from '../../core/media/medium.ts';

/** Errors: not-a-medium, medium-io, medium-removed, medium-newer, medium-damaged. */
export async function inspectCarrier(folder: string): Promise<Carrier> {
  const medium = await openFolderMedium(folder);
  const marker = await readMarker(medium, 'reading');
  const vaults: Carrier['vaults'] = [];
  for (const id of await vaultIdsOn(medium)) vaults.push(await vaultOn(medium, id));
  return { medium: marker?.medium ?? null, vaults };
}

/** The ids of the vaults on a medium; none where it cannot be read: its fitness says why. */
export async function vaultsOn(folder: string): Promise<string[]> {
  try {
    return await vaultIdsOn(await openFolderMedium(folder));
  } catch (error) {
    if (error instanceof ColdkeepError) return [];
    throw error;
  }
}

async function vaultOn(medium: Medium, id: string): Promise<Carrier['vaults'][number]> {
  const files = ((await medium.list(vaultFolder(id))) ?? []).map((entry) => entry.name);
  const snapshots = ((await medium.list(snapshotsFolder(id))) ?? [])
    .map((entry) => entry.name)
    .filter((name) => snapshotIdPattern.test(name))
    .toSorted();
  return {
    id,
    snapshots: snapshots.length,
    newestAtMs: momentOf(snapshots.at(-1)),
    openable: identityNames.some((name) => files.includes(name)),
  };
}

/** A snapshot's id begins with the moment of its capture: YYYYMMDDTHHMMSSZ. */
function momentOf(snapshot: string | undefined): number | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(snapshot ?? '') ?? [];
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(moment) ? null : moment;
}
