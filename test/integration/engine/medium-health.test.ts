// Readings, tests and ages of media, as the vault keeps and shows them.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WindowVault } from '../../../electron/core/vault-api.ts';
import { noFakeStick, withFakeStick } from '../../support/fake-stick-mount.ts';
import { noLoopMount, withLoopMount } from '../../support/loop-mount.ts';
import { World } from '../../support/world.ts';

const MiB = 1024 ** 2;
let world: World;
let vault: WindowVault;
beforeAll(async () => {
  world = new World();
  vault = await world.vaultWithKeys();
});
afterAll(() => world.end());

/** Other bytes in the middle of a file, its length as it was. */
async function overwrite(path: string, text: string): Promise<void> {
  const bytes = await readFile(path);
  bytes.write(text, bytes.length >> 1);
  await writeFile(path, bytes);
}

const called = (label: string) => vault.listMedia().find((medium) => medium.label === label);

describe('a verification', () => {
  it('keeps what it says of the medium, once, and shows it', async () => {
    const at = world.medium('blue');
    await vault.export('keys', { to: [at] });
    const report = await vault.verify({ at, open: true, cold: true });
    const [copy] = report.copies;
    expect(copy?.reading).toMatchObject({ errors: 0 });
    expect(copy?.reading?.bytes).toBeGreaterThan(1000);
    const health = called('blue')?.health;
    expect(health).toMatchObject({ advice: [], lastTest: null, errors: 0 });
    expect(vault.viewInput().media.find(({ label }) => label === 'blue')?.health).toEqual(health);
  });
});

describe('wrong bytes', () => {
  it('are errors of the medium, and a repair of them advises its replacement', async () => {
    const at = world.medium('worn');
    const { copies } = await vault.export('keys', { to: [at] });
    const [part] = copies[0]?.files.filter(({ path }) => path.endsWith('.tar.age')) ?? [];
    if (part === undefined) throw new Error('the export wrote no part');
    await overwrite(join(at, part.path), 'x');
    world.clock.forwardDays(1);
    const { copies: read } = await vault.verify({ at });
    expect(read).toMatchObject([{ status: 'suspect', reading: { errors: 1 } }]);
    expect(called('worn')?.health).toMatchObject({
      errors: 1,
      advice: [
        { reason: 'errors', sentence: expect.stringContaining('1 file did not read as it was written') },
      ],
    });

    expect((await vault.repair({ at })).copies).toMatchObject([{ status: 'repaired' }]);
    world.clock.forwardDays(1);
    expect((await vault.verify({ at, cold: true })).failures).toEqual([]);
    expect(called('worn')?.health?.advice).toMatchObject([
      { reason: 'errors', sentence: expect.stringContaining('1 file had to be repaired') },
    ]);
    expect((await vault.status()).media?.map(({ label }) => label)).toEqual(['worn']);
    await vault.setMedium('worn', { state: 'retired' });
  });

  it('that stand beside a copy are none', async () => {
    const at = world.medium('blue');
    const { copies } = await vault.export('keys', { to: [at] });
    const beside = join(at, copies[0]?.path ?? '', 'stranger');
    await writeFile(beside, 'x');
    expect((await vault.verify({ at })).copies).toMatchObject([
      { status: 'suspect', reading: { errors: 0 } },
    ]);
    rmSync(beside);
    expect((await vault.verify({ at })).failures).toEqual([]);
  });
});

describe('a test', () => {
  it('of a folder on the system disk writes little, says so, and is recorded for a known medium', async () => {
    const at = world.path('blue');
    const before = readdirSync(join(at, 'COLDKEEP'));
    const report = await vault.testMedium({ at, extent: 'full' });
    expect(report).toMatchObject({ recorded: true, label: 'blue', test: { verdict: 'passed' } });
    expect(report.test.testedBytes).toBeLessThanOrEqual(32 * MiB);
    expect(readdirSync(join(at, 'COLDKEEP'))).toEqual(before);
    expect((await vault.verify({ at })).failures).toEqual([]);
    expect(called('blue')?.health?.lastTest).toMatchObject({ extent: 'sampled', verdict: 'passed' });
  });

  it.runIf(existsSync('/dev/shm'))(
    'of the memory of this machine is refused before it is filled',
    async () => {
      const at = mkdtempSync('/dev/shm/coldkeep-test-');
      try {
        await expect(vault.testMedium({ at, extent: 'sampled' })).rejects.toMatchObject({
          code: 'not-a-medium',
        });
        expect(readdirSync(at)).toEqual([]);
      } finally {
        rmSync(at, { recursive: true });
      }
    },
  );

  it('of what is no medium is not recorded, and leaves no trace; enrolled, it is known and exported to', async () => {
    const at = world.medium('fresh');
    const report = await vault.testMedium({ at, extent: 'sampled' });
    expect(report).toMatchObject({ medium: null, recorded: false });
    expect(readdirSync(at)).toEqual([]);
    expect(called('fresh')).toBeUndefined();

    const enrolled = await vault.testMedium({
      at,
      extent: 'sampled',
      enrol: { label: 'Fresh', type: 'usb' },
    });
    expect(enrolled).toMatchObject({ recorded: true, label: 'Fresh' });
    expect(existsSync(join(at, 'COLDKEEP/medium.json'))).toBe(true);
    expect(called('Fresh')).toMatchObject({ id: enrolled.medium, type: 'usb', copies: 0 });
    const { copies } = await vault.export('keys', { to: [at] });
    expect(copies).toMatchObject([{ medium: enrolled.medium, label: 'Fresh', status: 'verified' }]);
    expect(called('Fresh')).toMatchObject({ copies: 1, health: { lastTest: { verdict: 'passed' } } });
    expect((await vault.verify({ at })).failures).toEqual([]);
  });

  it.skipIf(noFakeStick !== null)('that fails enrols nothing', async () => {
    const fake = { claimedBytes: 128 * MiB, realBytes: 48 * MiB, beyond: 'drops' as const };
    await withFakeStick(fake, async ({ root }) => {
      const report = await vault.testMedium({ at: root, extent: 'sampled', enrol: { label: 'Bargain' } });
      expect(report).toMatchObject({ recorded: false, test: { verdict: 'failed' } });
      expect(called('Bargain')).toBeUndefined();
      expect(existsSync(join(root, 'COLDKEEP/medium.json'))).toBe(false);
    });
  });

  it.skipIf(noLoopMount !== null)(
    'that was killed leaves a folder that the next export takes away',
    async () => {
      await withLoopMount({ sizeMiB: 32 }, async ({ root }) => {
        await mkdir(join(root, 'COLDKEEP/test.partial'), { recursive: true });
        await writeFile(join(root, 'COLDKEEP/test.partial/0'), Buffer.alloc(24 * MiB));
        const { copies } = await vault.export('keys', { to: [root] });
        expect(copies).toMatchObject([{ status: 'verified' }]);
        expect(existsSync(join(root, 'COLDKEEP/test.partial'))).toBe(false);
      });
    },
  );
});

describe('age', () => {
  it('advises the replacement of media that were in use for longer than the settings allow', async () => {
    expect(await vault.status()).not.toHaveProperty('media');
    world.clock.forwardDays(4 * 365);
    const { media } = await vault.status();
    expect(media?.map(({ label }) => label).toSorted()).toContain('blue');
    expect(media?.map(({ advice }) => advice[0])).toSatisfy((all: string[]) =>
      all.every((advice) => advice.includes('longer than 3 years')),
    );
    await vault.updateSettings({ replaceAfterYears: 5 });
    expect(await vault.status()).not.toHaveProperty('media');
  });
});
