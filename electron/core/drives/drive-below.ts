// Which drive a folder is mounted from.
import { realpath, stat } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import type { Drive, DriveBelow, Partition } from '../../../shared/domain/drive.ts';

export interface Mounted {
  readonly drive: Drive;
  readonly partition: Partition;
  /** Without links. */
  readonly path: string;
}

/** The drive and the file system that `folder` is on; null where none is listed: a network, memory, a loop device. Never throws. */
export async function driveBelow(
  drives: readonly Drive[],
  folder: string,
): Promise<(DriveBelow & { readonly partition: Partition }) | null> {
  const own = await mountOf(await mountedOf(drives), folder);
  return own === null ? null : { drive: own.drive, partition: own.partition };
}

/** Every file system that is mounted. */
export const mountedOf = (drives: readonly Drive[]): Promise<Mounted[]> =>
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
export async function mountOf(mounted: readonly Mounted[], folder: string): Promise<Mounted | null> {
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

/** A path without links. */
export const resolved = (path: string): Promise<string> => realpath(path).catch(() => path);

const deviceOf = (path: string): Promise<bigint | null> =>
  stat(path, { bigint: true }).then(
    ({ dev }) => dev,
    () => null,
  );
