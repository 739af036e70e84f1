// Which drive a folder is mounted from, and which other mounted file systems carry the same marker.
import { realpath, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Drive, DriveBelow, Partition } from '../../../shared/domain/drive.ts';
import { openFolderMedium } from '../media/folder-medium.ts';
import { markerPath } from '../media/layout.ts';
import { readMarker } from '../media/marker.ts';

interface Mounted {
  readonly drive: Drive;
  readonly partition: Partition;
  /** Without links. */
  readonly path: string;
}

/** The drive that `folder` is mounted from; null where none is listed. Never throws. */
export async function driveBelow(drives: readonly Drive[], folder: string): Promise<DriveBelow | null> {
  const own = await mountOf(await mountedOf(drives), folder);
  return own === null ? null : { drive: own.drive, partition: own.partition };
}

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

const mountedOf = (drives: readonly Drive[]): Promise<Mounted[]> =>
  Promise.all(
    drives.flatMap((drive) =>
      drive.partitions.flatMap((partition) =>
        partition.mountedAt === null
          ? []
          : [resolved(partition.mountedAt).then((path) => ({ drive, partition, path }))],
      ),
    ),
  );

/**
 * By path, the longest first, where the file system there is the folder's own (something else may be mounted in between); else by the
 * file system, which may be mounted at several places.
 */
async function mountOf(mounted: readonly Mounted[], folder: string): Promise<Mounted | null> {
  const path = await resolved(folder);
  const dev = await deviceOf(path);
  const same: Mounted[] = [];
  for (const each of mounted.toSorted((a, b) => b.path.length - a.path.length))
    if (dev !== null && (await deviceOf(each.path)) === dev) same.push(each);
  const above = same.find((each) => isWithin(each.path, path));
  if (above !== undefined) return above;
  for (const each of same) if (await isMountPoint(each.path)) return each;
  return null;
}

/** A folder that only stands for a drive shares its file system with folders that are on no drive at all. */
const isMountPoint = async (path: string): Promise<boolean> =>
  (await deviceOf(path)) !== (await deviceOf(dirname(path)));

const isWithin = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith('../') || way.startsWith('/'));
};

const resolved = (path: string): Promise<string> => realpath(path).catch(() => path);

const deviceOf = (path: string): Promise<bigint | null> =>
  stat(path, { bigint: true }).then(
    ({ dev }) => dev,
    () => null,
  );

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
