// A repair is killed whenever it changes a name on the medium: each file is the damaged one or the good one, and the next repair ends it.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countSteps, noKillAt } from '../support/kill-at.ts';
import { using } from './aftermath.ts';
import { PreparedVault, type Place } from './prepared-vault.ts';

const repairing = (place: Place) => place.command('repair', '--at', place.medium);

function copyFolder(place: Place): string {
  const vaults = readdirSync(join(place.medium, 'COLDKEEP')).filter((name) => name.length === 36);
  const folder = join(place.medium, 'COLDKEEP', vaults[0] ?? '', 'snapshots');
  return join(folder, readdirSync(folder)[0] ?? '');
}

const filesOf = (folder: string): Map<string, string> =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'latin1')]));

describe.skipIf(noKillAt !== null)(`a repair${noKillAt === null ? '' : ` (${noKillAt})`}`, () => {
  let prepared: PreparedVault;
  beforeEach(() => {
    prepared = new PreparedVault();
  });
  afterEach(() => prepared.end());

  it('that is killed leaves every file as it was or as it should be', async () => {
    await prepared.prepare(1);
    const folder = copyFolder(prepared.before);
    const good = filesOf(folder);
    writeFileSync(join(folder, 'payload.tar.age'), 'damaged');
    rmSync(join(folder, 'manifest.age'));
    rmSync(join(folder, 'CHECKSUMS.sha256'));
    const damaged = filesOf(folder);
    const steps = (await countSteps(repairing(prepared.place()))).filter(
      ({ path, name }) => /\/place-\d+\/medium(\/|$)/.test(path) && /rename|unlink|rmdir|mkdir/.test(name),
    );
    expect(steps.filter(({ name }) => name.includes('rename')).length).toBeGreaterThanOrEqual(3);
    const moments = steps.map((step) => ({ how: 'killAt' as const, step }));
    const wrong = await prepared.killEach(repairing, moments, async (place) => {
      for (const [name, bytes] of filesOf(copyFolder(place)))
        expect([damaged.get(name), good.get(name)]).toContain(bytes);
      await using(place.open(), async (vault) => {
        const report = await vault.repair({ at: place.medium });
        expect(report.copies.map(({ status }) => status)).not.toContain('failed');
        expect((await vault.verify({ at: place.medium, open: true })).copies).toMatchObject([
          { status: 'verified', level: 'opened' },
        ]);
      });
      expect(filesOf(copyFolder(place))).toEqual(good);
      expect(place.leftovers()).toEqual([]);
    });
    expect(wrong).toEqual([]);
  });
});
