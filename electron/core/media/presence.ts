// Whether the medium that was opened is still there. A FAT stick that was pulled out lists as an empty folder without an
// error, so the kernel's list of block devices is asked, not the file system.
import { access, lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { errnoOf } from './medium-errors.ts';

export interface Presence {
  isPresent(): Promise<boolean>;
  /**
   * The same after a call failed with this error number. A stick that is pulled out fails its requests before the kernel takes the
   * device off its list, so where the number may mean that, it is asked again for a while before a medium is called faulty.
   */
  isPresentAfter(errno: string): Promise<boolean>;
}

/** Where the kernel lists what it has, by number. */
export const blockDevices = '/sys/dev/block';

/** Splits st_dev as Linux user space encodes it (gnu_dev_major, gnu_dev_minor) into "MAJOR:MINOR". */
export function deviceName(dev: bigint): string {
  const major = ((dev >> 8n) & 0xfffn) | ((dev >> 32n) & 0xfffff000n);
  const minor = (dev & 0xffn) | ((dev >> 12n) & 0xffffff00n);
  return `${major}:${minor}`;
}

/** Error numbers of stat that mean "this mount is gone"; EIO may be a failing medium that is still plugged in. */
const gone = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ENOTCONN', 'ESTALE', 'EHOSTDOWN']);

const exists = async (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * Error numbers with which a medium fails that is being pulled out; its file system may have gone read-only by then, and FAT, which finds
 * nothing in a folder that it cannot read, misses what it has just made.
 */
const doubtful = new Set([
  'ENOENT',
  'ENOTEMPTY',
  'EIO',
  'ENODEV',
  'ENXIO',
  'EREMOTEIO',
  'ETIMEDOUT',
  'ESHUTDOWN',
  'EROFS',
  'EUCLEAN',
]);

/** For the kernel to notice, and how often it is asked. A medium that was found there is believed for a while. */
const graceMs = 1000;
const askEveryMs = 50;
const believedMs = 5000;

/** What a disk that is being taken off the list says of itself (drivers/scsi/scsi_sysfs.c). */
const leavingStates = new Set(['cancel', 'deleted', 'offline', 'transport-offline']);

/**
 * The kernel's number for a disk or a partition, another one after each plugging even under the same name; null for one that is gone,
 * or about to be.
 */
async function pluggedAs(entry: string): Promise<bigint | null> {
  let device: string;
  let number: bigint;
  try {
    ({ ino: number } = await lstat(entry, { bigint: true }));
    device = await realpath(entry);
  } catch {
    return null;
  }
  for (const disk of [device, dirname(device)]) {
    const state = await readFile(join(disk, 'device', 'state'), 'utf8').catch(() => '');
    if (leavingStates.has(state.trim())) return null;
  }
  return number;
}

/**
 * Where the kernel lists block devices at all, a file system on one (its major number is not 0) is in that list. The list is empty
 * where the stick that was pulled out was the only one; that it is a list at all is seen by that of the character devices beside it,
 * which no kernel is without.
 */
async function shouldBeListed(dev: bigint, entry: string): Promise<boolean> {
  if (await exists(entry)) return true;
  if (deviceName(dev).startsWith('0:')) return false;
  const list = dirname(entry);
  const counts = [list, join(dirname(list), 'char')].map(async (folder) => {
    const names = await readdir(folder).catch(() => []);
    return names.length;
  });
  return (await Promise.all(counts)).some((count) => count > 0);
}

/**
 * Remembers what `root` stands on. It is present while the same file system is mounted there (an unmounted stick leaves an empty
 * folder of the system disk behind) and, where it has a block device, while the kernel still has that device: not even at first,
 * where the mount of a stick outlived it, and no longer where another stick was plugged in under the same name. File systems without
 * one (tmpfs, overlay, network) are judged by the first alone.
 * Throws what stat throws if `root` cannot be read now.
 */
export async function rememberPresence(root: string, sysFolder = blockDevices): Promise<Presence> {
  const { dev } = await stat(root, { bigint: true });
  const device = `${sysFolder}/${deviceName(dev)}`;
  const hasDevice = await shouldBeListed(dev, device);
  const plugged = hasDevice ? await pluggedAs(device) : null;
  let believedUntilMs = 0;
  const isPresent = async (): Promise<boolean> => {
    if (hasDevice && (plugged === null || (await pluggedAs(device)) !== plugged)) return false;
    try {
      return (await stat(root, { bigint: true })).dev === dev;
    } catch (error) {
      return !gone.has(errnoOf(error) ?? '');
    }
  };
  return {
    isPresent,
    async isPresentAfter(errno) {
      if (!(await isPresent())) return false;
      if (!hasDevice || !doubtful.has(errno) || performance.now() < believedUntilMs) return true;
      const untilMs = performance.now() + graceMs;
      while (performance.now() < untilMs) {
        await wait(askEveryMs);
        if (!(await isPresent())) return false;
      }
      believedUntilMs = performance.now() + believedMs;
      return true;
    },
  };
}
