// Which mounts could be media, and which are of the system.
import type { Mount } from '../media/mount-info.ts';

/** Mounts that could be media: on a block device, not part of the system, each device once. */
export function mediaMounts(mounts: readonly Mount[]): Mount[] {
  const seen = new Set<string>();
  return mounts.filter((mount) => {
    if (!mount.source.startsWith('/dev/') || packaged.includes(mount.fileSystem)) return false;
    // A folder of another file system bound to a second place is not a volume of its own.
    if (mount.root !== '/' || isIn(mount.path, systemPlaces)) return false;
    if (mount.path === '/' || seen.has(mount.device)) return false;
    seen.add(mount.device);
    return true;
  });
}

/** Whether a running system would miss what is mounted there; live systems run from what is mounted at the last ones. */
export const isOfSystem = (path: string): boolean => path === '/' || isIn(path, runningPlaces);

const isIn = (path: string, places: readonly string[]): boolean =>
  places.some((place) => path === place || path.startsWith(`${place}/`));

/** File systems of images that are installed software, not media. */
const packaged: readonly string[] = ['squashfs', 'erofs'];
const systemPlaces: readonly string[] = [
  '/boot',
  '/usr',
  '/var',
  '/home',
  '/etc',
  '/snap',
  '/opt',
  '/srv',
  '/efi',
];

const runningPlaces: readonly string[] = [
  '/boot',
  '/usr',
  '/var',
  '/home',
  '/etc',
  '/nix',
  '/efi',
  '/cdrom',
  '/run/live',
  '/usr/lib/live',
  '/lib/live',
  '/run/archiso',
  '/run/initramfs',
];
