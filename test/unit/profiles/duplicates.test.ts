import { describe, expect, it } from 'vitest';
import { cardanoSpo } from '../../../shared/profiles/cardano-spo.ts';
import { completenessFindings } from '../../../shared/profiles/completeness.ts';
import type { SeenItem } from '../../../shared/profiles/seen-items.ts';
import { loomNode } from '../../../shared/profiles/loom-node.ts';
import { matchItem } from '../../../shared/profiles/match.ts';
import { openspp } from '../../../shared/profiles/openspp.ts';
import type { Profile } from '../../../shared/profiles/profile.ts';

interface Told {
  readonly sha256?: string;
  readonly mtimeSeconds?: number;
}

const file = (profile: Profile, path: string, told: Told = {}): SeenItem => ({
  path,
  key: matchItem(profile, { path, envelopeType: null })?.key ?? 'unclassified',
  kind: 'public',
  type: 'file',
  ...told,
});
const judged = (profile: Profile, files: readonly (readonly [string, Told?])[]) =>
  completenessFindings(
    profile,
    files.map(([path, told]) => file(profile, path, told)),
  ).filter(({ code }) => ['duplicate-conflict', 'stale-generation', 'generation-mixed'].includes(code));

const both = (second: string) =>
  judged(loomNode, [
    ['loom/genesis.json', { sha256: 'a' }],
    ['loom/chaindata/config/genesis.json', { sha256: second }],
  ]);

describe('two where there should be one', () => {
  it.each([
    ['different content', ['a', 'b'], 'warn'],
    ['the same content', ['a', 'a'], 'info'],
  ])('cold keys with %s', (_, [first = '', second = ''], severity) => {
    const found = judged(cardanoSpo, [
      ['a/node.skey', { sha256: first }],
      ['b/cold.skey', { sha256: second }],
    ]);
    expect(found).toMatchObject([{ code: 'duplicate-conflict', severity, subject: 'cold-skey' }]);
    expect(found[0]?.message).toContain('a/node.skey and b/cold.skey');
  });

  it('cold keys of unknown content count as different', () => {
    expect(judged(cardanoSpo, [['a/node.skey'], ['b/cold.skey']])).toMatchObject([{ severity: 'warn' }]);
  });

  it('files that must be alike say nothing while they are', () => {
    expect(both('a')).toEqual([]);
    expect(both('b')).toMatchObject([{ code: 'duplicate-conflict', severity: 'warn', subject: 'genesis' }]);
  });
});

const kesSet = (folder: string, mtimeSeconds: number) =>
  ['kes.skey', 'node.cert'].map((name) => [`pool/${folder}${name}`, { mtimeSeconds }] as const);

describe('several moments side by side', () => {
  it('are told by the index in their names, one finding for a generation', () => {
    const found = judged(cardanoSpo, [
      ['pool/acme.kes-010.skey'],
      ['pool/acme.kes-009.skey'],
      ['pool/acme.kes-009.vkey'],
      ['pool/acme.kes-010.vkey'],
      ['pool/acme.node-009.opcert'],
      ['pool/acme.node-010.opcert'],
    ]);
    expect(found).toMatchObject([
      { code: 'stale-generation', severity: 'info', subject: 'pool/acme.kes-009.skey' },
    ]);
    expect(found[0]?.message).toBe(
      'KES set: pool/acme.kes-009.skey, pool/acme.kes-009.vkey and pool/acme.node-009.opcert are older than pool/acme.kes-010.skey, pool/acme.kes-010.vkey and pool/acme.node-010.opcert.',
    );
  });

  it.each([
    ['dumps/openspp_20261120.dump', 'dumps/openspp_20261119.dump'],
    ['dumps/dump_02-01-2026_00_00_00.sql', 'dumps/dump_31-12-2025_23_00_00.sql'],
    ['b/dump_9.sql', 'a/dump_8.sql'],
  ])('are told by the date in their names: %s is newer than %s', (newer, older) => {
    expect(judged(openspp, [[newer], [older]])).toMatchObject([
      { code: 'stale-generation', subject: older, message: expectedOf(older, newer) },
    ]);
  });

  it.each([
    ['names differ in more than numbers', ['a/acme.kes-001.skey', 'a/beta.kes-002.skey']],
    ['two bear the same number', ['a/acme.kes-001.skey', 'b/acme.kes-001.skey']],
    ['nothing is numbered', ['a/kes.skey', 'b/kes.skey']],
  ])('are not guessed where %s', (_, [first = '', second = '']) => {
    expect(judged(cardanoSpo, [[first], [second]])).toMatchObject([
      { code: 'duplicate-conflict', subject: 'kes-skey' },
    ]);
  });

  it('are told by folders that hold a generation each, by their times', () => {
    expect(judged(cardanoSpo, [...kesSet('', 2000), ...kesSet('old/', 1000)])).toMatchObject([
      { code: 'stale-generation', subject: 'pool/old/kes.skey' },
    ]);
    expect(
      judged(cardanoSpo, [...kesSet('', 1000), ...kesSet('old/', 1000)]).map(({ code }) => code),
    ).toEqual(['duplicate-conflict', 'duplicate-conflict']);
    expect(
      judged(cardanoSpo, [...kesSet('', 2000), ['pool/old/kes.skey', { mtimeSeconds: 1000 }]]).map(
        ({ code, subject }) => `${code} ${subject}`,
      ),
    ).toEqual(['duplicate-conflict kes-skey']);
  });
});

const expectedOf = (older: string, newer: string): string =>
  `Database and filestore: ${older} is older than ${newer}.`;

const written = (chain: number, app: number) =>
  judged(loomNode, [
    ['loom/chaindata/data/blockstore.db/000001.ldb', { mtimeSeconds: chain - 50_000 }],
    ['loom/chaindata/data/cs.wal/wal', { mtimeSeconds: chain }],
    ['loom/app.db/000007.ldb', { mtimeSeconds: app }],
  ]);

describe('items that must be of one moment', () => {
  it('are mixed where their newest files lie too far apart', () => {
    expect(written(100_000, 100_000 + 3600)).toEqual([]);
    expect(written(100_000, 100_000 + 3601)).toMatchObject([
      { code: 'generation-mixed', severity: 'warn', subject: 'loom/chaindata/data/cs.wal/wal' },
    ]);
    expect(written(200_000, 100_000)[0]?.message).toContain(
      'Chain snapshot: last written were application state on',
    );
  });

  it('say nothing where times are not known', () => {
    expect(judged(loomNode, [['loom/chaindata/a'], ['loom/app.db/b']])).toEqual([]);
  });
});
