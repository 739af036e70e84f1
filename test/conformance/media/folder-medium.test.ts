import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { canReadPastCache } from '../../../electron/core/media/file-system.ts';
import { noLoopMount, obstacleToLoopMount } from '../../support/loop-mount.ts';
import { describeHardMedia } from './hard-media-suite.ts';
import { inFolder, namedPlace, onLoop, traitsOf, unixTraits } from './media-places.ts';
import { describeMedium } from './medium-suite.ts';

const diskLevel = (await canReadPastCache(tmpdir())) ? 'readback' : 'cached';
const noSharedMemory = existsSync('/dev/shm') ? null : 'needs /dev/shm';
const noExfat = obstacleToLoopMount('exfat');
const noVfat = obstacleToLoopMount('vfat');
const named = namedPlace(process.env);

describeMedium('a folder of the disk', () => inFolder(), unixTraits(diskLevel));
// Memory has nothing behind its cache, and must not pretend to.
describeMedium('a folder in memory', () => inFolder('/dev/shm'), unixTraits('cached'), noSharedMemory);
describeMedium('an ext4 file system', () => onLoop('ext4', 24), traitsOf.ext4, noLoopMount);
describeMedium('exFAT through FUSE', () => onLoop('exfat', 24), traitsOf['exfat-fuse'], noExfat);
describeMedium('FAT', () => onLoop('vfat', 24), traitsOf.vfat, noVfat);

describeHardMedia('ext4', () => onLoop('ext4', 8), traitsOf.ext4, noLoopMount);
describeHardMedia('exFAT through FUSE', () => onLoop('exfat', 8), traitsOf['exfat-fuse'], noExfat);
describeHardMedia('FAT', () => onLoop('vfat', 8), traitsOf.vfat, noVfat);

if (named !== null) {
  // A real stick, say: the bench mounts what this kernel cannot.
  describeMedium(`mounted at ${named.folder}`, () => inFolder(named.folder), named.traits);
}
