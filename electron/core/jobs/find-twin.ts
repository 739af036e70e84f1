// Which other mounted file systems carry the same marker.
import { stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Drive } from '../../../shared/domain/drive.ts';
import { mountedOf, mountOf, resolved } from '../drives/drive-below.ts';
import { openFolderMedium } from '../media/folder-medium.ts';
import { markerPath } from '../media/layout.ts';
import { readMarker } from '../media/marker.ts';

/**
 * Where another medium with the marker `id` is mounted; null where none is found. Looks at the top of every mounted file system, and
 * at the place where `folder` is on its own. Never throws: what cannot be read has no marker to be confused by.
 */
export async function findTwin(drives: readonly Drive[], folder: string, id: string): Promise<string | null> {
  const mounted = await mountedOf(drives);
  const own = await mountOf(mounted, folder);
  const below = own === null ? '' : relative(own.path, await resolved(folder));
  for (const { partition, path } of mounted) {
    if (partition.device === own?.partition.device) continue;
    for (const place of new Set([path, join(path, below)])) {
      if ((await markedInTime(place)) === id && !(await isSameMedium(place, folder))) return place;
    }
  }
  return null;
}

/** Whether two folders are one medium, reached in two ways: the same marker file of the same file system. */
export async function isSameMedium(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([markerFile(one), markerFile(other)]);
  return a !== null && b !== null && a.dev === b.dev && a.ino === b.ino;
}

const markerFile = (folder: string) => stat(join(folder, markerPath), { bigint: true }).catch(() => null);

/** A failing stick may hold up a read for minutes; another one must not wait for it. */
const patienceMs = 10_000;

const markedInTime = (folder: string): Promise<string | null> =>
  Promise.race([markedId(folder), sleep(patienceMs, null, { ref: false })]);

async function markedId(folder: string): Promise<string | null> {
  try {
    return (await readMarker(await openFolderMedium(folder), 'reading'))?.medium ?? null;
  } catch {
    return null;
  }
}
