// The capacity test on real file systems: honest ones, and sticks that lie about their size in every way known.
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readdir, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testFolderAt } from '../../../electron/core/jobs/test-medium.ts';
import { testFolder } from '../../../electron/core/media/capacity-test-space.ts';
import type { TestMediumInput } from '../../../electron/core/vault-api.ts';
import type { Progress } from '../../../shared/domain/progress.ts';
import { noFakeStick, withFakeStick } from '../../support/fake-stick-mount.ts';
import { noLoopMount, obstacleToLoopMount, withLoopMount } from '../../support/loop-mount.ts';

const MiB = 1024 ** 2;
const near = (bytes: number, by: number) => ({ from: bytes * (1 - by), to: bytes * (1 + by) });

describe.skipIf(noLoopMount !== null)(`an honest medium (${noLoopMount ?? 'ext4'})`, () => {
  it('passes, sampled and in full, and nothing is left', async () => {
    await withLoopMount({ sizeMiB: 160 }, async ({ root }) => {
      const sampled = await testFolderAt({ at: root, extent: 'sampled' }, {});
      expect(sampled.test).toMatchObject({
        extent: 'sampled',
        verdict: 'passed',
        failures: [],
        firstFailureAt: null,
        level: 'readback',
      });
      // 12 or 13 MiB in one piece and 1 MiB for each 12 or 13 that follow.
      expect(sampled.test.testedBytes).toBeLessThan(30 * MiB);
      expect(readdirSync(root)).toEqual([]);

      const full = await testFolderAt({ at: root, extent: 'full' }, {});
      expect(full.test).toMatchObject({ extent: 'full', verdict: 'passed', failures: [] });
      expect(full.test.testedBytes).toBeGreaterThan(0.95 * full.test.freeBytes);
      expect(full.test.writeBytesPerSecond).toBeGreaterThan(0);
      expect(full.test.readBytesPerSecond).toBeGreaterThan(0);
      expect(readdirSync(root)).toEqual([]);
    });
  });

  it('is left as it was by a test that is cancelled, and what a killed one left goes with the next', async () => {
    await withLoopMount({ sizeMiB: 100 }, async ({ root }) => {
      await mkdir(join(root, 'COLDKEEP/other'), { recursive: true });
      const stop = new AbortController();
      const cancelled = testFolderAt(
        { at: root, extent: 'full' },
        { signal: stop.signal, onProgress: ({ done }) => done > 20 * MiB && stop.abort() },
      );
      await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
      expect(await readdir(join(root, 'COLDKEEP'))).toEqual(['other']);

      await mkdir(join(root, testFolder));
      await writeFile(join(root, testFolder, '0'), 'left by a test that was killed');
      const { test } = await testFolderAt({ at: root, extent: 'sampled' }, {});
      expect(test.verdict).toBe('passed');
      expect(await readdir(join(root, 'COLDKEEP'))).toEqual(['other']);

      await rmdir(join(root, 'COLDKEEP/other'));
      await testFolderAt({ at: root, extent: 'sampled' }, {});
      expect(readdirSync(root)).toEqual([]);
    });
  });

  it('is not judged when it goes away meanwhile', async () => {
    await withLoopMount({ sizeMiB: 100 }, async (mount) => {
      const { root } = mount;
      let pulled = false;
      const pull = ({ phase }: { phase: string }) => {
        if (phase !== 'reading back' || pulled) return;
        pulled = true;
        mount.unmountLazily();
      };
      const pulledOut = testFolderAt({ at: root, extent: 'full' }, { onProgress: pull });
      await expect(pulledOut).rejects.toMatchObject({ code: 'medium-removed' });
    });
  });

  it('is told from one that is read-only', async () => {
    await withLoopMount({ sizeMiB: 16 }, async (mount) => {
      mount.remountReadOnly();
      const refused = testFolderAt({ at: mount.root, extent: 'full' }, {});
      await expect(refused).rejects.toMatchObject({ code: 'medium-read-only' });
    });
  });
});

const noExfat = obstacleToLoopMount('exfat');

describe('what is announced of a sample', () => {
  it.skipIf(noLoopMount !== null)('is what it writes', async () => {
    await withLoopMount({ sizeMiB: 160 }, async ({ root }) => {
      const { plans, written } = await announced(root);
      expect(plans).toMatchObject([{ bytes: written }]);
      expect(plans[0]?.readBytes).toBe(written);
    });
  });

  it.skipIf(noExfat !== null)(
    `is all of it where nothing can be set aside (${noExfat ?? 'exFAT'})`,
    async () => {
      await withLoopMount({ sizeMiB: 100, fileSystem: 'exfat' }, async ({ root }) => {
        const { plans, written } = await announced(root);
        expect(plans).toMatchObject([{ bytes: written }]);
        expect(written).toBeGreaterThan(90 * MiB);
        expect(plans[0]?.readBytes).toBeLessThan(25 * MiB);
      });
    },
  );
});

