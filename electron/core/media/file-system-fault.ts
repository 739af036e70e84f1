// Whether a medium fails or only its file system is damaged, as after being pulled out in the middle of a write: the remedy is another one.
import { readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseMounts, type Mount } from './mount-info.ts';

export interface KernelPlaces {
  readonly mountInfo: string;
  /** Where the kernel lists block devices, by number. */
  readonly blockDevices: string;
}

export const kernelPlaces: KernelPlaces = {
  mountInfo: '/proc/self/mountinfo',
  blockDevices: '/sys/dev/block',
};

export interface FileSystemFault {
  /** Completes "Repair it with ": a whole command, or in general words where none is known. */
  readonly repair: string;
}

export interface FileSystemWatch {
  /** What is wrong with the file system if that is why a call failed with this error number; null if not, or not known. */
  faultBehind(errno: string): Promise<FileSystemFault | null>;
  /** How many requests the disk below has failed so far; null where nothing counts them, or it is gone. */
  diskErrors(): Promise<number | null>;
}

/** With these a file system says itself that what it read makes no sense (EFSCORRUPTED and EFSBADCRC in the kernel). */
const ownWords = new Set(['EUCLEAN', 'EBADMSG']);

/**
 * Watches the file system on the block device `device` ("MAJOR:MINOR") from now on. FAT and exFAT say no more than EIO of entries that make
 * no sense; a disk that fails a request counts it (`ioerr_cnt`, drivers/scsi/scsi_lib.c): EIO without a new error of the disk is the file
 * system's. Never throws; systems other than Linux tell nothing of this.
 */
export async function watchFileSystem(
  device: string,
  places: KernelPlaces = kernelPlaces,
): Promise<FileSystemWatch> {
  const counter = await counterOf(device, places);
  const diskErrors = async (): Promise<number | null> => (counter === null ? null : readCount(counter));
  const errorsBefore = await diskErrors();
  return {
    diskErrors,
    async faultBehind(errno) {
      const mount = await mountOf(device, places);
      if (mount === null) return null;
      const fault = { repair: repairOf(mount) };
      if (ownWords.has(errno)) return fault;
      if (errno !== 'EIO' && errno !== 'EROFS') return null;
      const errors = await diskErrors();
      if (errors === null || errorsBefore === null || errors !== errorsBefore) return null;
      return errno === 'EIO' || mount.givenUp ? fault : null;
    },
  };
}

async function mountOf(device: string, { mountInfo }: KernelPlaces): Promise<Mount | null> {
  const text = await readFile(mountInfo, 'utf8').catch(() => '');
  return parseMounts(text).find((mount) => mount.device === device) ?? null;
}

/** Where the kernel counts the requests that the disk failed; null for what has no such count (loop devices, memory cards without a reader). */
async function counterOf(device: string, { blockDevices }: KernelPlaces): Promise<string | null> {
  const own = await realpath(join(blockDevices, device)).catch(() => null);
  if (own === null) return null;
  for (const disk of [own, dirname(own)]) {
    const counter = join(disk, 'device', 'ioerr_cnt');
    if ((await readCount(counter)) !== null) return counter;
  }
  return null;
}

const readCount = (counter: string): Promise<number | null> =>
  readFile(counter, 'utf8').then(
    (text) => Number(text.trim()),
    () => null,
  );

/** The stock tool that repairs a file system without asking; those of exfatprogs, dosfstools and e2fsprogs. */
const tools: Readonly<Record<string, string>> = {
  vfat: 'fsck.vfat -a',
  msdos: 'fsck.vfat -a',
  exfat: 'fsck.exfat -y',
  ext2: 'e2fsck -y',
  ext3: 'e2fsck -y',
  ext4: 'e2fsck -y',
};

/** With FAT one run leaves what only the next one removes: up to three until nothing is left to mend. */
const repeated = new Set(['vfat', 'msdos']);

function repairOf({ fileSystem, source }: Mount): string {
  const tool = tools[fileSystem];
  // A name that a shell would take for more than itself is left to the person.
  if (tool === undefined || !/^\/dev\/[\w./-]+$/.test(source)) return 'the tool of its file system';
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  const once = `${sudo}${tool} ${source}`;
  const command = repeated.has(fileSystem) ? `for run in 1 2 3 4; do ${once} && break; done` : once;
  return `"${sudo}umount ${source}; ${command}"`;
}
