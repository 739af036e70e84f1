// Large files: read once while they stay the same, in bounded memory, at every size around the read buffer.
import { readFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KnownHash } from '../../../electron/core/capture/known-hash.ts';
import { scanSources } from '../../../electron/core/capture/scan.ts';
import { custom } from '../../../shared/profiles/custom.ts';
import { sha256Of, someTimeSeconds, SourceTree } from '../../support/source-tree.ts';

describe('scanSources, of a large file', () => {
  let tree: SourceTree;
  beforeEach(() => {
    tree = new SourceTree();
  });
  afterEach(() => tree.remove());

  const scan = (known: readonly KnownHash[] = [], now: () => number = Date.now) =>
    scanSources({ sources: [tree.source], profile: custom, known, now }, {});

  const size = 3 * 1024 * 1024;

  it('reads it once, and again only after a change', async () => {
    const path = tree.file('large', Buffer.alloc(size, 1));
    const first = await scan();
    // A hash that cannot be of this content shows where the remembered one is taken from.
    const known = first.known.map((entry) => ({ ...entry, sha256: sha256Of('remembered') }));
    expect((await scan(known)).items[0]?.sha256).toBe(sha256Of('remembered'));
    expect((await scan(known)).known).toEqual(known);

    writeFileSync(path, Buffer.alloc(size, 2));
    utimesSync(path, someTimeSeconds, someTimeSeconds);
    expect((await scan(known)).items[0]?.sha256).toBe(sha256Of(Buffer.alloc(size, 2)));
  });

  it('reads it again if it was written just before the last scan', async () => {
    const path = tree.file('large', Buffer.alloc(size, 1));
    const now = someTimeSeconds * 1000 + 500;
    utimesSync(path, someTimeSeconds, someTimeSeconds);
    expect((await scan([], () => now)).known).toEqual([]);
  });

  it.skipIf(process.env.COLDKEEP_SLOW !== '1')(
    'reads a sparse file of 5 GiB (slow: runs with COLDKEEP_SLOW=1)',
    async () => {
      const path = tree.file('huge', '');
      const size = 5 * 1024 ** 3;
      truncateSync(path, size);
      const found = await scan();
      expect(found.items).toMatchObject([
        { size, sha256: '7f06c62352aebd8125b2a1841e2b9e1ffcbed602f381c3dcb3200200e383d1d5' },
      ]);
    },
    120_000,
  );

  it('zero bytes, one byte less and one more than the read buffer', async () => {
    const sizes = [0, 1, 1024 * 1024 - 1, 1024 * 1024, 1024 * 1024 + 1];
    for (const size of sizes) tree.file(`f${size}`, Buffer.alloc(size, 7));
    const found = await scan();
    expect(found.items.map(({ size }) => size).toSorted((a, b) => a - b)).toEqual(sizes);
    for (const { path, sha256 } of found.items)
      expect(sha256).toBe(sha256Of(readFileSync(tree.at(path.slice('pool/'.length)))));
  });
});
