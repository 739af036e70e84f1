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
  /** Mounted to be written, and read-only all the same: the system did that when it found the file system damaged (errors=remount-ro). */
  readonly givenUp: boolean;
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
        givenUp: has(options, 'rw') && has(superOptions ?? '', 'ro'),
      },
    ];
  });
}

const has = (options: string, option: string): boolean => options.split(',').includes(option);

/** Blanks and backslashes in paths are written as three octal digits. */
export const unescapeOctal = (text: string): string =>
  Buffer.from(
    text.replaceAll(/\\([0-7]{3})/g, (_match, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 8)),
    ),
    'latin1',
  ).toString('utf8');
