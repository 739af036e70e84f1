// What a bundle can be that a folder cannot: without its words, taken from a running service, gone, damaged, not the latest. The
// content is the practice validator, packed with stock tools, so that nothing else is to be said of it.
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makePracticeSet } from '../../../electron/core/practice/practice-sets.ts';
import type { WindowVault } from '../../../electron/core/vault-api.ts';
import { makeArchive, sealWithAge, wordsOf, type BundleRecipe } from '../../support/bundle-maker.ts';
import { shelfSeed } from '../../support/practice-shelf.ts';
import { hasTool } from '../../support/stock-tools.ts';
import { World } from '../../support/world.ts';

let world: World;
let vault: WindowVault;
let files: Record<string, Buffer>;
let modes: Record<string, number>;
/** Each test has a set of its own. */
let set = '';

beforeAll(async () => {
  world = new World();
  vault = await world.create();
  const folder = world.path('originals');
  await makePracticeSet('loom-node', folder, { seed: shelfSeed, now: world.clock.ms });
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  files = Object.fromEntries(names.map((name) => [`srv/${name}`, readFileSync(join(folder, name))]));
  modes = Object.fromEntries(names.map((name) => [`srv/${name}`, statSync(join(folder, name)).mode & 0o777]));
});
afterAll(() => world.end());

beforeEach(async ({ task }) => {
  set = task.name;
  await vault.addSet({ name: set, profile: 'loom-node', sources: [] });
});

/** Packs, seals and imports; answers where the sealed file is kept. */
async function imported(changes: Partial<BundleRecipe> = {}, withWords = true): Promise<string> {
  const started = new Date(world.clock.ms).toISOString().replace('.000', '');
  const recipe = { system: 'loom-node', host: 'node1', files, modes, started, ...changes };
  const sealed = sealWithAge(makeArchive(world.medium('work'), recipe), vault.publicKeys().recipient);
  const bundle = world.path('bundle.tar.age');
  writeFileSync(bundle, sealed);
  const report = await vault.importBundle({ bundle, set, ...(withWords && { words: wordsOf(sealed) }) });
  return world.path('home', 'intake', `${report.bundle.id}.tar.age`);
}

const codes = async (): Promise<string[]> => (await vault.scan(set)).findings.map(({ code }) => code);

describe.skipIf(!hasTool('age'))('a scan says of a set whose bundle (needs age)', () => {
  it('was taken with the service stopped, and confirmed by its words: nothing', async () => {
    await imported();
    expect(await codes()).toEqual([]);
  });

  it('was imported without its words: bundle-origin-unconfirmed', async () => {
    await imported({}, false);
    expect(await codes()).toEqual(['bundle-origin-unconfirmed']);
  });

  it('was taken while the service ran: service-not-stopped', async () => {
    await imported({ serviceStopped: 'no' });
    expect(await codes()).toEqual(['service-not-stopped']);
  });

  it('is older than one that was imported before it: bundle-older', async () => {
    await imported();
    world.clock.forwardDays(1);
    await imported({
      started: new Date(world.clock.ms - 3 * 24 * 60 * 60 * 1000).toISOString().replace('.000', ''),
    });
    expect(await codes()).toEqual(['bundle-older']);
  });

  it('holds a file that changed while it was packed: bundle-file-changed', async () => {
    await imported({
      spoil: (folder) => writeFileSync(join(folder, 'files/srv/loom/loom.yml'), 'ChainID: "practice-2"\n'),
      endNotes: ['changed while it was packed: srv/loom/loom.yml'],
    });
    expect(await codes()).toEqual(['bundle-file-changed']);
  });

  it('is gone from the intake: bundle-missing', async () => {
    rmSync(await imported());
    expect(await codes()).toEqual(['bundle-missing']);
  });

  it('was damaged in the intake: bundle-damaged', async () => {
    const kept = await imported();
    const bytes = readFileSync(kept);
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
    writeFileSync(kept, bytes);
    expect(await codes()).toEqual(['bundle-damaged']);
  });
});

describe('a scan says of a set that has neither source nor bundle', () => {
  it('nothing-to-read', async () => {
    expect(await codes()).toEqual(['nothing-to-read']);
  });
});
