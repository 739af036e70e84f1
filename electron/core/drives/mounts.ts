// What is mounted, as Linux lists it in /proc/self/mountinfo.

export interface Mount {
  /** "MAJOR:MINOR" of the file system's device. */
  readonly device: string;
  /** The folder of the file system that is mounted there: "/" unless a part of it is bound, or it has parts of its own (btrfs). */
  readonly root: string;
  readonly path: string;
  readonly fileSystem: string;
  readonly source: string;
  readonly readOnly: boolean;
}

/** Reads mountinfo: `36 35 98:0 /root /mnt rw,noatime shared:1 - ext3 /dev/sdb1 rw,errors=continue`. Malformed lines are left out. */
export function parseMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [before, after] = line.split(' - ', 2);
    const [, , device, root, path, options] = before?.split(' ') ?? [];
    const [fileSystem, source, superOptions] = after?.split(' ') ?? [];
    if (device === undefined || root === undefined || path === undefined || options === undefined) return [];
    if (fileSystem === undefined || source === undefined) return [];
    return [
      {
        device,
        root: unescapeOctal(root),
        path: unescapeOctal(path),
        fileSystem,
        source: unescapeOctal(source),
        readOnly: has(options, 'ro') || has(superOptions ?? '', 'ro'),
      },
    ];
  });
}

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

const has = (options: string, option: string): boolean => options.split(',').includes(option);

/** Blanks and backslashes in paths are written as three octal digits. */
export const unescapeOctal = (text: string): string =>
  Buffer.from(
    text.replaceAll(/\\([0-7]{3})/g, (_match, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 8)),
    ),
    'latin1',
  ).toString('utf8');
