import { describe, expect, it } from 'vitest';
import { globMatches } from '../../../shared/profiles/glob.ts';

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
  ])('%s against %s: %s', (pattern, path, expected) => {
    expect(globMatches(pattern, path)).toBe(expected);
  });

  it('answers on a pattern that would take a backtracking matcher for ever', () => {
    expect(globMatches('*a'.repeat(30), `${'a'.repeat(5000)}b`)).toBe(false);
  });
});
