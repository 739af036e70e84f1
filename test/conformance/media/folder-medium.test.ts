import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { canReadPastCache } from '../../../electron/core/media/file-system.ts';
import { openFolderMedium } from '../../../electron/core/media/folder-medium.ts';
import { noLoopMount, withLoopMount } from '../../support/loop-mount.ts';
import type { MediumUnderTest } from './medium-suite.ts';
import { describeMedium } from './medium-suite.ts';

async function inFolder(parent: string): Promise<MediumUnderTest> {
  const folder = await mkdtemp(join(parent, 'coldkeep-medium-'));
  const medium = await openFolderMedium(folder);
  return { medium, dispose: () => rm(folder, { recursive: true }) };
}

/** Keeps a loop mount open for as long as a test needs it. */
async function onLoopMount(): Promise<MediumUnderTest> {
  const held = new EventEmitter();
  let unmounted: Promise<void> = Promise.resolve();
  const medium = await new Promise<Awaited<ReturnType<typeof openFolderMedium>>>((resolve, reject) => {
    unmounted = withLoopMount({ sizeMiB: 16 }, async ({ root }) => {
      resolve(await openFolderMedium(root));
      await once(held, 'release');
    });
    unmounted.catch(reject);
  });
  return {
    medium,
    dispose: async () => {
      held.emit('release');
      await unmounted;
    },
  };
}

const diskLevel = (await canReadPastCache(tmpdir())) ? 'readback' : 'cached';
const noSharedMemory = existsSync('/dev/shm') ? null : 'needs /dev/shm';

describeMedium('a folder of the disk', () => inFolder(tmpdir()), diskLevel);
// Memory has nothing behind its cache, and must not pretend to.
describeMedium('a folder in memory', () => inFolder('/dev/shm'), 'cached', noSharedMemory);
describeMedium('an ext4 file system', onLoopMount, 'readback', noLoopMount);
