// Tiny ext4 file systems on loop devices: a real full, read-only, failing or unplugged medium. Needs root and e2fsprogs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/** Makes, mounts and in any case unmounts and detaches a file system of the given size. */
export async function withLoopMount<T>(
  options: { sizeMiB: number },
  use: (mount: LoopMount) => Promise<T>,
): Promise<T> {
  const loop = attach(options.sizeMiB);
  try {
    return await use(loop.mount);
  } finally {
    loop.detach();
  }
}

function withLoopMountSync(options: { sizeMiB: number }, use: (mount: LoopMount) => void): void {
  const loop = attach(options.sizeMiB);
  try {
    use(loop.mount);
  } finally {
    loop.detach();
  }
}

const run = (command: string, args: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

const attempt = (command: string, args: readonly string[]): boolean => {
  try {
    run(command, args);
    return true;
  } catch {
    return false;
  }
};

function attach(sizeMiB: number): { mount: LoopMount; detach(): void } {
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
    run('mkfs.ext4', ['-q', '-F', '-m', '0', '-E', 'lazy_itable_init=0,lazy_journal_init=0', image]);
    run('mkdir', [root]);
    device = run('losetup', ['--find', '--show', image]);
    run('mount', [device, root]);
    rmSync(join(root, 'lost+found'), { recursive: true });
  } catch (error) {
    detach();
    throw error;
  }
  const mountAgain = () => {
    run('umount', [root]);
    run('mount', [device, root]);
  };
  const mount: LoopMount = {
    root,
    image,
    remountReadOnly: () => run('mount', ['-o', 'remount,ro', root]),
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

function findObstacle(): string | null {
  if (process.platform !== 'linux') return 'needs Linux';
  if (process.getuid?.() !== 0) return 'needs root to mount';
  for (const tool of ['mkfs.ext4', 'losetup', 'mount', 'python3']) {
    try {
      execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' });
    } catch {
      return `needs ${tool}`;
    }
  }
  try {
    withLoopMountSync({ sizeMiB: 4 }, () => undefined);
    return null;
  } catch {
    return 'needs a loop device and ext4';
  }
}

/** Why loop devices cannot be mounted here; null where they can. */
export const noLoopMount: string | null = findObstacle();