/** What was announced, and the bytes that were written of it. */
async function announced(at: string) {
  const plans: Parameters<NonNullable<TestMediumInput['onPlan']>>[0][] = [];
  let written = 0;
  const onProgress = ({ phase, done }: Progress) => {
    if (phase === 'writing') written = done;
  };
  await testFolderAt({ at, extent: 'sampled', onPlan: (plan) => plans.push(plan) }, { onProgress });
  return { plans, written };
}

describe.skipIf(noFakeStick !== null)(`a fake (${noFakeStick ?? 'over FUSE'})`, () => {
  const claimedBytes = 256 * MiB;

  it.each([64 * MiB, 100 * MiB, 192 * MiB - 512 * 77])(
    'that wraps around at %i bytes is found by a sample',
    async (realBytes) => {
      await withFakeStick({ claimedBytes, realBytes, beyond: 'wraps' }, async ({ root }) => {
        const { test } = await testFolderAt({ at: root, extent: 'sampled' }, {});
        expect(test).toMatchObject({ extent: 'sampled', verdict: 'failed', level: 'readback' });
        expect(test.testedBytes).toBeLessThan(40 * MiB);
        // ext4 lays things out of order: only the whole test can tell the size.
        expect(test.estimatedBytes).toBeUndefined();
        expect(test.failures[0]).toMatch(/^It does not hold the 268 MB that it claims/);
      });
    },
  );

  it.each(['drops', 'sticks'] as const)('that %s what is beyond is found by a sample', async (beyond) => {
    const realBytes = 96 * MiB;
    await withFakeStick({ claimedBytes, realBytes, beyond }, async ({ root }) => {
      const { test } = await testFolderAt({ at: root, extent: 'sampled' }, {});
      expect(test.verdict).toBe('failed');
      const size = near(realBytes, 0.2);
      expect(test.estimatedBytes).toBeGreaterThan(size.from);
      expect(test.estimatedBytes).toBeLessThan(size.to);
      expect(existsSync(join(root, testFolder))).toBe(false);
    });
  });

  it('that wraps around is found in full, too', async () => {
    await withFakeStick(
      { claimedBytes: 128 * MiB, realBytes: 48 * MiB, beyond: 'wraps' },
      async ({ root }) => {
        const { test } = await testFolderAt({ at: root, extent: 'full' }, {});
        expect(test.verdict).toBe('failed');
        const size = near(48 * MiB, 0.1);
        expect(test.estimatedBytes).toBeGreaterThan(size.from);
        expect(test.estimatedBytes).toBeLessThan(size.to);
      },
    );
  });

  it('of the right size that turns one bit over is found in full, and not called a lie about its size', async () => {
    const size = 96 * MiB;
    await withFakeStick(
      { claimedBytes: size, realBytes: size, beyond: 'drops', flipped: [50 * MiB + 12_345] },
      async ({ root }) => {
        const { test } = await testFolderAt({ at: root, extent: 'full' }, {});
        expect(test).toMatchObject({ verdict: 'failed' });
        expect(test.estimatedBytes).toBeUndefined();
        expect(test.failures).toHaveLength(1);
        expect(test.failures[0]).toContain('512 bytes came back other than they were written');
        expect(readdirSync(root)).toEqual([]);
      },
    );
  });

  it('that cannot be read or written in places is found, and told with its error', async () => {
    const size = 96 * MiB;
    const unreadable = [[40 * MiB, 40 * MiB + 4096]] as const;
    await withFakeStick(
      { claimedBytes: size, realBytes: size, beyond: 'drops', unreadable },
      async ({ root }) => {
        const { test } = await testFolderAt({ at: root, extent: 'full' }, {});
        expect(test.verdict).toBe('failed');
        expect(test.failures[0]).toMatch(/could not be read: .*\(EIO\)/);
      },
    );
    const unwritable = [[60 * MiB, size]] as const;
    await withFakeStick(
      { claimedBytes: size, realBytes: size, beyond: 'drops', unwritable },
      async ({ root }) => {
        const { test } = await testFolderAt({ at: root, extent: 'full' }, {});
        expect(test.verdict).toBe('failed');
        expect(test.failures[0]).toMatch(/^Writing failed .*\(EIO\)/);
      },
    );
  });
});
