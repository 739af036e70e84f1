// What a mounted file system carries, as far as anybody can read it without unlocking: its marker, the vaults and their copies.
import { setTimeout as wait } from 'node:timers/promises';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { snapshotIdPattern } from '../../../shared/domain/manifest.ts';
import { mayBeFolder, vaultsOn } from '../media/contents.ts';
import { openFolderMedium } from '../media/folder-medium.ts';
import { snapshotsFolder } from '../media/layout.ts';
import { readMarker } from '../media/marker.ts';
import type { Medium } from '../media/medium.ts';

export interface Carried {
  /** Null where nothing tells. */
  readonly freeBytes: number | null;
  /** The id in its marker; null where it has none that can be read. */
  readonly medium: string | null;
  readonly vaults: readonly {
    readonly id: string;
    /** Ids of the snapshots that it has a copy of, oldest first. */
    readonly copies: readonly string[];
  }[];
  /** Why not all of it could be read; null where it could. */
  readonly unreadable: string | null;
}

export interface CarriedOptions {
  readonly patienceMs?: number;
  readonly open?: (folder: string) => Promise<Medium>;
}

const nothing: Carried = { freeBytes: null, medium: null, vaults: [], unreadable: null };

/** A failing stick may answer after minutes: a list of what is plugged in does not wait for it. */
const patience = 5000;

/** Looks at what is mounted at `folder` and writes nothing. Names alone are believed: whether a copy holds is for a verification. Never throws. */
export async function carriedAt(
  folder: string,
  { patienceMs = patience, open = openFolderMedium }: CarriedOptions = {},
): Promise<Carried> {
  const late = wait(patienceMs, { ...nothing, unreadable: 'It does not answer.' }, { ref: false });
  return Promise.race([lookAt(() => open(folder)), late]);
}

/** Each is read for itself: a damaged marker hides no copies. */
async function lookAt(open: () => Promise<Medium>): Promise<Carried> {
  const failures: string[] = [];
  const attempt = async <T>(act: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ColdkeepError)) throw error;
      failures.push(error.message);
      return otherwise;
    }
  };
  const medium = await attempt(open, null);
  if (medium === null) return { ...nothing, unreadable: failures[0] ?? null };
  const freeBytes = await attempt(async () => (await medium.capacity()).freeBytes, null);
  const id = await attempt(async () => (await readMarker(medium, 'reading'))?.medium ?? null, null);
  const vaults: Carried['vaults'][number][] = [];
  for (const vault of await attempt(() => vaultsOn(medium), []))
    vaults.push({ id: vault, copies: await attempt(() => copiesOf(medium, vault), []) });
  return { freeBytes, medium: id, vaults, unreadable: failures[0] ?? null };
}

async function copiesOf(medium: Medium, vault: string): Promise<string[]> {
  const entries = (await medium.list(snapshotsFolder(vault))) ?? [];
  return entries
    .filter((entry) => mayBeFolder(entry) && snapshotIdPattern.test(entry.name))
    .map(({ name }) => name)
    .toSorted();
}
