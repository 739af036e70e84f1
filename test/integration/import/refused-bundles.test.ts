// Bundles that are not what a host made for this vault: each refused by its name, and nothing of it left behind.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WindowVault } from '../../../electron/core/vault-api.ts';
import { generateIdentity, recipientOf } from '../../../electron/core/crypto/age/x25519.ts';
import { loadSodium } from '../../../electron/core/crypto/sodium.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { wordsOfBundle } from '../../../shared/domain/words-of-bundle.ts';
import { makeArchive, sealWithAge, wordsOf, type BundleRecipe } from '../../support/bundle-maker.ts';
import { readTree, World } from '../../support/world.ts';

let world: World;
let vault: WindowVault;
const canary = 'plaintext canary 5c1f';

const recipe: BundleRecipe = {
  system: 'custom',
  host: 'node1',
  files: { 'etc/a.conf': `${canary}\n`, 'srv/b.bin': canary.repeat(20_000) },
};

beforeAll(async () => {
  await loadSodium();
  world = new World();
  vault = await world.create();
  await vault.addSet({ name: 'node', profile: 'custom', sources: [] });
});
afterAll(() => world.end());

const archive = (changes: Partial<BundleRecipe> = {}): Buffer =>
  makeArchive(world.medium('work'), { ...recipe, ...changes });
const sealed = (plaintext: Uint8Array = archive()): Buffer =>
  sealWithAge(plaintext, vault.publicKeys().recipient);

/** Imports the bytes as a bundle; answers how it was refused, after demanding an untouched vault folder and journal. */
async function refusalOf(bytes: Uint8Array, input: { set?: string; words?: string } = {}): Promise<string> {
  const path = world.path('bundle.tar.age');
  writeFileSync(path, bytes);
  const before = { tree: readTree(world.path('home')), events: vault.log().events.length };
  const code = await vault.importBundle({ bundle: path, set: 'node', ...input }).then(
    () => 'imported',
    (error: unknown) => (error instanceof ColdkeepError ? error.code : String(error)),
  );
  expect(readTree(world.path('home'))).toEqual(before.tree);
  expect(readdirSync(world.path('home', 'intake'))).toEqual([]);
  expect(vault.log().events).toHaveLength(before.events);
  expect(vault.bundles('node')).toEqual([]);
  return code;
}

