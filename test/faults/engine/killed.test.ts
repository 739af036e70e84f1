// The command line is killed at every change that it makes to the vault folder or the medium: the vault opens, earlier copies hold,
// what is listed verifies, and the next run of the same command succeeds and clears up.
import { readdirSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { adoptVault, createVault, openFromMedium } from '../../../electron/core/vault.ts';
import { passphrase, readTree } from '../../support/world.ts';
import { countSteps, noKillAt } from '../support/kill-at.ts';
import { expectExportToClearUp, goodOnes, listedOnes, using } from './aftermath.ts';
import { engine, momentsOf, PreparedVault, type Place } from './prepared-vault.ts';

/** One stick and one passphrase, on a machine that knows nothing. */
const drillAsVisitor = (place: Place) =>
  using(
    openFromMedium({ at: place.medium, passphrase: passphrase() }, engine).then(({ vault }) => vault),
    (vault) => vault.drill({ at: place.medium, set: 'keys' }),
  );

const exporting = (place: Place) => place.command('export', 'keys', '--to', place.medium);
const creating = (place: Place) => place.command('init', '--name', 'Test vault');
const adopting = (place: Place) => place.command('adopt', '--at', place.medium);
const newPassphrase = 'for tests only: glacier harbour violin saffron';
const changing = (place: Place) => {
  const run = place.command('passphrase');
  return { ...run, env: { ...run.env, COLDKEEP_NEW_PASSPHRASE: newPassphrase } };
};

describe.skipIf(noKillAt !== null)(`killed at every step${noKillAt === null ? '' : ` (${noKillAt})`}`, () => {
  let prepared: PreparedVault;
  beforeEach(() => {
    prepared = new PreparedVault();
  });
  afterEach(() => prepared.end());

  it('of an export to a medium with earlier copies', async () => {
    // Two of them, so that the export also retires one.
    const [older = '', newer = ''] = await prepared.prepare(2, 'no parity');
    const steps = await countSteps(exporting(prepared.place()));
    // Fewer would mean that the library does not see what the program does.
    expect(steps.filter((step) => step.name === 'fsync').length).toBeGreaterThan(20);
    const wrong = await prepared.killEach(exporting, momentsOf(steps), async (place) => {
      expect(await drillAsVisitor(place)).toMatchObject({ status: 'passed', failures: [] });
      await using(place.open(), async (vault) => {
        const listed = await listedOnes(vault);
        const verified = await vault.verify({ at: place.medium, open: true });
        const good = goodOnes(verified);
        expect(verified.copies.filter((copy) => copy.status !== 'verified')).toEqual([]);
        expect(good).toEqual(expect.arrayContaining(listed));
        expect(good).toContain(newer);
        // The oldest one goes only when the new one is there.
        expect(good.includes(older) || good.length === 2).toBe(true);
        await expectExportToClearUp(place, vault, [newer]);
      });
    });
    expect(wrong).toEqual([]);
  });

  it('on the medium of the first export to it', async () => {
    await prepared.prepare(0, 'no parity');
    const steps = await countSteps(exporting(prepared.place()));
    const onMedium = steps.filter((step) => /\/place-\d+\/medium(\/|$)/.test(step.path));
    expect(onMedium.map((step) => step.path.split('/').at(-1))).toContain('README.txt.partial');
    const wrong = await prepared.killEach(exporting, momentsOf(onMedium), async (place) => {
      await using(place.open(), async (vault) => {
        const listed = await listedOnes(vault);
        const verified =
          listed.length === 0 ? [] : goodOnes(await vault.verify({ at: place.medium, open: true }));
        expect(verified.toSorted()).toEqual(listed.toSorted());
        await expectExportToClearUp(place, vault, []);
      });
    });
    expect(wrong).toEqual([]);
  });

  it('of writing parity beside a copy, and taking it away with an older one', async () => {
    const [, newer = ''] = await prepared.prepare(2);
    const steps = await countSteps(exporting(prepared.place()));
    // Where names change; what is half-written has no name that counts.
    const telling = ['mkdir', 'rename', 'rmdir'];
    const onMedium = steps.filter(
      ({ name, path }) => telling.includes(name) && /\/medium\/.*\/parity(\/|$)/.test(path),
    );
    expect(new Set(onMedium.map(({ name }) => name))).toEqual(new Set(telling));
    const wrong = await prepared.killEach(exporting, momentsOf(onMedium), async (place) => {
      await using(place.open(), async (vault) => {
        const verified = await vault.verify({ at: place.medium });
        expect(verified).toMatchObject({ failures: [] });
        expect(verified.copies.filter((copy) => copy.status !== 'verified')).toEqual([]);
        await expectExportToClearUp(place, vault, [newer]);
      });
    });
    expect(wrong).toEqual([]);
  });

  it('of init', async () => {
    const steps = await countSteps(creating(prepared.place()));
    const seen = new Set<boolean>();
    const wrong = await prepared.killEach(creating, momentsOf(steps), async (place) => {
      seen.add(place.isVault);
      const input = { home: place.home, name: 'Test vault', passphrase: passphrase() };
      const opened = place.isVault ? place.open() : createVault(input, engine).then(({ vault }) => vault);
      await using(opened, async (vault) => {
        expect(vault.name).toBe('Test vault');
        await vault.note('something to record');
        expect(vault.log().chain).toBe('intact');
      });
      expect(place.leftovers()).toEqual([]);
      expect(readdirSync(place.root).toSorted()).toEqual(['home', 'medium']);
    });
    expect(wrong).toEqual([]);
    expect(seen.size).toBe(2);
  });

  it('of adopt', async () => {
    // In the order of their names: two snapshots of one second are not in that of their making.
    const copies = (await prepared.prepare(2)).toSorted();
    rmSync(prepared.before.home, { recursive: true });
    const medium = readTree(prepared.before.medium);
    const steps = await countSteps(adopting(prepared.place()));
    const seen = new Set<boolean>();
    const wrong = await prepared.killEach(adopting, momentsOf(steps), async (place) => {
      seen.add(place.isVault);
      expect(readTree(place.medium)).toEqual(medium);
      const input = { home: place.home, at: place.medium, passphrase: passphrase() };
      const opened = place.isVault ? place.open() : adoptVault(input, engine).then(({ vault }) => vault);
      await using(opened, async (vault) => {
        expect((await listedOnes(vault)).toSorted()).toEqual(copies);
        const verified = await vault.verify({ at: place.medium, open: true });
        expect(verified).toMatchObject({ failures: [], notes: [] });
        expect(goodOnes(verified).toSorted()).toEqual(copies);
        expect(vault.log().chain).toBe('intact');
      });
      expect(place.leftovers()).toEqual([]);
      expect(readdirSync(place.root).toSorted()).toEqual(['home', 'medium']);
      expect(readTree(place.medium)).toEqual(medium);
    });
    expect(wrong).toEqual([]);
    expect(seen.size).toBe(2);
  });

  it('of a change of the passphrase', async () => {
    const copies = await prepared.prepare(1);
    const steps = await countSteps(changing(prepared.place()));
    const seen = new Set<string>();
    const wrong = await prepared.killEach(changing, momentsOf(steps), async (place) => {
      const opensWithOld = await place.open().then(
        async (vault) => vault.close().then(() => true),
        (error: unknown) => {
          if (error instanceof ColdkeepError && error.code === 'wrong-passphrase') return false;
          throw error;
        },
      );
      seen.add(opensWithOld ? 'old' : 'new');
      await using(opensWithOld ? place.open() : place.open(newPassphrase), async (vault) => {
        expect(goodOnes(await vault.verify({ at: place.medium, open: true }))).toEqual(copies);
        const { media } = await vault.changePassphrase(new Uint8Array(Buffer.from(newPassphrase)));
        // The medium still carries the first lock, whatever became of the interrupted change.
        expect(media.map(({ label }) => label)).toEqual(['medium']);
      });
      await using(place.open(newPassphrase), (vault) => expectExportToClearUp(place, vault, copies));
    });
    expect(wrong).toEqual([]);
    expect(seen).toEqual(new Set(['old', 'new']));
  });
});
