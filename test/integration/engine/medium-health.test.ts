// Readings, tests and ages of media, as the vault keeps and shows them.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noFakeStick, withFakeStick } from '../../support/fake-stick-mount.ts';
import { noLoopMount, withLoopMount } from '../../support/loop-mount.ts';
import { World } from '../../support/world.ts';

const MiB = 1024 ** 2;
let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.end());

describe('a verification', () => {
  it('keeps what it says of the medium, once, and shows it', async () => {
    const vault = await world.vaultWithKeys();
    const at = world.medium('blue');
    await vault.export('keys', { to: [at] });
    const report = await vault.verify({ at, open: true, cold: true });
    const [copy] = report.copies;
    expect(copy?.reading).toMatchObject({ errors: 0 });
    expect(copy?.reading?.bytes).toBeGreaterThan(1000);
    const [medium] = vault.listMedia();
    expect(medium?.health).toMatchObject({ advice: [], lastTest: null, errors: 0 });
    expect(vault.viewInput().media[0]?.health).toEqual(medium?.health);
  });
});

describe('a test', () => {
  it('of a folder on the system disk writes little, says so, and is recorded for a known medium', async () => {
    const vault = await world.vaultWithKeys();
    const at = world.medium('blue');
    await vault.export('keys', { to: [at] });
    const before = readdirSync(join(at, 'COLDKEEP'));
    const report = await vault.testMedium({ at, extent: 'full' });
    expect(report).toMatchObject({ recorded: true, label: 'blue', test: { verdict: 'passed' } });
    expect(report.test.testedBytes).toBeLessThanOrEqual(32 * MiB);
    expect(readdirSync(join(at, 'COLDKEEP'))).toEqual(before);
    expect((await vault.verify({ at })).failures).toEqual([]);
    expect(vault.listMedia()[0]?.health?.lastTest).toMatchObject({ extent: 'full', verdict: 'passed' });
    expect(vault.journal().events.at(-1)?.what).toBeTypeOf('string');
  });

  it('of what is no medium is not recorded, and leaves no trace; enrolled, it is known and exported to', async () => {
    const vault = await world.vaultWithKeys();
    const at = world.medium('fresh');
    const report = await vault.testMedium({ at, extent: 'sampled' });
    expect(report).toMatchObject({ medium: null, recorded: false });
    expect(readdirSync(at)).toEqual([]);
    expect(vault.listMedia()).toEqual([]);

    const enrolled = await vault.testMedium({ at, extent: 'sampled', enrol: { label: 'Fresh', type: 'usb' } });
    expect(enrolled).toMatchObject({ recorded: true, label: 'Fresh' });
    expect(existsSync(join(at, 'COLDKEEP/medium.json'))).toBe(true);
    expect(vault.listMedia()).toMatchObject([{ id: enrolled.medium, label: 'Fresh', type: 'usb', copies: 0 }]);
    const { copies } = await vault.export('keys', { to: [at] });
    expect(copies).toMatchObject([{ medium: enrolled.medium, label: 'Fresh', status: 'verified' }]);
    const [medium] = vault.listMedia();
    expect(medium?.health?.lastTest).toMatchObject({ verdict: 'passed' });
    expect((await vault.verify({ at })).failures).toEqual([]);
  });

  it.skipIf(noFakeStick !== null)('that fails enrols nothing', async () => {
    const vault = await world.vaultWithKeys();
    const fake = { claimedBytes: 128 * MiB, realBytes: 48 * MiB, beyond: 'drops' as const };
    await withFakeStick(fake, async ({ root }) => {
      const report = await vault.testMedium({ at: root, extent: 'sampled', enrol: { label: 'Bargain' } });
      expect(report).toMatchObject({ recorded: false, test: { verdict: 'failed' } });
      expect(vault.listMedia()).toEqual([]);
      expect(existsSync(join(root, 'COLDKEEP/medium.json'))).toBe(false);
    });
  });

  it.skipIf(noLoopMount !== null)('that was killed leaves a folder that the next export takes away', async () => {
    const vault = await world.vaultWithKeys();
    await withLoopMount({ sizeMiB: 32 }, async ({ root }) => {
      const { mkdir, writeFile } = await import('node:fs/promises');
      await mkdir(join(root, 'COLDKEEP/test.partial'), { recursive: true });
      await writeFile(join(root, 'COLDKEEP/test.partial/0'), Buffer.alloc(24 * MiB));
      const { copies } = await vault.export('keys', { to: [root] });
      expect(copies).toMatchObject([{ status: 'verified' }]);
      expect(existsSync(join(root, 'COLDKEEP/test.partial'))).toBe(false);
    });
  });
});
