// The power goes at every step of a write to an ext4 medium: what was not synced is lost. After the journal has recovered,
// the older copy is as it was, a copy that has its name holds, and what was reported as done is there.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { removePartials, writeCopy } from '../../../electron/core/media/durable-copy.ts';
import { openFolderMedium } from '../../../electron/core/media/folder-medium.ts';
import type { LoopMount } from '../../support/loop-mount.ts';
import { noLoopMount, withLoopMount } from '../../support/loop-mount.ts';
import { countSteps, noKillAt, runUnder } from '../support/kill-at.ts';
import {
  assertValidCopy,
  filesBelow,
  smallCopy,
  snapshotA,
  snapshotB,
  vaultId,
} from '../support/practice-copies.ts';
import type { Act } from './steered-medium.ts';
import { buildActs, expectKilled, fillMedium, readState, snapshots, stateOf } from './steered-medium.ts';

const obstacle = noKillAt ?? noLoopMount;

/** Runs `use` on a filled medium whose filling survived. */
const onFilledMedium = (use: (mount: LoopMount) => Promise<void>) =>
  withLoopMount({ sizeMiB: 8 }, async (mount) => {
    await fillMedium(mount.root);
    mount.cutPower();
    await use(mount);
  });

const stepsOf = async (act: Act, ...what: readonly string[]): Promise<number> => {
  let count = 0;
  await onFilledMedium(async ({ root }) => {
    count = (await countSteps(act(root, ...what))).length;
  });
  return count;
};

const expectSound = (root: string, copyA: Record<string, string>) => {
  expect(filesBelow(join(root, snapshots, snapshotA))).toEqual(copyA);
  for (const name of readdirSync(join(root, snapshots))) {
    if (!name.endsWith('.partial')) expect(() => assertValidCopy(join(root, snapshots, name))).not.toThrow();
  }
};

describe.skipIf(obstacle !== null)(
  `the power goes at every step${obstacle === null ? '' : ` (${obstacle})`}`,
  () => {
    let act: Act;
    beforeAll(async () => {
      act = await buildActs();
    });

    it('of writing a copy', async () => {
      const count = await stepsOf(act, 'write-copy', snapshotB);
      for (let step = 1; step <= count; step++) {
        await onFilledMedium(async (mount) => {
          const { root } = mount;
          const copyA = filesBelow(join(root, snapshots, snapshotA));
          await expectKilled({ ...act(root, 'write-copy', snapshotB), killAfter: step, powerOf: root });
          mount.mountAgain();
          expectSound(root, copyA);
          const medium = await openFolderMedium(root);
          await removePartials(medium, vaultId);
          if (!existsSync(join(root, snapshots, snapshotB))) await writeCopy(medium, smallCopy(snapshotB));
          mount.cutPower();
          expectSound(root, copyA);
          expect(readdirSync(join(root, snapshots)).toSorted()).toEqual([snapshotA, snapshotB]);
        });
      }
    });

    it('after a copy was continued from what a killed writer had not synced', async () => {
      let unsynced: number[] = [];
      await onFilledMedium(async ({ root }) => {
        const steps = await countSteps(act(root, 'write-copy', snapshotB));
        // From then on it has its name, and nothing is continued.
        const named = steps.findLast(({ name }) => name === 'rename');
        unsynced = steps
          .filter(({ name, number }) => name === 'fsync' && number < (named?.number ?? 0))
          .map(({ number }) => number);
      });
      expect(unsynced.length).toBeGreaterThan(3);
      for (const step of unsynced) {
        await onFilledMedium(async (mount) => {
          const { root } = mount;
          const copyA = filesBelow(join(root, snapshots, snapshotA));
          await expectKilled({ ...act(root, 'write-copy', snapshotB), killAt: step });
          expect((await runUnder(act(root, 'continue-copy', snapshotB))).stdout).toBe('done\n');
          mount.cutPower();
          expectSound(root, copyA);
          expect(readdirSync(join(root, snapshots)).toSorted()).toEqual([snapshotA, snapshotB]);
        });
      }
    });

    it('of writing the vault-level files', async () => {
      const count = await stepsOf(act, 'write-vault-files', '2', 'second');
      for (let step = 1; step <= count; step++) {
        await onFilledMedium(async (mount) => {
          const { root } = mount;
          await expectKilled({
            ...act(root, 'write-vault-files', '2', 'second'),
            killAfter: step,
            powerOf: root,
          });
          mount.mountAgain();
          expect([stateOf('1'), stateOf('2')]).toContain(await readState(root));
          expect((await runUnder(act(root, 'write-vault-files', '3', 'third'))).stdout).toBe('done\n');
          mount.cutPower();
          expect(await readState(root)).toBe(stateOf('3'));
        });
      }
    });
  },
);
