// The process that writes to a medium is killed at every one of its steps: what was there stays, what is there holds, and the
// next write cleans up and succeeds.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removePartials, writeCopy } from '../../../electron/core/media/durable-copy.ts';
import { openFolderMedium } from '../../../electron/core/media/folder-medium.ts';
import { writeMarker } from '../../../electron/core/media/marker.ts';
import { readVaultFiles, writeVaultFiles } from '../../../electron/core/media/vault-files.ts';
import { bundleProgram } from '../support/bundle-program.ts';
import type { SteeredRun, Step } from '../support/kill-at.ts';
import { countSteps, noKillAt, runUnder } from '../support/kill-at.ts';
import {
  assertValidCopy,
  catalogueOf,
  filesBelow,
  identityOf,
  sha256,
  smallCopy,
  snapshotA,
  snapshotB,
  vaultFilesOf,
  vaultId,
  verifyVaultFiles,
} from '../support/practice-copies.ts';

const vault = `COLDKEEP/${vaultId}`;
const snapshots = `${vault}/snapshots`;

describe.skipIf(noKillAt !== null)(`killed at every step${noKillAt === null ? '' : ` (${noKillAt})`}`, () => {
  let program: string;
  let base: string;
  let before: string;
  let root: string;

  beforeAll(async () => {
    program = await bundleProgram(fileURLToPath(new URL('./program.ts', import.meta.url)));
    base = realpathSync(mkdtempSync(join(tmpdir(), 'coldkeep-kills-')));
    before = join(base, 'before');
    root = join(base, 'medium');
    mkdirSync(before);
    const medium = await openFolderMedium(before);
    await writeMarker(medium, '11111111-2222-4333-8444-555555555555');
    await writeCopy(medium, smallCopy(snapshotA));
    await writeVaultFiles(medium, vaultFilesOf('1'));
  });
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  const startAgain = (from = before) => {
    rmSync(root, { recursive: true, force: true });
    cpSync(from, root, { recursive: true });
  };
  const act = (...args: readonly string[]): SteeredRun => ({
    command: process.execPath,
    args: [program, args[0] ?? '', root, ...args.slice(1)],
    under: [root],
  });
  const stepsOf = async (run: SteeredRun): Promise<Step[]> => {
    startAgain();
    const steps = await countSteps(run);
    // Fewer would mean that the library does not see what Node does.
    expect(steps.filter((step) => step.name === 'fsync').length).toBeGreaterThan(3);
    return steps;
  };
  const isWrite = (step: Step) => step.name.includes('write');

  const expectKilled = async (run: SteeredRun) => {
    const end = await runUnder(run);
    expect(end.signal).toBe('SIGKILL');
  };
  const namesIn = (folder: string) => readdirSync(join(root, folder));
  const expectSound = () => {
    expect(filesBelow(join(root, snapshots, snapshotA))).toEqual(
      filesBelow(join(before, snapshots, snapshotA)),
    );
    for (const name of namesIn(snapshots)) {
      if (!name.endsWith('.partial'))
        expect(() => assertValidCopy(join(root, snapshots, name))).not.toThrow();
    }
  };
  const partialsBelow = () => Object.keys(filesBelow(root)).filter((path) => path.includes('.partial'));

  it.each(['killAt', 'killHalf'] as const)('while writing a copy (%s)', async (how) => {
    const run = act('write-copy', snapshotB);
    const steps = (await stepsOf(run)).filter((step) => how === 'killAt' || isWrite(step));
    for (const step of steps) {
      startAgain();
      await expectKilled({ ...run, [how]: step.number });
      expectSound();
      const isWritten = existsSync(join(root, snapshots, snapshotB));
      const medium = await openFolderMedium(root);
      await removePartials(medium, vaultId);
      if (!isWritten) await writeCopy(medium, smallCopy(snapshotB));
      expectSound();
      expect(namesIn(snapshots).toSorted()).toEqual([snapshotA, snapshotB]);
      expect(partialsBelow()).toEqual([]);
    }
  });

  it('while retiring a copy', async () => {
    startAgain();
    await writeCopy(await openFolderMedium(root), smallCopy(snapshotB));
    const withBoth = join(base, 'with-both');
    cpSync(root, withBoth, { recursive: true });
    const run = act('retire-copy', snapshotB);
    const steps = await countSteps(run);
    for (const step of steps) {
      startAgain(withBoth);
      await expectKilled({ ...run, killAt: step.number });
      expectSound();
      expect((await runUnder(run)).stdout).toBe('done\n');
      expectSound();
      expect(namesIn(snapshots)).toEqual([snapshotA]);
    }
  });

  const readState = async () => {
    const state = await readVaultFiles(await openFolderMedium(root), vaultId, verifyVaultFiles);
    return sha256(state.catalogue ?? new Uint8Array());
  };
  const stateOf = (name: string) => sha256(catalogueOf(name));
  const expectIdentities = (locks: readonly string[]) => {
    for (const name of ['identity.age', 'identity-2.age']) {
      expect(locks.map((lock) => sha256(identityOf(lock)))).toContain(
        sha256(readFileSync(join(root, vault, name))),
      );
    }
  };
  const expectNextWriteSucceeds = async (state: string) => {
    const medium = await openFolderMedium(root);
    await removePartials(medium, vaultId);
    await writeVaultFiles(medium, vaultFilesOf(state, 'third'));
    expect(await readState()).toBe(stateOf(state));
    expectIdentities(['third']);
    expect(namesIn(vault).toSorted()).toEqual(
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
    const run = act('write-vault-files', '2', 'second');
    const steps = (await stepsOf(run)).filter((step) => how === 'killAt' || isWrite(step));
    const seen = new Set<string>();
    for (const step of steps) {
      startAgain();
      await expectKilled({ ...run, [how]: step.number });
      const state = await readState();
      expect([stateOf('1'), stateOf('2')]).toContain(state);
      // Once the new state has been read it is never the old one again.
      expect(seen.has(stateOf('2')) && state === stateOf('1')).toBe(false);
      seen.add(state);
      expectIdentities(['first', 'second']);
      expectSound();
      await expectNextWriteSucceeds('3');
    }
    expect(seen.size).toBe(how === 'killAt' ? 2 : 1);
  });

  it('while writing the vault-level files, twice in a row', async () => {
    const run = act('write-vault-files', '2', 'second');
    const again = act('write-vault-files', '3', 'third');
    const isSwitch = (step: Step) =>
      ['rename', 'unlink'].includes(step.name) && !step.path.endsWith('.partial');
    const afterFirst = join(base, 'after-first');
    for (const first of (await stepsOf(run)).filter(isSwitch)) {
      startAgain();
      await expectKilled({ ...run, killAt: first.number });
      const between = await readState();
      rmSync(afterFirst, { recursive: true, force: true });
      cpSync(root, afterFirst, { recursive: true });
      for (const second of (await countSteps(again)).filter(isSwitch)) {
        startAgain(afterFirst);
        await expectKilled({ ...again, killAt: second.number });
        expect([between, stateOf('3')]).toContain(await readState());
        expectIdentities(['first', 'second', 'third']);
        await expectNextWriteSucceeds('4');
      }
    }
  });
});
