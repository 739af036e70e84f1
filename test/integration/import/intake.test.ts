// What the intake is to a set: generations, labels, what is missing or damaged, and that nothing of it lies about in the clear.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WindowVault } from '../../../electron/core/vault-api.ts';
import { adoptVault } from '../../../electron/core/vault.ts';
import { makeArchive, sealWithAge, wordsOf, type BundleRecipe } from '../../support/bundle-maker.ts';
import { noLoopMount } from '../../support/loop-mount.ts';
import { passphrase, readTree, World } from '../../support/world.ts';

let world: World;
let vault: WindowVault;
beforeEach(async () => {
  world = new World();
  vault = await world.create();
  await vault.addSet({ name: 'node', profile: 'custom', sources: [] });
});
afterEach(() => world.end());

const canary = 'plaintext canary 91d0e7';
const recipe: BundleRecipe = {
  system: 'custom',
  host: 'node1',
  files: { 'etc/a.conf': `${canary}\n`, 'srv/large.bin': `${canary}\n`.repeat(100_000) },
  started: '2026-11-20T08:00:00Z',
};

function bundleFile(changes: Partial<BundleRecipe> = {}, name = 'bundle.tar.age') {
  const sealed = sealWithAge(
    makeArchive(world.medium('work'), { ...recipe, ...changes }),
    vault.publicKeys().recipient,
  );
  rmSync(world.path('work'), { recursive: true });
  writeFileSync(world.path(name), sealed);
  return { bundle: world.path(name), words: wordsOf(sealed), set: 'node' };
}

const intake = (): string[] => readdirSync(world.path('home', 'intake')).toSorted();
const codes = (findings: readonly { code: string }[]): string[] => findings.map(({ code }) => code);
const later = { started: '2026-11-21T08:00:00Z', files: { 'etc/a.conf': 'newer\n' } };

describe('of several generations', () => {
  it('the one that was imported last is part of the set, under the same label; all are kept', async () => {
    await vault.importBundle(bundleFile());
    const second = await vault.importBundle(bundleFile(later));
    expect(second.items.map(({ path }) => path)).toEqual(['node1/etc/a.conf']);
    expect(vault.bundles('node').map(({ label, id }) => [label, id])).toEqual(
      vault.bundles('node').map(({ id }) => ['node1', id]),
    );
    expect(vault.bundles('node')[0]?.id).toBe(second.bundle.id);
    expect(intake()).toHaveLength(2);
    await vault.removeBundle({ set: 'node', id: second.bundle.id, why: 'a test' });
    expect(intake()).toHaveLength(1);
    expect((await vault.scan('node')).items).toHaveLength(2);
    expect(vault.log().events.at(-2)?.what).toMatch(/was removed from "node": "a test"/);
  });

  it('an older one that is imported after a later one is said to be older', async () => {
    await vault.importBundle(bundleFile(later));
    const { findings, items } = await vault.importBundle(bundleFile());
    expect(codes(findings)).toEqual(['bundle-older']);
    expect(items).toHaveLength(2);
  });

  it('another host has its own label, and words that come later confirm the origin', async () => {
    await vault.importBundle(bundleFile());
    const given = bundleFile({ host: 'node2' });
    const { bundle, set, words } = given;
    const without = await vault.importBundle({ bundle, set });
    expect(codes(without.findings)).toEqual(['bundle-origin-unconfirmed']);
    expect(without.items.map(({ path }) => path.split('/')[0])).toEqual(['node1', 'node1', 'node2', 'node2']);
    const again = await vault.importBundle({ bundle, set, words });
    expect(codes(again.findings)).toEqual([]);
    expect(again.bundle).toMatchObject({ originConfirmed: true, id: without.bundle.id });
    // What was confirmed once stays so: these are the same bytes.
    expect((await vault.importBundle({ bundle, set })).bundle.originConfirmed).toBe(true);
    expect(vault.bundles('node')).toHaveLength(2);
  });
});

