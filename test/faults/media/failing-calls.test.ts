// Every call that writes to a medium fails in turn, once or from then on: the failure has its name, nothing half-made counts,
// and the older copy is as it was.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countSteps, noKillAt, runUnder } from '../support/kill-at.ts';
import { assertValidCopy, filesBelow, snapshotA, snapshotB } from '../support/practice-copies.ts';
import type { Act, SteeredMedium } from './steered-medium.ts';
import { buildActs, readState, snapshots, stateOf, steeredMedium } from './steered-medium.ts';

describe.skipIf(noKillAt !== null)(
  `failing at every step${noKillAt === null ? '' : ` (${noKillAt})`}`,
  () => {
    let act: Act;
    let medium: SteeredMedium;
    let root: string;

    beforeAll(async () => {
      act = await buildActs();
      medium = await steeredMedium();
      root = medium.root;
    });
    afterAll(() => medium.dispose());

    it.each([
      ['EIO', false, 'medium-io'],
      ['ENOSPC', false, 'medium-full'],
      ['EIO', true, 'medium-io'],
      ['EROFS', true, 'medium-read-only'],
    ] as const)('with %s (onwards: %s), writing a copy ends in %s', async (failErrno, failOnwards, code) => {
      const run = act(root, 'write-copy', snapshotB);
      medium.startAgain();
      for (const step of await countSteps(run)) {
        medium.startAgain();
        const end = await runUnder({ ...run, failAt: step.number, failErrno, failOnwards });
        expect(end).toMatchObject({ status: 4, stdout: `${code}\n` });
        expect(filesBelow(join(root, snapshots, snapshotA))).toEqual(
          filesBelow(join(medium.before, snapshots, snapshotA)),
        );
        // Only a failure of the very last fsync comes when the copy has its name already; it is complete then.
        const hasName = existsSync(join(root, snapshots, snapshotB));
        expect(hasName && step.name !== 'fsync').toBe(false);
        expect(() => hasName && assertValidCopy(join(root, snapshots, snapshotB))).not.toThrow();
        // Where the medium answers again after the one failure, nothing half-made was left.
        const partials = readdirSync(join(root, snapshots)).filter((name) => name.endsWith('.partial'));
        expect(failOnwards ? [] : partials).toEqual([]);
      }
    });

    it.each([
      ['EIO', false, 'medium-io'],
      ['ENOSPC', true, 'medium-full'],
    ] as const)(
      'with %s (onwards: %s), writing vault-level files ends in %s',
      async (failErrno, failOnwards, code) => {
        const run = act(root, 'write-vault-files', '2', 'second');
        medium.startAgain();
        for (const step of await countSteps(run)) {
          medium.startAgain();
          const end = await runUnder({ ...run, failAt: step.number, failErrno, failOnwards });
          expect(end).toMatchObject({ status: 4, stdout: `${code}\n` });
          expect([stateOf('1'), stateOf('2')]).toContain(await readState(root));
        }
      },
    );
  },
);
