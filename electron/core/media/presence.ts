// Whether the medium that was opened is still there. A FAT stick that was pulled out lists as an empty folder without an
// error, so the kernel's list of block devices is asked, not the file system.
import { access, stat } from 'node:fs/promises';
import { errnoOf } from './medium-errors.ts';

export interface Presence {
  isPresent(): Promise<boolean>;
}

const blockDevices = '/sys/dev/block';

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
 * Remembers what `root` stands on. It is present while the same file system is mounted there (an unmounted stick leaves an empty
 * folder of the system disk behind) and, where it has a block device, while the kernel still has that device. File systems
 * without one (tmpfs, overlay, network) had no entry when they were opened and are judged by the first alone.
 * Throws what stat throws if `root` cannot be read now.
 */
export async function rememberPresence(root: string, sysFolder = blockDevices): Promise<Presence> {
  const { dev } = await stat(root, { bigint: true });
  const device = `${sysFolder}/${deviceName(dev)}`;
  const hasDevice = await exists(device);
  return {
    async isPresent() {
      if (hasDevice && !(await exists(device))) return false;
      try {
        return (await stat(root, { bigint: true })).dev === dev;
      } catch (error) {
        return !gone.has(errnoOf(error) ?? '');
      }
    },
  };
}