describe('a bundle is refused', () => {
  it('where it was sealed for another vault', async () => {
    expect(await refusalOf(sealWithAge(archive(), recipientOf(generateIdentity())))).toBe('bundle-foreign');
  });

  it('where it is of another system, or the set is unknown', async () => {
    expect(await refusalOf(sealed(archive({ system: 'loom-node' })))).toBe('bundle-mismatch');
    expect(await refusalOf(sealed(), { set: 'nothing' })).toBe('set-unknown');
  });

  it('where its words differ, are a word short, or are none', async () => {
    const bytes = sealed();
    expect(await refusalOf(bytes, { words: wordsOf(Buffer.from('another')) })).toBe('bundle-words-differ');
    expect(await refusalOf(bytes, { words: wordsOf(bytes).split(/\s+/).slice(1).join(' ') })).toBe(
      'bad-input',
    );
    expect(await refusalOf(bytes, { words: 'correct horse battery staple' })).toBe('bad-input');
    // Words of the archive instead of those of the sealed file that was carried over.
    expect(await refusalOf(bytes, { words: wordsOfBundle('00'.repeat(16)).join(' ') })).toBe(
      'bundle-words-differ',
    );
  });

  it.each([
    ['empty', () => Buffer.alloc(0)],
    ['no age file', () => Buffer.from('hello, this is not a bundle\n'.repeat(50))],
    ['armored', () => Buffer.from('-----BEGIN AGE ENCRYPTED FILE-----\n')],
    ['sealed, but no archive in it', () => sealed(Buffer.from('no tar'))],
    ['sealed, and nothing in it', () => sealed(Buffer.alloc(0))],
  ])('where it is %s', async (_, make) => {
    expect(await refusalOf(make())).toBe('bundle-damaged');
  });

  it('wherever its file was cut short', async () => {
    const bytes = sealed();
    const chunk = 64 * 1024 + 16;
    const ends = [20, 100, 180, bytes.length - 1, bytes.length - 16, bytes.length % chunk, chunk + 200];
    for (const length of ends) expect(await refusalOf(bytes.subarray(0, length))).toBe('bundle-damaged');
  });

  it('wherever one byte of it was changed', async () => {
    const bytes = sealed();
    for (const part of [0.0001, 0.0005, 0.3, 0.6, 0.999]) {
      const changed = Buffer.from(bytes);
      const at = Math.floor(bytes.length * part);
      changed.writeUInt8(changed.readUInt8(at) ^ 4, at);
      const path = world.path('bundle.tar.age');
      writeFileSync(path, changed);
      // A change in the stanza makes it nobody's; any other damages it.
      await expect(vault.importBundle({ bundle: path, set: 'node' })).rejects.toMatchObject({
        code: expect.stringMatching(/^bundle-(damaged|foreign)$/),
      });
      expect(readdirSync(world.path('home', 'intake'))).toEqual([]);
    }
  });

  it('wherever its archive was cut short before it was sealed', async () => {
    const whole = archive();
    for (const length of [512, 1024, 1536, 20_000, whole.length - 10_240, whole.length - 11_000])
      expect(await refusalOf(sealed(whole.subarray(0, length)))).toBe('bundle-damaged');
  });

  it.each<[string, string, Partial<BundleRecipe>]>([
    ['has no end', 'bundle-damaged', { members: (all) => all.filter((name) => !name.endsWith('/end')) }],
    ['has no checksums', 'bundle-hostile', { members: (all) => all.filter((name) => !name.endsWith('256')) }],
    ['has no conditions', 'bundle-damaged', { members: (all) => all.slice(1) }],
    [
      'has another order',
      'bundle-hostile',
      { members: (all) => [...all.slice(0, -2), ...all.slice(-2).toReversed()] },
    ],
    [
      'has a file beside its own',
      'bundle-hostile',
      {
        spoil: (folder) => writeFileSync(join(folder, 'more'), 'x'),
        members: (all) => all.toSpliced(1, 0, 'coldkeep-bundle/more'),
      },
    ],
    [
      'has the same file twice',
      'bundle-hostile',
      {
        members: (all) => all.toSpliced(1, 0, 'coldkeep-bundle/files/etc/a.conf'),
      },
    ],
    [
      'has a wrong checksum',
      'bundle-damaged',
      {
        spoil: (folder) => writeFileSync(join(folder, 'files/etc/a.conf'), 'something else\n'),
      },
    ],
    [
      'has a checksum of nothing',
      'bundle-damaged',
      {
        spoil: (folder) => rmSync(join(folder, 'files/etc/a.conf')),
      },
    ],
    [
      'has a file without a checksum',
      'bundle-damaged',
      {
        spoil: (folder) => writeFileSync(join(folder, 'files/etc/unlisted'), 'x'),
      },
    ],
    [
      'says another number of files',
      'bundle-damaged',
      {
        spoil: (folder) => writeFileSync(join(folder, 'end'), 'ended: 2026-11-20T08:00:00Z\nfiles: 3\n'),
      },
    ],
    [
      'has conditions that are none',
      'bundle-damaged',
      {
        spoil: (folder) => appendFileSync(join(folder, 'conditions'), 'no key\n'),
      },
    ],
    [
      'holds a device',
      'bundle-hostile',
      {
        spoil: (folder) => execFileSync('mknod', [join(folder, 'files/etc/null'), 'c', '1', '3']),
      },
    ],
    [
      'has a link that leads out',
      'bundle-hostile',
      {
        spoil: (folder) => symlinkSync('../../../../../etc/passwd', join(folder, 'files/etc/out')),
      },
    ],
    [
      'holds a sparse file',
      'bundle-hostile',
      {
        tar: ['tar', '--format=gnu', '--sparse'],
        spoil: (folder) => execFileSync('truncate', ['-s', '10M', join(folder, 'files/etc/sparse')]),
      },
    ],
  ])('where it %s', async (_, code, changes) => {
    expect(await refusalOf(sealed(archive(changes)))).toBe(code);
  });

  it.each([
    ['upwards', 's,^coldkeep-bundle/files/etc,coldkeep-bundle/files/../../../etc,'],
    ['to an absolute path', 's,^coldkeep-bundle/files/etc,/etc,'],
    ['into another folder', 's,^coldkeep-bundle/files/etc,elsewhere/etc,'],
  ])('where a name of it leads %s', async (_, transform) => {
    const tar = ['tar', '--format=gnu', '--absolute-names', `--transform=${transform}`];
    expect(await refusalOf(sealed(archive({ tar })))).toBe('bundle-hostile');
  });

  it('where it is no file, or none at all', async () => {
    mkdirSync(world.path('folder'), { recursive: true });
    for (const bundle of [world.path('folder'), world.path('nowhere.tar.age')])
      await expect(vault.importBundle({ bundle, set: 'node' })).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('as a plain tar, where it holds a secret', async () => {
    const secret = {
      'etc/pool/cold.skey': '{"type":"StakePoolSigningKey_ed25519","description":"","cborHex":"5820aa"}\n',
    };
    expect(await refusalOf(archive({ files: { ...recipe.files, ...secret } }))).toBe('bundle-unsealed');
  });

  it('by a look into it, too, which keeps nothing in any case', async () => {
    const path = world.path('looked-at.tar.age');
    writeFileSync(path, sealed());
    const before = readTree(world.path('home'));
    expect(await vault.inspectBundle(path)).toMatchObject({ sealed: true, items: 2, sets: ['node'] });
    writeFileSync(path, sealed().subarray(0, -1));
    await expect(vault.inspectBundle(path)).rejects.toMatchObject({ code: 'bundle-damaged' });
    expect(readTree(world.path('home'))).toEqual(before);
  });
});

it('takes a plain tar of what may be public, and seals it', async () => {
  const path = world.path('plain.tar');
  const bytes = archive();
  writeFileSync(path, bytes);
  const { bundle, items } = await vault.importBundle({ bundle: path, set: 'node', words: wordsOf(bytes) });
  expect(bundle.originConfirmed).toBe(true);
  expect(items.map((item) => item.path)).toEqual(['node1/etc/a.conf', 'node1/srv/b.bin']);
  const kept = readFileSync(world.path('home', 'intake', `${bundle.id}.tar.age`));
  expect(kept.includes(canary)).toBe(false);
  expect(kept.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
  await vault.removeBundle({ set: 'node', id: bundle.id.slice(0, 8), why: 'it was a test' });
  expect(readdirSync(world.path('home', 'intake'))).toEqual([]);
});
