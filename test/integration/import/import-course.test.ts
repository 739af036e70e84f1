import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importReportSchema } from '../../../shared/domain/bundle-report.ts';
import type { WindowVault } from '../../../electron/core/vault-api.ts';
import {
  busyboxTar,
  gnuTar,
  makeArchive,
  paxTar,
  sealWithAge,
  sha256Of,
  wordsOf,
  type BundleRecipe,
} from '../../support/bundle-maker.ts';
import { readTree, World } from '../../support/world.ts';

let world: World;
let vault: WindowVault;
beforeEach(async () => {
  world = new World();
  vault = await world.create();
});
afterEach(() => world.end());

const long = `var/lib/${'a-rather-long-name-'.repeat(6)}/${'another-long-name-'.repeat(6)}.bin`;
const large = Buffer.alloc(3_000_000, 'plaintext canary of the large file\n');
const recipe: BundleRecipe = {
  system: 'custom',
  host: 'node1',
  files: {
    'etc/service/config.yaml': 'port: 1\n',
    'etc/service/key.skey': '{"type":"StakePoolSigningKey_ed25519","description":"","cborHex":"5820aa"}\n',
    'srv/data.bin': large,
    'srv/empty': '',
    'srv/naïve name.txt': 'text\n',
    [long]: 'long\n',
  },
  modes: { 'etc/service/config.yaml': 0o644, 'etc/service/key.skey': 0o644 },
  links: { 'etc/service/current.yaml': 'config.yaml' },
};

/** Puts a sealed bundle of the recipe beside the vault. */
function bundleFile(made: BundleRecipe = recipe, name = 'bundle.tar.age'): { path: string; words: string } {
  const sealed = sealWithAge(makeArchive(world.medium('work'), made), vault.publicKeys().recipient);
  writeFileSync(world.path(name), sealed);
  return { path: world.path(name), words: wordsOf(sealed) };
}

describe.each([
  ['GNU tar', gnuTar],
  ['GNU tar in pax format', paxTar],
  ['busybox tar', busyboxTar],
])('a bundle packed by %s', (_, tar) => {
  it('comes through import, export, drill and restore as it was packed', async () => {
    await vault.addSet({ name: 'node', profile: 'custom', sources: [] });
    const { path, words } = bundleFile({ ...recipe, tar });
    const report = importReportSchema.parse(await vault.importBundle({ bundle: path, set: 'node', words }));
    expect(report.bundle).toMatchObject({ originConfirmed: true, label: 'node1' });
    expect(report.bundle.conditions).toMatchObject({ host: 'node1', serviceStopped: true });
    expect(report.items.map((item) => item.path).toSorted()).toEqual(
      [...Object.keys(recipe.files), 'etc/service/current.yaml'].map((name) => `node1/${name}`).toSorted(),
    );
    const medium = world.medium('stick');
    const { copies, snapshot } = await vault.export('node', { to: [medium] });
    expect(copies[0]).toMatchObject({ status: 'verified' });
    expect(snapshot.items).toBe(report.items.length);
    expect(await vault.drill({ at: medium })).toMatchObject({ status: 'passed', failures: [] });
    await vault.restore({ at: medium, set: 'node', into: world.path('restored') });
    const restored = readTree(world.path('restored', 'node1'));
    for (const [name, content] of Object.entries(recipe.files))
      expect(restored.get(name)).toBe(Buffer.from(content).toString('latin1'));
    expect(statSync(world.path('restored', 'node1', 'etc/service/config.yaml')).mode & 0o7777).toBe(0o644);
    expect(statSync(world.path('restored', 'node1', 'etc/service/key.skey')).mode & 0o7777).toBe(0o600);
  });
});

it('keeps the sealed file as it came, for the owner alone', async () => {
  await vault.addSet({ name: 'node', profile: 'custom', sources: [] });
  const { path } = bundleFile();
  const { bundle } = await vault.importBundle({ bundle: path, set: 'node' });
  const kept = world.path('home', 'intake', `${bundle.id}.tar.age`);
  expect(readFileSync(kept).equals(readFileSync(path))).toBe(true);
  expect(statSync(kept).mode & 0o777).toBe(0o600);
  expect(statSync(world.path('home', 'intake')).mode & 0o777).toBe(0o700);
  expect(readdirSync(world.path('home', 'intake'))).toEqual([`${bundle.id}.tar.age`]);
  expect(bundle).toMatchObject({ originConfirmed: false, sha256: sha256Of(readFileSync(path)) });
});
