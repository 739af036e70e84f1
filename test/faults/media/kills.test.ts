// The process that writes to a medium is killed at every one of its steps: what was there stays, what is there holds, and the
// next write cleans up and succeeds.
import { cpSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removePartials, writeCopy } from '../../../electron/core/media/durable-copy.ts';
import { openFolderMedium } from '../../../electron/core/media/folder-medium.ts';
import { writeVaultFiles } from '../../../electron/core/media/vault-files.ts';
import type { SteeredRun, Step } from '../support/kill-at.ts';
import { countSteps, noKillAt, runUnder } from '../support/kill-at.ts';
import {
  assertValidCopy,
  filesBelow,
  identityOf,
  sha256,
  smallCopy,
  snapshotA,
  snapshotB,
  vaultFilesOf,
  vaultId,
} from '../support/practice-copies.ts';
import type { Act, SteeredMedium } from './steered-medium.ts';
import {
  buildActs,
  expectKilled,
  isWrite,
  readState,
  snapshots,
  stateOf,
  steeredMedium,
  vault,
} from './steered-medium.ts';

/** Renames and removals of what a reader looks at. */
const isSwitch = (step: Step) => ['rename', 'unlink'].includes(step.name) && !step.path.endsWith('.partial');

describe.skipIf(noKillAt !== null)(`killed at every step${noKillAt === null ? '' : ` (${noKillAt})`}`, () => {
  let act: Act;
  let medium: SteeredMedium;
  let root: string;

  beforeAll(async () => {
    act = await buildActs();
    medium = await steeredMedium();
    root = medium.root;
  });
  afterAll(() => medium.dispose());

  const stepsOf = async (run: SteeredRun): Promise<Step[]> => {
    medium.startAgain();
    const steps = await countSteps(run);
    // Fewer would mean that the library does not see what Node does.
    expect(steps.filter((step) => step.name === 'fsync').length).toBeGreaterThan(3);
    return steps;
  };
  const namesIn = (folder: string) => readdirSync(join(root, folder)).toSorted();
  const expectSound = () => {
    expect(filesBelow(join(root, snapshots, snapshotA))).toEqual(
      filesBelow(join(medium.before, snapshots, snapshotA)),
    );
    for (const name of namesIn(snapshots)) {
      if (!name.endsWith('.partial'))
        expect(() => assertValidCopy(join(root, snapshots, name))).not.toThrow();
    }
  };
  const partialsBelow = () => Object.keys(filesBelow(root)).filter((path) => path.includes('.partial'));

  it.each(['killAt', 'killHalf'] as const)('while writing a copy (%s)', async (how) => {
    const run = act(root, 'write-copy', snapshotB);
    const steps = (await stepsOf(run)).filter((step) => how === 'killAt' || isWrite(step));
    for (const step of steps) {
      medium.startAgain();
      await expectKilled({ ...run, [how]: step.number });
      expectSound();
      const isWritten = existsSync(join(root, snapshots, snapshotB));
      const opened = await openFolderMedium(root);
      await removePartials(opened, vaultId);
      if (!isWritten) await writeCopy(opened, smallCopy(snapshotB));
      expectSound();
      expect(namesIn(snapshots)).toEqual([snapshotA, snapshotB]);
      expect(partialsBelow()).toEqual([]);
    }
  });

  it('while continuing a copy', async () => {
    const first = (await stepsOf(act(root, 'write-copy', snapshotB))).findLast(
      (step) => isWrite(step) && step.path.endsWith('payload-002.tar.age'),
    );
    medium.startAgain();
    await expectKilled({ ...act(root, 'write-copy', snapshotB), killHalf: first?.number ?? 0 });
    const withPartial = join(medium.base, 'with-partial');
    cpSync(root, withPartial, { recursive: true });
    const run = act(root, 'continue-copy', snapshotB);
    const steps = await countSteps(run);
    // What was whole is not written again.
    expect(steps.filter((step) => isWrite(step) && step.path.endsWith('payload-001.tar.age'))).toEqual([]);
    expectSound();
    for (const step of steps) {
      medium.startAgain(withPartial);
      await expectKilled({ ...run, killAt: step.number });
      expectSound();
      const isWritten = existsSync(join(root, snapshots, snapshotB));
      expect(isWritten || (await runUnder(run)).stdout === 'done\n').toBe(true);
      expectSound();
      expect(namesIn(snapshots)).toEqual([snapshotA, snapshotB]);
    }
  });

  it.each([
    ['write-copy', snapshotB],
    ['write-vault-files', '2', 'second'],
  ])('but not before every byte and every name was synced: %s', async (...what) => {
    const steps = await stepsOf(act(root, ...what));
    const unsynced = steps.filter((step, index) => {
      if (step.name === 'fsync') return false;
      // A name becomes durable with the folder in which it is, bytes with their file.
      const carrier = isWrite(step) ? step.path : dirname(step.path);
      return !steps.slice(index).some((later) => later.name === 'fsync' && later.path === carrier);
    });
    expect(unsynced).toEqual([]);
  });

  it('while retiring a copy', async () => {
    medium.startAgain();
    await writeCopy(await openFolderMedium(root), smallCopy(snapshotB));
    const withBoth = join(medium.base, 'with-both');
    cpSync(root, withBoth, { recursive: true });
    const run = act(root, 'retire-copy', snapshotB);
    for (const step of await countSteps(run)) {
      medium.startAgain(withBoth);
      await expectKilled({ ...run, killAt: step.number });
      expectSound();
      expect((await runUnder(run)).stdout).toBe('done\n');
      expectSound();
      expect(namesIn(snapshots)).toEqual([snapshotA]);
    }
  });

  const expectIdentities = (locks: readonly string[]) => {
    for (const name of ['identity.age', 'identity-2.age']) {
      expect(locks.map((lock) => sha256(identityOf(lock)))).toContain(
        sha256(readFileSync(join(root, vault, name))),
      );
    }
  };
  const expectNextWriteSucceeds = async (state: string) => {
    const opened = await openFolderMedium(root);
    await removePartials(opened, vaultId);
    await writeVaultFiles(opened, vaultFilesOf(state, 'next'));
    expect(await readState(root)).toBe(stateOf(state));
    expectIdentities(['next']);
    expect(namesIn(vault)).toEqual(
      [
        'VAULT.sha256',
        'VAULT.sha256.minisig',
        'catalogue.age',
        'identity-2.age',
        'identity.age',
        'snapshots',
      ].toSorted(),
    );
  };

  it.each(['killAt', 'killHalf'] as const)('while writing the vault-level files (%s)', async (how) => {
    const run = act(root, 'write-vault-files', '2', 'second');
    const steps = (await stepsOf(run)).filter((step) => how === 'killAt' || isWrite(step));
    const seen = new Set<string>();
    for (const step of steps) {
      medium.startAgain();
      await expectKilled({ ...run, [how]: step.number });
      const state = await readState(root);
      expect([stateOf('1'), stateOf('2')]).toContain(state);
      // Once the new state has been reached at an earlier step, no later step goes back to the old one.
      expect(seen.has(stateOf('2')) && state === stateOf('1')).toBe(false);
      seen.add(state);
      expectIdentities(['first', 'second']);
      expectSound();
      await expectNextWriteSucceeds('3');
    }
    expect(seen.size).toBe(how === 'killAt' ? 2 : 1);
  });

  it('while writing the vault-level files, twice in a row', async () => {
    const run = act(root, 'write-vault-files', '2', 'second');
    const again = act(root, 'write-vault-files', '3', 'third');
    const afterFirst = join(medium.base, 'after-first');
    for (const first of (await stepsOf(run)).filter(isSwitch)) {
      medium.startAgain();
      await expectKilled({ ...run, killAt: first.number });
      const between = await readState(root);
      rmSync(afterFirst, { recursive: true, force: true });
      cpSync(root, afterFirst, { recursive: true });
      for (const second of (await countSteps(again)).filter(isSwitch)) {
        medium.startAgain(afterFirst);
        await expectKilled({ ...again, killAt: second.number });
        expect([between, stateOf('3')]).toContain(await readState(root));
        expectIdentities(['first', 'second', 'third']);
      }
    }
  });
});