it('shows no plaintext in the vault folder, on the medium or among temporary files', async () => {
  const temporary = world.medium('tmp');
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = temporary;
  try {
    await vault.importBundle(bundleFile());
    rmSync(world.path('restored'), { recursive: true, force: true });
    const medium = world.medium('stick');
    await vault.export('node', { to: [medium] });
    await vault.drill({ at: medium });
    for (const folder of ['home', 'stick', 'tmp'])
      for (const content of readTree(world.path(folder)).values()) expect(content).not.toContain(canary);
    await vault.restore({ at: medium, set: 'node', into: world.path('restored') });
    expect(readFileSync(world.path('restored/node1/etc/a.conf'), 'utf8')).toContain(canary);
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
});

describe('a bundle that is not in the intake', () => {
  it('is told of by a scan and stops an export, until it is imported again or removed', async () => {
    const given = bundleFile();
    const { bundle } = await vault.importBundle(given);
    const medium = world.medium('stick');
    await vault.export('node', { to: [medium] });
    rmSync(world.path('home', 'intake', `${bundle.id}.tar.age`));
    const scan = await vault.scan('node');
    expect(codes(scan.findings)).toEqual(['bundle-missing']);
    await expect(vault.export('node', { to: [medium] })).rejects.toMatchObject({ code: 'bundle-missing' });
    expect((await vault.status('node')).sets[0]?.freshness).toBe('unknown');
    expect(codes((await vault.importBundle(given)).findings)).toEqual([]);
    expect((await vault.export('node', { to: [medium] })).copies[0]).toMatchObject({ unchanged: true });
  });

  it('is what an adopted vault begins with; its copies restore all the same', async () => {
    await vault.importBundle(bundleFile());
    const medium = world.medium('stick');
    await vault.export('node', { to: [medium] });
    const { vault: adopted } = await adoptVault(
      { home: world.path('second'), at: medium, passphrase: passphrase() },
      world.options,
    );
    world.keep(adopted);
    expect(adopted.bundles('node')).toEqual(vault.bundles('node'));
    expect(codes((await adopted.scan('node')).findings)).toEqual(['bundle-missing']);
    await adopted.restore({ at: medium, set: 'node', into: world.path('restored') });
    expect(readFileSync(world.path('restored/node1/etc/a.conf'), 'utf8')).toContain(canary);
  });
});

it('a bundle that is damaged in the intake is critical, left out and not exported', async () => {
  const given = bundleFile();
  const { bundle } = await vault.importBundle(given);
  const kept = world.path('home', 'intake', `${bundle.id}.tar.age`);
  const bytes = readFileSync(kept);
  bytes.writeUInt8(bytes.readUInt8(100_000) ^ 1, 100_000);
  writeFileSync(kept, bytes);
  const scan = await vault.scan('node');
  expect(scan.findings).toMatchObject([{ code: 'bundle-damaged', severity: 'critical', subject: 'node1' }]);
  expect(scan.items).toEqual([]);
  await expect(vault.export('node', { to: [world.medium('stick')] })).rejects.toMatchObject({
    code: 'bundle-damaged',
  });
  truncateSync(kept, 50_000);
  expect(codes((await vault.scan('node')).findings)).toEqual(['bundle-damaged']);
  expect(codes((await vault.importBundle(given)).findings)).toEqual([]);
});

it('a set with neither folder nor bundle says so, and a set with bundles is not removed', async () => {
  expect(codes((await vault.scan('node')).findings)).toEqual(['nothing-to-read']);
  const { bundle } = await vault.importBundle(bundleFile());
  await expect(vault.removeSet('node')).rejects.toMatchObject({ code: 'bad-input' });
  await expect(vault.removeBundle({ set: 'node', id: 'ffff', why: 'x' })).rejects.toMatchObject({
    code: 'bundle-unknown',
  });
  await expect(vault.removeBundle({ set: 'node', id: bundle.id, why: ' ' })).rejects.toMatchObject({
    code: 'bad-input',
  });
  await vault.removeBundle({ set: 'node', id: bundle.id, why: 'the host is gone' });
  await vault.removeSet('node');
});

it('says which files changed on the host while they were packed', async () => {
  const { findings } = await vault.importBundle(
    bundleFile({
      spoil: (folder) => writeFileSync(`${folder}/files/etc/a.conf`, 'meanwhile\n'),
      endNotes: ['Changed while it was packed: /etc/a.conf'],
    }),
  );
  expect(findings).toMatchObject([{ code: 'bundle-file-changed', subject: 'node1/etc/a.conf' }]);
});

it('clears away what an import that was cut off left, and nothing else', async () => {
  const { bundle } = await vault.importBundle(bundleFile());
  const stray = `${'0'.repeat(32)}.tar.age`;
  writeFileSync(world.path('home', 'intake', stray), 'half');
  writeFileSync(world.path('home', 'intake', 'x.partial'), 'half');
  await vault.importBundle(bundleFile(later));
  expect(intake()).toHaveLength(2);
  expect(intake()).toContain(`${bundle.id}.tar.age`);
});

it.skipIf(noLoopMount !== null)(
  'leaves nothing where the disk of the vault is full (needs mount)',
  async () => {
    const given = bundleFile();
    const full = world.medium('full');
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', full]);
    try {
      await vault.close();
      renameSync(world.path('home', 'settings.json'), world.path('settings.json'));
      execFileSync('cp', ['-a', `${world.path('home')}/.`, full]);
      const tight = await world.reopen('full');
      const room = tight.log().events.length;
      await expect(tight.importBundle(given)).rejects.toMatchObject({
        code: 'catalogue-unwritable',
        message: expect.stringMatching(/free, and this bundle needs/),
      });
      expect(readdirSync(`${full}/intake`)).toEqual([]);
      expect(tight.log().events).toHaveLength(room);
      await tight.close();
    } finally {
      execFileSync('umount', ['-l', full]);
    }
  },
);
