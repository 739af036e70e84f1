// Stock tools open what was sealed, whole or in slices: age, cat, tar, sha256sum.
import { execFileSync, spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatChecksums } from '../../../electron/core/bundle/checksums.ts';
import { openPart } from '../../../electron/core/bundle/open-part.ts';
import { sealPart } from '../../../electron/core/bundle/seal-part.ts';
import { sliceNames } from '../../../electron/core/bundle/slices.ts';
import { scanSources } from '../../../electron/core/capture/scan.ts';
import {
  encodeIdentity,
  generateIdentity,
  recipientOf,
  X25519Identity,
  x25519Recipient,
} from '../../../electron/core/crypto/age/x25519.ts';
import { loadSodium } from '../../../electron/core/crypto/sodium.ts';
import { custom } from '../../../shared/profiles/custom.ts';
import { sha256Of, snapshotOfFolder, SourceTree } from '../../support/source-tree.ts';

const installed = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined;
const hasTools = ['age', 'tar', 'sha256sum', 'cat'].every(installed);

describe.skipIf(!hasTools)('stock tools (skipped where age, tar or sha256sum is not installed)', () => {
  let tree: SourceTree;
  let secret: Uint8Array;
  beforeEach(async () => {
    await loadSodium();
    tree = new SourceTree();
    secret = generateIdentity();
    writeFileSync(tree.beside('key.txt'), encodeIdentity(secret));
    tree.file('cold.skey', 'a secret', 0o400);
    tree.file('large', Buffer.alloc(3_000_000, 'large '));
    tree.file('ключ\n', 'odd');
    tree.file(Buffer.from('\xff', 'latin1'), 'odder');
    tree.file(`${'deep/'.repeat(70)}file`, 'deep', 0o600);
    tree.emptyFolder('empty');
    tree.link('link', 'cold.skey');
  });
  afterEach(() => tree.remove());

  async function seal() {
    const scan = await scanSources({ sources: [tree.source], profile: custom, known: [] }, {});
    const recipients = [x25519Recipient(recipientOf(secret))];
    const outPath = tree.beside('payload.tar.age');
    const sealed = await sealPart({ items: scan.items, sources: [tree.source], recipients, outPath }, {});
    return { ...sealed, items: scan.items, outPath };
  }

  const openByHand = (command: string): Map<string, string> => {
    const done = spawnSync('sh', ['-ec', `cd "$1" && mkdir out && ${command}`, 'sh', tree.folder], {
      encoding: 'utf8',
    });
    expect({ status: done.status, stderr: done.stderr }).toMatchObject({ status: 0 });
    return snapshotOfFolder(join(tree.folder, 'out/pool'));
  };

  it('age and tar give back identical files', async () => {
    const sealed = await seal();
    expect(sha256Of(readFileSync(sealed.outPath))).toBe(sealed.sha256);
    const out = openByHand(
      'age -d -i key.txt -o p.tar payload.tar.age && tar -xpf p.tar --no-same-owner -C out',
    );
    expect(out).toEqual(snapshotOfFolder(tree.root));
  });

  it('cat joins slices, for age and for us', async () => {
    const sealed = await seal();
    const slices = sliceNames('payload.tar.age', sealed.bytes, 1_000_000);
    expect(slices.length).toBeGreaterThan(3);
    for (const { name, offset, bytes } of slices) {
      const piece = createReadStream(sealed.outPath, { start: offset, end: offset + bytes - 1 });
      await pipeline(piece, createWriteStream(tree.beside(name)));
    }
    const opened = await openPart(
      {
        files: slices.map(({ name }) => tree.beside(name)),
        sha256: sealed.sha256,
        items: sealed.items,
        identities: [new X25519Identity(secret)],
        into: tree.beside('ours'),
      },
      {},
    );
    expect(opened).toMatchObject({ items: sealed.items.length, failures: [] });
    const out = openByHand(
      'rm payload.tar.age && cat payload.tar.age.* > whole && age -d -i key.txt -o p.tar whole && tar -xpf p.tar --no-same-owner -C out',
    );
    expect(out).toEqual(snapshotOfFolder(tree.root));
    expect(snapshotOfFolder(tree.beside('ours/pool'))).toEqual(out);
  });

  it('sealed with stock age, the same archive opens', async () => {
    const sealed = await seal();
    execFileSync('sh', [
      '-ec',
      'cd "$1" && age -d -i key.txt -o p.tar payload.tar.age && age -r "$2" -o theirs.age p.tar',
      'sh',
      tree.folder,
      recipientOf(secret),
    ]);
    const theirs = tree.beside('theirs.age');
    const opened = await openPart(
      {
        files: [theirs],
        sha256: sha256Of(readFileSync(theirs)),
        items: sealed.items,
        identities: [new X25519Identity(secret)],
        into: null,
      },
      {},
    );
    expect(opened).toMatchObject({ items: sealed.items.length, failures: [] });
  });

  it('sha256sum takes our checksum files, odd names included', () => {
    const names = ['manifest.age', 'with space', '-dash', 'back\\slash', 'line\nbreak', 'ключ'];
    for (const name of names) writeFileSync(tree.beside(name), name);
    const checksums = formatChecksums(names.map((name) => [name, sha256Of(name)] as const));
    writeFileSync(tree.beside('CHECKSUMS.sha256'), checksums);
    const done = spawnSync('sha256sum', ['-c', '--strict', 'CHECKSUMS.sha256'], {
      cwd: tree.folder,
      encoding: 'utf8',
    });
    expect({ status: done.status, stderr: done.stderr }).toMatchObject({ status: 0 });
    expect(execFileSync('sha256sum', ['--', ...names], { cwd: tree.folder })).toEqual(Buffer.from(checksums));
  });
});
