// A scan of real folders: what becomes an item, what becomes a finding, and that nothing vanishes.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentDigest } from '../../../electron/core/bundle/digest.ts';
import { assertItems } from '../../../electron/core/bundle/item-rules.ts';
import { scanSources } from '../../../electron/core/capture/scan.ts';
import type { Progress } from '../../../shared/domain/progress.ts';
import { cardanoSpo } from '../../../shared/profiles/cardano-spo.ts';
import { custom } from '../../../shared/profiles/custom.ts';
import { sha256Of, someTimeSeconds, SourceTree } from '../../support/source-tree.ts';

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;
const hasMkfifo = spawnSync('mkfifo', ['--version']).error === undefined;

describe('scanSources', () => {
  let tree: SourceTree;
  beforeEach(() => {
    tree = new SourceTree();
  });
  afterEach(() => tree.remove());

  const scan = () => scanSources({ sources: [tree.source], profile: custom, known: [] }, {});
  const codes = async () =>
    (await scan()).findings
      .filter(({ code }) => code !== 'unclassified')
      .map(({ code, subject }) => `${code} ${subject}`);
  const paths = async () => (await scan()).items.map(({ path }) => path);

  it('finds files, empty folders and links, in byte order of path', async () => {
    tree.file('a/x', 'hello', 0o640);
    tree.file('a.txt');
    tree.emptyFolder('a/empty', 0o750);
    tree.link('a/link', '../a.txt');
    tree.file('.hidden');
    tree.file('.Trash-1000/dropping');
    const found = await scan();
    expect(found.items.map(({ path }) => path)).toEqual([
      'pool/.Trash-1000/dropping',
      'pool/.hidden',
      'pool/a.txt',
      'pool/a/empty/',
      'pool/a/link',
      'pool/a/x',
    ]);
    expect(found.items.find(({ path }) => path === 'pool/a/x')).toEqual({
      path: 'pool/a/x',
      type: 'file',
      key: 'unclassified',
      kind: 'data',
      derivable: false,
      size: 5,
      mode: 0o640,
      mtimeSeconds: someTimeSeconds,
      sha256: sha256Of('hello'),
    });
    expect(found.items.find(({ type }) => type === 'link')).toMatchObject({
      target: '../a.txt',
      mode: 0o777,
      sha256: sha256Of('../a.txt'),
    });
    expect(found.items.find(({ type }) => type === 'folder')).toMatchObject({
      mode: 0o750,
      sha256: sha256Of(''),
    });
    expect(found.contentDigest).toBe(contentDigest(found.items));
    expect(found.bytes).toBe(found.items.reduce((sum, { size }) => sum + size, 0));
    expect(() => assertItems(found.items)).not.toThrow();
  });

  it('scans several sources under their labels', async () => {
    tree.file('x');
    const other = new SourceTree('pool-2');
    try {
      other.file('x');
      const found = await scanSources(
        { sources: [other.source, tree.source], profile: custom, known: [] },
        {},
      );
      expect(found.items.map(({ path }) => path)).toEqual(['pool-2/x', 'pool/x']);
    } finally {
      other.remove();
    }
  });

  it('keeps secrets to their owner whatever their mode, and knows them by content', async () => {
    tree.file(
      'renamed.txt',
      JSON.stringify({ type: 'StakePoolSigningKey_ed25519', description: '', cborHex: '58' }),
      0o664,
    );
    const found = await scanSources({ sources: [tree.source], profile: cardanoSpo, known: [] }, {});
    expect(found.items).toMatchObject([{ key: 'cold-skey', kind: 'secret-cold', mode: 0o600 }]);
  });

  it('says when a private key stands under a public name', async () => {
    tree.file('cold.vkey', JSON.stringify({ type: 'StakePoolSigningKey_ed25519', cborHex: '58' }));
    const found = await scanSources({ sources: [tree.source], profile: cardanoSpo, known: [] }, {});
    expect(found.findings).toContainEqual(
      expect.objectContaining({ code: 'secret-under-public-name', subject: 'pool/cold.vkey' }),
    );
  });

  it('takes the same key in other white space for the same', async () => {
    const key = { type: 'StakePoolVerificationKey_ed25519', cborHex: `5820${'ab'.repeat(32)}` };
    tree.file('cold.vkey', JSON.stringify({ ...key, description: 'one' }, null, 4));
    tree.file('copy/cold.vkey', `${JSON.stringify({ ...key, description: '' })}\n`);
    const found = await scanSources({ sources: [tree.source], profile: cardanoSpo, known: [] }, {});
    expect(found.findings).toContainEqual(
      expect.objectContaining({ code: 'duplicate-conflict', subject: 'cold-vkey', severity: 'info' }),
    );
  });

  it('keeps names that are not UTF-8 with their exact bytes', async () => {
    const name = Buffer.from('caf\xe9', 'latin1');
    tree.file(name, 'x');
    tree.file(Buffer.from('folder \xff/inside', 'latin1'), 'y');
    const found = await scan();
    expect(found.items.map(({ pathB64 }) => Buffer.from(pathB64 ?? '', 'base64').toString('latin1'))).toEqual(
      ['pool/caf\xe9', 'pool/folder \xff/inside'],
    );
    expect(found.findings.filter(({ code }) => code === 'name-not-utf8')).toHaveLength(2);
  });

  it('never follows a link out of the source', async () => {
    writeFileSync(tree.beside('outside'), 'secret');
    mkdirSync(tree.beside('pool-outside'));
    tree.file('inside');
    tree.link('absolute', tree.beside('outside'));
    tree.link('up', '../outside');
    tree.link('folder', '../pool-outside');
    tree.link('around', 'folder/../inside');
    tree.link('fine', './inside');
    expect(await paths()).toEqual(['pool/fine', 'pool/inside']);
    expect(await codes()).toEqual([
      'link-outside pool/absolute',
      'link-outside pool/around',
      'link-outside pool/folder',
      'link-outside pool/up',
    ]);
  });

  it('never descends into a linked folder, even inside the source', async () => {
    tree.file('real/x');
    tree.link('again', 'real');
    tree.link('real/loop', '..');
    expect(await paths()).toEqual(['pool/again', 'pool/real/loop', 'pool/real/x']);
  });

  it('keeps a dangling link, and says so', async () => {
    tree.link('l', 'nothing');
    tree.link('way', 'l/further');
    expect(await paths()).toEqual(['pool/l', 'pool/way']);
    expect(await codes()).toEqual(['link-dangling pool/l']);
  });

  it('leaves a link out whose target is not UTF-8', async () => {
    tree.file(Buffer.from('\xff', 'latin1'));
    tree.link('l', Buffer.from('\xff', 'latin1'));
    expect(await codes()).toContain('link-target-not-utf8 pool/l');
  });

  it.skipIf(!hasMkfifo)('does not open a fifo (needs mkfifo)', async () => {
    execFileSync('mkfifo', [tree.at('pipe').toString()]);
    tree.file('x');
    expect(await paths()).toEqual(['pool/x']);
    expect(await codes()).toEqual(['special-file pool/pipe']);
  });

  it('does not open a socket', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(tree.at('socket').toString(), resolve);
    });
    try {
      const found = await scan();
      expect(found.findings).toContainEqual(
        expect.objectContaining({
          code: 'special-file',
          message: expect.stringContaining('socket') as string,
        }),
      );
    } finally {
      server.close();
    }
  });

  it.skipIf(!isRoot)('does not open a device (needs root to make one)', async () => {
    execFileSync('mknod', [tree.at('null').toString(), 'c', '1', '3']);
    expect(await codes()).toEqual(['special-file pool/null']);
  });

  it.skipIf(!isRoot && process.getuid?.() === nobody)(
    'reports what it may not read (needs another user)',
    async () => {
      tree.file('readable');
      tree.file('locked', 'x', 0o000);
      tree.emptyFolder('closed', 0o000);
      chmodSync(tree.folder, 0o755);
      if (isRoot) process.seteuid?.(nobody);
      try {
        const found = await scan();
        expect(found.items.map(({ path }) => path)).toEqual(['pool/readable']);
        expect(
          found.findings
            .filter(({ severity }) => severity === 'critical')
            .map(({ code, subject }) => `${code} ${subject}`),
        ).toEqual(['unreadable pool/closed/', 'unreadable pool/locked']);
      } finally {
        if (isRoot) process.seteuid?.(0);
      }
    },
  );

  it.skipIf(!isRoot)(
    'takes in a file system that is mounted in the source, and says so (needs root to mount)',
    async () => {
      tree.file('x');
      tree.emptyFolder('mounted');
      const mounted = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', tree.at('mounted').toString()]);
      expect(mounted.status).toBe(0);
      try {
        tree.file('mounted/y');
        expect(await paths()).toEqual(['pool/mounted/y', 'pool/x']);
        expect(await codes()).toEqual(['mount-point pool/mounted/']);
      } finally {
        execFileSync('umount', [tree.at('mounted').toString()]);
      }
    },
  );

  it('leaves out what Coldkeep wrote to a medium', async () => {
    tree.file('x');
    tree.file(
      'COLDKEEP/medium.json',
      '{"coldkeep":1,"readableBy":1,"medium":"6f1f3f1e-6a53-4f4e-9d3a-0a8f6a0d9b11"}\n',
    );
    tree.file('COLDKEEP/vault/snapshots/s/payload.tar.age');
    tree.file('other/COLDKEEP/notes.txt');
    expect(await paths()).toEqual(['pool/other/COLDKEEP/notes.txt', 'pool/x']);
    expect(await codes()).toEqual(['medium-inside-source pool/COLDKEEP/']);
  });

  it('warns of a source that lies in a medium', async () => {
    tree.file('COLDKEEP/medium.json', '{"coldkeep":1}');
    tree.file('COLDKEEP/vault/x');
    const source = { label: 'vault', path: tree.at('COLDKEEP/vault').toString() };
    const found = await scanSources({ sources: [source], profile: custom, known: [] }, {});
    expect(found.findings).toContainEqual(
      expect.objectContaining({ code: 'source-inside-medium', severity: 'critical' }),
    );
  });

  it('warns of an empty source: an unmounted disk looks the same', async () => {
    expect((await scan()).items).toEqual([]);
    expect(await codes()).toEqual(['source-empty pool']);
  });

  it('reports what stock tools could not restore instead of leaving it out silently', async () => {
    const deep = Array.from({ length: 205 }, () => 'd').join('/');
    tree.file(`${deep}/x`);
    const found = await scan();
    expect(found.findings).toContainEqual(
      expect.objectContaining({ code: 'path-too-long', severity: 'critical' }),
    );
  });

  it.each([
    ['is not there', () => rmSync(tree.root, { recursive: true }), /does not exist/],
    [
      'is a file',
      () => {
        rmSync(tree.root, { recursive: true });
        writeFileSync(tree.root, '');
      },
      /not a folder/,
    ],
  ])('fails with source-missing where the source %s', async (_, spoil, message) => {
    spoil();
    await expect(scan()).rejects.toMatchObject({
      code: 'source-missing',
      message: expect.stringMatching(message) as string,
    });
  });

  it.each([
    ['twice', ['pool', 'pool']],
    ['that is a path', ['..']],
  ])('refuses a label %s', async (_, labels) => {
    const sources = labels.map((label) => ({ label, path: tree.root }));
    await expect(scanSources({ sources, profile: custom, known: [] }, {})).rejects.toMatchObject({
      code: 'bad-input',
    });
  });

  it('follows the way to the source itself: it was named by a person', async () => {
    tree.file('x');
    symlinkSync(tree.root, tree.beside('way'));
    const found = await scanSources(
      { sources: [{ label: 'way', path: tree.beside('way') }], profile: custom, known: [] },
      {},
    );
    expect(found.items.map(({ path }) => path)).toEqual(['way/x']);
  });

  it('stops when it is cancelled', async () => {
    for (let index = 0; index < 300; index += 1) tree.file(`f${index}`, '');
    const controller = new AbortController();
    controller.abort();
    await expect(
      scanSources({ sources: [tree.source], profile: custom, known: [] }, { signal: controller.signal }),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('reports progress, and the end of it', async () => {
    tree.file('large', Buffer.alloc(20 * 1024 * 1024));
    const seen: Progress[] = [];
    await scanSources(
      { sources: [tree.source], profile: custom, known: [] },
      { onProgress: (progress) => seen.push(progress) },
    );
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)).toMatchObject({ done: 20 * 1024 * 1024, total: 20 * 1024 * 1024 });
  });

  it('finds 10,000 files, each with its hash', async () => {
    for (let index = 0; index < 10_000; index += 1) tree.file(`d${index % 100}/f${index}`, String(index));
    const found = await scan();
    expect(found.items).toHaveLength(10_000);
    for (const { path, sha256 } of found.items) expect(sha256).toBe(sha256Of(path.replace(/^.*f/, '')));
  });
});
