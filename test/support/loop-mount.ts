// Tiny file systems on loop devices: a real full, read-only, failing or unplugged medium. Needs root, and the tools of each.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recipes, type LoopFileSystem } from './loop-file-systems.ts';

export interface LoopMount {
  /** Where the file system is mounted. */
  readonly root: string;
  /** The file behind the loop device: what is written there is what the medium holds. */
  readonly image: string;
  remountReadOnly(): void;
  /** What pulling the stick does to its mount point: the path is an empty folder of the system disk again. */
  unmountLazily(): void;
  /** From now on the file system answers everything with EIO, as a failing device does (ext4 shutdown ioctl). */
  shutDown(): void;
  /** Cuts the power: what was not committed to the device is gone. Unmounts, mounts again, lets the journal recover. */
  cutPower(): void;
  /** Mounts what was shut down by somebody else (a process that was killed with the power) again. */
  mountAgain(): void;
}

export interface LoopMountOptions {
  readonly sizeMiB: number;
  /** ext4 if not said. Only ext4 can be shut down or have its power cut. */
  readonly fileSystem?: LoopFileSystem;
}

/** Makes, mounts and in any case unmounts and detaches a file system of the given size. */
export async function withLoopMount<T>(
  options: LoopMountOptions,
  use: (mount: LoopMount) => Promise<T>,
): Promise<T> {
  const loop = attachLoopMount(options);
  try {
    return await use(loop.mount);
  } finally {
    loop.detach();
  }
}

function withLoopMountSync(options: LoopMountOptions, use: (mount: LoopMount) => void): void {
  const loop = attachLoopMount(options);
  try {
    use(loop.mount);
  } finally {
    loop.detach();
  }
}

const run = (command: string, args: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

const perform = ([command = '', ...args]: readonly string[]): string => run(command, args);

const attempt = (command: string, args: readonly string[]): boolean => {
  try {
    run(command, args);
    return true;
  } catch {
    return false;
  }
};

/** For who keeps it mounted over several tests: `detach` unmounts it in any case. */
export function attachLoopMount({ sizeMiB, fileSystem = 'ext4' }: LoopMountOptions): {
  readonly mount: LoopMount;
  detach(): void;
} {
  const recipe = recipes[fileSystem];
  const folder = mkdtempSync(join(tmpdir(), 'coldkeep-loop-'));
  const image = join(folder, 'image');
  const root = join(folder, 'medium');
  let device = '';
  const detach = () => {
    while (attempt('umount', [root])) continue;
    attempt('umount', ['-l', root]);
    if (device !== '') attempt('losetup', ['-d', device]);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    writeFileSync(image, '');
    truncateSync(image, sizeMiB * 1024 * 1024);
    perform(recipe.make(image));
    run('mkdir', [root]);
    device = run('losetup', ['--find', '--show', image]);
    perform(recipe.mount(device, root, false));
    rmSync(join(root, 'lost+found'), { recursive: true, force: true });
  } catch (error) {
    detach();
    throw error;
  }
  const remount = (readOnly: boolean) => {
    run('umount', [root]);
    perform(recipe.mount(device, root, readOnly));
  };
  const mountAgain = () => remount(false);
  const mount: LoopMount = {
    root,
    image,
    // FUSE cannot be told while it is mounted.
    remountReadOnly: () =>
      fileSystem === 'exfat' ? remount(true) : void run('mount', ['-o', 'remount,ro', root]),
    unmountLazily: () => run('umount', ['-l', root]),
    shutDown: () => shutDownExt4(root),
    cutPower: () => {
      shutDownExt4(root);
      mountAgain();
    },
    mountAgain,
  };
  return { mount, detach };
}

// EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH (fs/ext4/ext4.h); python3 is where ioctl is at hand without a compiler.
const shutDownProgram = `
import fcntl, os, struct, sys
folder = os.open(sys.argv[1], os.O_RDONLY)
fcntl.ioctl(folder, 0x8004587D, struct.pack('I', 2))
`;

function shutDownExt4(root: string): void {
  run('python3', ['-c', shutDownProgram, root]);
}

/** Why loop devices with this file system cannot be mounted here; null where they can. */
export function obstacleToLoopMount(fileSystem: LoopFileSystem): string | null {
  if (process.platform !== 'linux') return 'needs Linux';
  if (process.getuid?.() !== 0) return 'needs root to mount';
  for (const tool of ['losetup', 'mount', ...recipes[fileSystem].tools]) {
    if (!attempt('sh', ['-c', `command -v ${tool}`])) return `needs ${tool}`;
  }
  try {
    withLoopMountSync({ sizeMiB: 8, fileSystem }, () => undefined);
    return null;
  } catch {
    return `needs a loop device and ${fileSystem}`;
  }
}

/** Why ext4 on a loop device cannot be mounted here; null where it can. */
export const noLoopMount: string | null = obstacleToLoopMount('ext4');
