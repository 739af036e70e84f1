import { describe, expect, it } from 'vitest';
import { globMatches, isSaneGlob } from '../../../shared/profiles/glob.ts';

describe('globMatches', () => {
  it.each([
    ['node.skey', 'pool/node.skey', true],
    ['node.skey', 'node.skey', true],
    ['node.skey', 'pool/Node.SKEY', true],
    ['Node.skey', 'pool/node.skey', true],
    ['node.skey', 'pool/mynode.skey', false],
    ['node.skey', 'pool/node.skey.bak', false],
    ['node.skey', 'pool/nodexskey', false],
    ['node.skey', 'node.skey/readme', false],
    ['*.node.skey', 'pool/acme.node.skey', true],
    ['*.node.skey', 'pool/.node.skey', true],
    ['*.node.skey', 'pool/node.skey', false],
    ['*.kes-*.skey', 'pool/acme.kes-012.skey', true],
    ['*.kes-*.skey', 'pool/acme.kes-012.vkey', false],
    ['*config*.json', 'config/mainnet-config-bp.json', true],
    ['*a*b*c*', 'xxaxxbxxc', true],
    ['*a*b*c*', 'xxaxxcxxb', false],
    ['*', 'pool/anything', true],
    ['db/immutable/*', 'data/db/immutable/00001.chunk', true],
    ['db/immutable/*', 'data/db/immutable/deeper/00001.chunk', false],
    ['db/immutable/*', 'data/xdb/immutable/00001.chunk', false],
    ['db/*/state', 'db/ledger/123/state', false],
    ['keys', 'pool/keys/', true],
    ['wireguard/*', 'wg0.conf', false],
    ['a+b(c)[d].txt', 'a+b(c)[d].txt', true],
    ['a+b(c)[d].txt', 'aab(c)d.txt', false],
    ['.env', 'xenv', false],
    ['schlüssel*', 'SCHLÜSSEL.txt', true],
    ['', 'x', false],
    ['chaindata/**', 'n/chaindata/x', true],
    ['chaindata/**', 'chaindata/a/b/c/d', true],
    ['chaindata/**', 'n/chaindata', false],
    ['chaindata/**', 'n/chaindata.old/x', false],
    ['chaindata/**', 'n/xchaindata/x', false],
    ['*pyaleph-ipfs*/**', 'v/pyaleph_pyaleph-ipfs/_data/blocks/X', true],
    ['a/**/config', 'x/a/config', true],
    ['a/**/config', 'x/a/b/c/config', true],
    ['a/**/config', 'x/b/config', false],
    ['a/**/b/*.txt', 'a/b/c/a/x/b/n.txt', true],
    ['a/**/b/*.txt', 'a/b/c/n.txt', false],
    ['**', 'anything/at/all', true],
    ['**/x', 'x', true],
  ])('%s against %s: %s', (pattern, path, expected) => {
    expect(globMatches(pattern, path)).toBe(expected);
  });

  it('answers on folders that would take a backtracking matcher for ever', () => {
    expect(globMatches(`${'a/**/'.repeat(12)}z`, `${'a/'.repeat(2000)}b`)).toBe(false);
  });

  it.each([
    ['chaindata/**', true],
    ['a/**/b', true],
    ['*.key', true],
    ['a//b', false],
    ['/a', false],
    ['a/', false],
    ['../a', false],
    ['a/./b', false],
    ['a**', false],
    ['', false],
  ])('%j is a pattern for items: %s', (pattern, expected) => {
    expect(isSaneGlob(pattern)).toBe(expected);
  });

  it('answers on a pattern that would take a backtracking matcher for ever', () => {
    expect(globMatches('*a'.repeat(30), `${'a'.repeat(5000)}b`)).toBe(false);
  });
});
