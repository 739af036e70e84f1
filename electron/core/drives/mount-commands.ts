// What a person types where the system has nothing that mounts for an ordinary user.
import type { Drive, Partition } from '../../../shared/domain/drive.ts';
import { shellWord } from '../../../shared/domain/shell-word.ts';

export interface Person {
  readonly platform: NodeJS.Platform;
  /** Null where the system has no such numbers. */
  readonly uid: number | null;
  readonly gid: number | null;
}

export const personHere = (): Person => ({
  platform: process.platform,
  uid: process.getuid?.() ?? null,
  gid: process.getgid?.() ?? null,
});

const folder = '/mnt/coldkeep';

/** The whole command that mounts a partition so that the person may write to it. */
export function mountCommand(
  { device, fileSystem }: Pick<Partition, 'device' | 'fileSystem'>,
  { platform, uid, gid }: Person,
): string {
  if (platform === 'darwin') return `diskutil mount ${shellWord(device)}`;
  const isRoot = uid === 0;
  const sudo = isRoot ? '' : 'sudo ';
  const owned = !isRoot && uid !== null && ownerless.includes(fileSystem ?? '');
  const options = owned ? ` -o uid=${uid},gid=${gid ?? uid}` : '';
  return `${sudo}mkdir -p ${folder} && ${sudo}mount${options} ${shellWord(device)} ${folder}`;
}

/** File systems that know no owner: without one, only root may write to them. */
const ownerless: readonly string[] = ['vfat', 'exfat', 'ntfs', 'ntfs3'];

/** The whole command that writes out and unmounts what is mounted of a drive. */
export function unmountCommand(drive: Drive, { platform, uid }: Person): string {
  if (platform === 'darwin') return `diskutil eject ${shellWord(drive.device)}`;
  const sudo = uid === 0 ? '' : 'sudo ';
  const mounted = drive.partitions.flatMap(({ mountedAt }) => mountedAt ?? []);
  return ['sync', ...mounted.map((path) => `${sudo}umount ${shellWord(path)}`)].join(' && ');
}
