// Opening onto real folders: what is restored is what the manifest says, or it is not there.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import * as fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { payloadNonceBytes, sealedChunkBytes } from '../../../electron/core/crypto/age/chunk-cipher.ts';
import { generateIdentity, X25519Identity } from '../../../electron/core/crypto/age/x25519.ts';
import { loadSodium } from '../../../electron/core/crypto/sodium.ts';
import type { Item } from '../../../shared/domain/item.ts';
import { SealedSource } from '../../support/sealed-source.ts';
import {
  archiveOf,
  type Entry,
  fileItem,
  folderItem,
  linkItem,
  sha256Of,
  snapshotOfFolder,
  SourceTree,
} from '../../support/source-tree.ts';

const isRoot = process.getuid?.() === 0;

describe('openPart', () => {
  let tree: SourceTree;
  let part: SealedSource;
  let out: string;
  beforeAll(async () => {
    await loadSodium();
  });
  beforeEach(() => {
    tree = new SourceTree();
    part = new SealedSource(tree);
    out = tree.beside('out');
  });
  afterEach(() => tree.remove());

  /** Puts a sealed archive of these entries where the part should be. */
  const forge = (...entries: Entry[]): void => writeFileSync(part.outPath, part.sealed(archiveOf(entries)));
  const left = (): string[] => (existsSync(out) ? readdirSync(out) : []);

  async function sealSome(): Promise<Item[]> {
    tree.file('a', 'one', 0o640);
    tree.file('folder/large', Buffer.alloc(500_000, 'large'), 0o755);
    tree.file(Buffer.from('folder/\xff', 'latin1'), 'odd');
    tree.file('key.skey', 'secret', 0o400);
    tree.emptyFolder('folder/empty', 0o711);
    tree.link('folder/link', '../a');
    const items = await part.scan();
    await part.seal(items);
    return items;
  }

  async function slice(): Promise<{ items: Item[]; files: string[]; sha256: string }> {
    const items = await sealSome();
    const whole = readFileSync(part.outPath);
    const files = [0, 1, 2].map((index) => `${part.outPath}.00${index}`);
    for (const [index, file] of files.entries())
      writeFileSync(file, whole.subarray(index * 200_000, (index + 1) * 200_000));
    return { items, files, sha256: sha256Of(whole) };
  }

  it('restores everything as it was', async () => {
    const items = await sealSome();
    const opened = await part.open(items);
    expect(opened).toEqual({ items: items.length, bytes: 3 + 500_000 + 3 + 6, failures: [] });
    expect(snapshotOfFolder(`${out}/pool`)).toEqual(snapshotOfFolder(tree.root));
    expect(statSync(out).mode & 0o777).toBe(0o700);
    expect(statSync(`${out}/pool/folder`).mode & 0o777).toBe(0o700);
  });

  it('compares everything without touching the disk', async () => {
    const items = await sealSome();
    const opened = await part.open(items, { into: null });
    expect(opened).toEqual({ items: items.length, bytes: 500_012, failures: [] });
    expect(readdirSync(tree.folder).toSorted()).toEqual(['payload.tar.age', 'pool']);
  });

  it('never makes a secret file wider than 0600, and leaves other modes alone', async () => {
    const items = [
      fileItem('s/a', 'x', { kind: 'secret-hot', mode: 0o700 }),
      fileItem('s/b', 'x', { kind: 'secret-cold', mode: 0o400 }),
      fileItem('s/c', 'x', { kind: 'binary', mode: 0o2755 }),
    ];
    forge(...items.map((item): Entry => [item, 'x']));
    await part.open(items);
    const modes = ['a', 'b', 'c'].map((name) => (statSync(`${out}/s/${name}`).mode & 0o7777).toString(8));
    expect(modes).toEqual(['600', '400', '2755']);
  });

  it('writes only the wanted kinds, and compares all', async () => {
    const secret = fileItem('s/a', 'x', { kind: 'secret-cold' });
    const other = fileItem('s/b', 'y');
    forge([secret, 'x'], [other, 'z']);
    const opened = await part.open([secret, other], { onlyKinds: ['secret-cold'] });
    expect(opened).toMatchObject({ items: 1, bytes: 1, failures: [{ path: 's/b' }] });
    expect(readdirSync(`${out}/s`)).toEqual(['a']);
  });

  it('adds a second part beside the first', async () => {
    const [first, second] = [fileItem('s/d/a', 'x'), fileItem('s/d/b', 'y')];
    forge([first, 'x']);
    await part.open([first]);
    forge([second, 'y']);
    expect(await part.open([second])).toMatchObject({ items: 1, failures: [] });
    expect(readdirSync(`${out}/s/d`)).toEqual(['a', 'b']);
  });

  describe('an item that fails', () => {
    it('is not there and is listed, the others are restored', async () => {
      const [good, bad, last] = [fileItem('s/a', 'x'), fileItem('s/b', 'right'), fileItem('s/c', 'y')];
      forge([good, 'x'], [bad, 'wrong'], [last, 'y']);
      const opened = await part.open([good, bad, last]);
      expect(opened).toMatchObject({
        items: 2,
        failures: [{ path: 's/b', reason: expect.stringContaining('SHA-256') as string }],
      });
      expect(readdirSync(`${out}/s`)).toEqual(['a', 'c']);
    });

    it('does not write over what is there', async () => {
      const item = fileItem('s/a', 'x');
      forge([item, 'x']);
      mkdirSync(`${out}/s`, { recursive: true });
      writeFileSync(`${out}/s/a`, 'not ours');
      const opened = await part.open([item]);
      expect(opened).toMatchObject({ items: 0, failures: [{ path: 's/a' }] });
      expect(readFileSync(`${out}/s/a`, 'utf8')).toBe('not ours');
    });

    it.each([
      ['a file', fileItem('s/a', 'x'), 's/a'],
      ['a folder on the way', fileItem('s/d/a', 'x'), 's/d'],
      ['the source', fileItem('s/a', 'x'), 's'],
      ['a link', linkItem('s/a', 'b'), 's/a'],
      ['an empty folder', folderItem('s/d/'), 's/d'],
    ])('does not go through a link that stands in the place of %s', async (_, item, place) => {
      mkdirSync(tree.beside('elsewhere'));
      mkdirSync(out);
      if (place !== 's') mkdirSync(`${out}/s`);
      symlinkSync(tree.beside('elsewhere'), `${out}/${place}`);
      forge([item, item.type === 'file' ? 'x' : '']);
      const opened = await part.open([item]);
      expect(opened).toMatchObject({ items: 0, failures: [{ path: item.path }] });
      expect(readdirSync(tree.beside('elsewhere'))).toEqual([]);
      expect(lstatSync(`${out}/${place}`).isSymbolicLink()).toBe(true);
    });

    it('removes a file in whose middle the archive goes astray', async () => {
      const item = fileItem('s/a', 'x'.repeat(2000));
      writeFileSync(part.outPath, part.sealed(archiveOf([[item, 'x'.repeat(2000)]]).subarray(0, 1500)));
      expect(await part.open([item])).toMatchObject({ items: 0, failures: [{ path: 's/a' }] });
      expect(readdirSync(`${out}/s`)).toEqual([]);
    });
  });

  it.each<[string, Item]>([
    ['a way out', fileItem('s/../../escaped', 'x')],
    ['an absolute path', fileItem('/tmp/escaped', 'x')],
    ['a link out', linkItem('s/l', '../../escaped')],
  ])('writes nothing for a manifest with %s', async (_, item) => {
    forge([item, 'x']);
    await expect(part.open([item])).rejects.toMatchObject({ code: 'manifest-mismatch' });
    expect(existsSync(out)).toBe(false);
    expect(existsSync(tree.beside('escaped'))).toBe(false);
  });

  it('writes nothing that only the archive names', async () => {
    const item = fileItem('s/a', 'x');
    forge([fileItem('s/../../escaped', 'x'), 'x'], [item, 'x']);
    expect(await part.open([item])).toMatchObject({ items: 0, failures: [{ path: 's/a' }] });
    expect(left()).toEqual([]);
    expect(existsSync(tree.beside('escaped'))).toBe(false);
  });

  describe('of a damaged part', () => {
    it('leaves nothing of a part that is cut at the end of a chunk', async () => {
      const items = await sealSome();
      const whole = readFileSync(part.outPath);
      const payload = whole.indexOf('\n', whole.indexOf('\n--- ') + 1) + 1 + payloadNonceBytes;
      const chunks = Math.floor((whole.length - payload) / sealedChunkBytes);
      expect(chunks).toBe(7);
      for (let count = 0; count <= chunks; count += 1) {
        writeFileSync(part.outPath, whole.subarray(0, payload + count * sealedChunkBytes));
        await expect(part.open(items)).rejects.toMatchObject({ code: 'payload-damaged' });
        expect(left()).toEqual([]);
      }
    });

    it('leaves nothing of a part that is not the one the manifest names', async () => {
      const items = await sealSome();
      await expect(part.open(items, { sha256: sha256Of('another') })).rejects.toMatchObject({
        code: 'payload-damaged',
      });
      expect(left()).toEqual([]);
    });

    it('leaves nothing, whichever bit is flipped', async () => {
      const items = await sealSome();
      const whole = readFileSync(part.outPath);
      const sha256 = sha256Of(whole);
      await fc.assert(
        fc.asyncProperty(fc.nat(whole.length * 8 - 1), async (bit) => {
          const flipped = Buffer.from(whole);
          flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
          writeFileSync(part.outPath, flipped);
          await expect(part.open(items, { sha256 })).rejects.toMatchObject({ name: 'ColdkeepError' });
          expect(left()).toEqual([]);
        }),
        { numRuns: 60 },
      );
    });

    it('leaves what was there before', async () => {
      const items = await sealSome();
      writeFileSync(part.outPath, readFileSync(part.outPath).subarray(0, -1));
      mkdirSync(`${out}/pool`, { recursive: true });
      writeFileSync(`${out}/pool/earlier`, 'x');
      await expect(part.open(items)).rejects.toMatchObject({ code: 'payload-damaged' });
      expect([...snapshotOfFolder(out).keys()]).toEqual(['pool/earlier']);
    });

    it('says that it was sealed for another vault', async () => {
      const items = await sealSome();
      const identities = [new X25519Identity(generateIdentity())];
      await expect(part.open(items, { identities })).rejects.toMatchObject({ code: 'no-matching-identity' });
      expect(left()).toEqual([]);
    });
  });

  describe('of slices', () => {
    it('joins them', async () => {
      const { items, files, sha256 } = await slice();
      expect(await part.open(items, { files, sha256 })).toMatchObject({ items: items.length, failures: [] });
    });

    it('refuses them in another order', async () => {
      const { items, files, sha256 } = await slice();
      await expect(part.open(items, { files: files.toReversed(), sha256 })).rejects.toMatchObject({
        code: 'header-damaged',
      });
    });

    it.each([
      ['missing', () => undefined],
      ['a link', (path: string) => symlinkSync('payload.tar.age', path)],
      ['a folder', (path: string) => mkdirSync(path)],
    ])('says that one is %s', async (_, make) => {
      const { items, files, sha256 } = await slice();
      make(tree.beside('bad'));
      const sealed = { files: [...files.slice(0, 2), tree.beside('bad')], sha256 };
      await expect(part.open(items, sealed)).rejects.toMatchObject({ code: 'medium-io' });
      expect(left()).toEqual([]);
    });
  });

  it('leaves nothing when it is cancelled', async () => {
    tree.file('a', 'x');
    tree.file('large', Buffer.alloc(30 * 1024 * 1024));
    const items = await part.scan();
    await part.seal(items);
    const controller = new AbortController();
    const opening = part.open(items, {}, { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
    expect(left()).toEqual([]);
  });

  it.skipIf(!isRoot)('leaves nothing on a full disk (needs root to mount)', async () => {
    const items = await sealSome();
    mkdirSync(out);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', out]);
    try {
      await expect(part.open(items)).rejects.toMatchObject({
        code: 'target-unwritable',
        message: expect.stringContaining('no room') as string,
      });
      expect(left()).toEqual([]);
    } finally {
      execFileSync('umount', [out]);
    }
  });

  it('says that it cannot write where there is no folder for it', async () => {
    const items = await sealSome();
    await expect(part.open(items, { into: tree.beside('no/where') })).rejects.toMatchObject({
      code: 'target-unwritable',
    });
  });
});
