// A fake stick that is mounted: NBD server → nbdfuse → loop device → ext4. Needs root. (The FUSE export of qemu-storage-daemon 7.2
// mixes up what it is given while a write waits.)
// All of it is asked asynchronously: the server runs in this very process, and waiting for it would be waiting for oneself.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startFakeStick, type FakeStick, type FakeStickOptions } from './fake-stick.ts';
import { noLoopMount } from './loop-mount.ts';

const run = promisify(execFile);

export interface FakeStickMount {
  /** Where its file system is mounted. */
  readonly root: string;
  readonly stick: FakeStick;
}

/**
 * All metadata of the file system at the beginning of the stick, as FAT has it: makers format a fake so that it can be listed.
 */
const formatting = [
  ...'-q -F -m 0 -b 4096 -G 4096 -N 1024'.split(' '),
  '-O',
  '^has_journal,^resize_inode,sparse_super2,^metadata_csum',
  '-E',
  'num_backup_sb=0,lazy_itable_init=1,nodiscard',
];

/** Makes, mounts and in any case unmounts and stops a fake stick. */
export async function withFakeStick<T>(
  options: FakeStickOptions,
  use: (mount: FakeStickMount) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'coldkeep-fake-'));
  const root = join(folder, 'medium');
  const image = join(folder, 'image');
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    const stick = await startFakeStick(join(folder, 'socket'), options);
    undo.push(() => stick.stop());
    await writeFile(image, '');
    const bridge = spawn('nbdfuse', [image, '--unix', stick.socket], { stdio: 'ignore' });
    const ended = once(bridge, 'exit');
    undo.push(async () => {
      await run('fusermount3', ['-u', image]).catch(() => bridge.kill());
      await ended;
    });
    for (let attempts = 0; (await stat(image)).size !== options.claimedBytes; attempts++) {
      if (attempts === 100) throw new Error('nbdfuse shows nothing');
      await wait(50);
    }
    await run('mkfs.ext4', [...formatting, image]);
    // Direct, or the page cache of the image would hide what the stick forgot.
    const loop = (await run('losetup', ['--find', '--show', '--direct-io=on', image])).stdout.trim();
    undo.push(() => run('losetup', ['-d', loop]));
    await mkdir(root);
    await run('mount', ['-o', 'noinit_itable', loop, root]);
    undo.push(() => run('umount', [root]).catch(() => run('umount', ['-l', root])));
    await rm(join(root, 'lost+found'), { recursive: true });
    return await use({ root, stick });
  } finally {
    for (const step of undo.toReversed()) await step().catch(() => undefined);
  }
}

async function findObstacle(): Promise<string | null> {
  if (noLoopMount !== null) return noLoopMount;
  try {
    await run('sh', ['-c', 'command -v nbdfuse && test -c /dev/fuse']);
    return null;
  } catch {
    return 'needs nbdfuse (libnbd-bin) and FUSE';
  }
}

/** Why fake sticks cannot be mounted here; null where they can. */
export const noFakeStick: string | null = await findObstacle();
