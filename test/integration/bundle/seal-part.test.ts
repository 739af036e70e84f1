// Sealing from real folders: what is sealed is what was scanned, or there is no file.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBytes } from '../../../electron/core/crypto/age/opener.ts';
import { X25519Identity } from '../../../electron/core/crypto/age/x25519.ts';
import { loadSodium } from '../../../electron/core/crypto/sodium.ts';
import type { Progress } from '../../../shared/domain/progress.ts';
import { SealedSource } from '../../support/sealed-source.ts';
import { archiveOf, fileItem, sha256Of, SourceTree } from '../../support/source-tree.ts';

const isRoot = process.getuid?.() === 0;

describe('sealPart', () => {
  let tree: SourceTree;
  let part: SealedSource;
  beforeAll(async () => {
    await loadSodium();
  });
  beforeEach(() => {
    tree = new SourceTree();
    part = new SealedSource(tree);
    tree.file('a', 'one');
    tree.file('folder/b', Buffer.alloc(700_000, 'two'));
    tree.link('folder/link', 'b');
  });
  afterEach(() => tree.remove());

  it('answers the length and SHA-256 of a file that only its owner can read', async () => {
    const sealed = await part.seal(await part.scan());
    const bytes = readFileSync(part.outPath);
    expect(sealed).toEqual({ bytes: bytes.length, sha256: sha256Of(bytes) });
    expect(statSync(part.outPath).mode & 0o777).toBe(0o600);
  });

  it('seals the same archive each time, and never the same bytes', async () => {
    const items = await part.scan();
    await part.seal(items);
    await part.seal(items, {}, tree.beside('again'));
    const [first, second] = [part.outPath, tree.beside('again')].map((path) => readFileSync(path));
    const open = (sealed: Uint8Array = new Uint8Array()) =>
      Buffer.from(openBytes([new X25519Identity(part.secret)], sealed, 10_000_000));
    expect(open(first)).toEqual(open(second));
    expect(first?.equals(second ?? new Uint8Array())).toBe(false);
    expect(open(first)).toEqual(
      archiveOf(
        items.map((item) => [item, item.type === 'file' ? readFileSync(tree.at(item.path.slice(5))) : '']),
      ),
    );
  });

  it('seals nothing as an empty archive', async () => {
    await part.seal([]);
    expect(await part.open([])).toEqual({ items: 0, bytes: 0, failures: [] });
  });

  it('reports progress up to the end', async () => {
    const seen: Progress[] = [];
    const items = await part.scan();
    await part.seal(items, { onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toMatchObject({ phase: 'sealing', done: 700_003, total: 700_003, unit: 'bytes' });
  });

  it.each<[string, () => void]>([
    ['a file has other content', () => tree.file('a', 'two')],
    ['a file is longer', () => appendFileSync(tree.at('folder/b'), 'x')],
    ['a file is shorter', () => tree.file('folder/b', 'x')],
    ['a file is gone', () => unlinkSync(tree.at('a'))],
    ['a folder is gone', () => rmSync(tree.at('folder'), { recursive: true })],
    [
      'a file is a link to the same content',
      () => {
        writeFileSync(tree.beside('same'), 'one');
        unlinkSync(tree.at('a'));
        tree.link('a', '../same');
      },
    ],
    [
      'a folder is a link to the same content',
      () => {
        execFileSync('mv', [tree.at('folder').toString(), tree.beside('moved')]);
        tree.link('folder', '../moved');
      },
    ],
    [
      'a file is a folder',
      () => {
        unlinkSync(tree.at('a'));
        tree.emptyFolder('a');
      },
    ],
    [
      'a link points elsewhere',
      () => {
        unlinkSync(tree.at('folder/link'));
        tree.link('folder/link', '../a');
      },
    ],
    [
      'a link is a file',
      () => {
        unlinkSync(tree.at('folder/link'));
        tree.file('folder/link', 'b');
      },
    ],
  ])('leaves no file if %s since the scan', async (_, change) => {
    const items = await part.scan();
    change();
    await expect(part.seal(items)).rejects.toMatchObject({ code: 'source-changing' });
    expect(existsSync(part.outPath)).toBe(false);
  });

  it('leaves no file if a file is cut short while it is read', async () => {
    const path = tree.file('large', Buffer.alloc(30 * 1024 * 1024));
    const sealing = part.seal(await part.scan(), { onProgress: () => writeFileSync(path, 'short') });
    await expect(sealing).rejects.toMatchObject({ code: 'source-changing' });
    expect(existsSync(part.outPath)).toBe(false);
  });

  it('leaves no file if the source is gone', async () => {
    const items = await part.scan();
    rmSync(tree.root, { recursive: true });
    await expect(part.seal(items)).rejects.toMatchObject({ code: 'source-missing' });
    expect(existsSync(part.outPath)).toBe(false);
  });

  it('leaves no file if it is cancelled', async () => {
    tree.file('large', Buffer.alloc(30 * 1024 * 1024));
    const items = await part.scan();
    const controller = new AbortController();
    const sealing = part.seal(items, { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(sealing).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(part.outPath)).toBe(false);
  });

  it('does not touch a file that stands there already', async () => {
    writeFileSync(part.outPath, 'not ours');
    await expect(part.seal(await part.scan())).rejects.toMatchObject({ code: 'catalogue-unwritable' });
    expect(readFileSync(part.outPath, 'utf8')).toBe('not ours');
  });

  it('seals no items that lead out of their source', async () => {
    writeFileSync(tree.beside('outside'), 'x');
    const items = [fileItem('pool/../outside', 'x')];
    await expect(part.seal(items)).rejects.toMatchObject({ code: 'manifest-mismatch' });
    expect(existsSync(part.outPath)).toBe(false);
  });

  it.skipIf(!isRoot)('leaves no file on a full disk (needs root to mount)', async () => {
    const items = await part.scan();
    const small = tree.beside('small');
    mkdirSync(small);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', small]);
    try {
      const sealing = part.seal(items, {}, `${small}/part`);
      await expect(sealing).rejects.toMatchObject({
        code: 'catalogue-unwritable',
        message: expect.stringContaining('no room') as string,
      });
      expect(existsSync(`${small}/part`)).toBe(false);
    } finally {
      execFileSync('umount', [small]);
    }
  });
});
