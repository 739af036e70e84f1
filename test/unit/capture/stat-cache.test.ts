import { statSync, utimesSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { knownFromBytes } from '../../../electron/core/capture/known-hash.ts';
import { StatCache } from '../../../electron/core/capture/stat-cache.ts';
import { SourceTree, someTimeSeconds } from '../../support/source-tree.ts';

const later = () => someTimeSeconds * 1000 + 60_000;

const statOf = (path: Buffer) => statSync(path, { bigint: true });

const remembered = (path: Buffer) => {
  const cache = new StatCache([], later);
  cache.remember('pool/big', statOf(path), 'ab', later());
  return cache.next;
};

describe('StatCache', () => {
  let tree: SourceTree;
  beforeEach(() => {
    tree = new SourceTree();
  });
  afterEach(() => tree.remove());

  it('knows an unchanged large file again and keeps it for the next scan', () => {
    const path = tree.file('big', new Uint8Array(knownFromBytes));
    const cache = new StatCache(remembered(path), later);
    expect(cache.find('pool/big', statOf(path))).toBe('ab');
    expect(cache.next).toHaveLength(1);
  });

  it('does not know it after a change that leaves its size and time alone', () => {
    const path = tree.file('big', new Uint8Array(knownFromBytes));
    const known = remembered(path);
    writeFileSync(path, new Uint8Array(knownFromBytes).fill(1));
    utimesSync(path, someTimeSeconds, someTimeSeconds);
    expect(new StatCache(known, later).find('pool/big', statOf(path))).toBeNull();
  });

  it.each([
    ['size', { size: 1 }],
    ['mtimeNs', { mtimeNs: '1' }],
    ['ctimeNs', { ctimeNs: '1' }],
    ['inode', { inode: '1' }],
    ['device', { device: '1' }],
    ['path', { path: 'pool/other' }],
  ])('does not know a file whose %s differs', (_, difference) => {
    const path = tree.file('big', new Uint8Array(knownFromBytes));
    const known = remembered(path).map((entry) => ({ ...entry, ...difference }));
    expect(new StatCache(known, later).find('pool/big', statOf(path))).toBeNull();
  });

  it('does not remember small files', () => {
    expect(remembered(tree.file('small', new Uint8Array(knownFromBytes - 1)))).toEqual([]);
  });

  it('does not remember a file that was written within the tick of a coarse clock', () => {
    const path = tree.file('big', new Uint8Array(knownFromBytes));
    const cache = new StatCache([], later);
    cache.remember('pool/big', statOf(path), 'ab', someTimeSeconds * 1000 + 1000);
    expect(cache.next).toEqual([]);
  });
});
