import { describe, expect, it } from 'vitest';
import { oneFindingForOneFault } from '../../../electron/core/capture/one-fault.ts';
import { raise, type FindingCode } from '../../../shared/domain/findings/registry.ts';
import type { Item } from '../../../shared/domain/item.ts';

const item = (path: string, key: string): Item => ({
  path,
  key,
  type: 'file',
  kind: 'data',
  derivable: false,
  size: 1,
  mode: 0o600,
  mtimeSeconds: 0,
  sha256: '0'.repeat(64),
});
const items = [
  item('a/old.dump', 'db-dump'),
  item('a/new.dump', 'db-dump'),
  item('a/pass.txt', 'unclassified'),
];
const given = (...pairs: [FindingCode, string][]) =>
  oneFindingForOneFault(
    pairs.map(([code, subject]) => raise(code, { subject, message: `${code} of ${subject}` })),
    items,
  );
const codes = (...pairs: [FindingCode, string][]) =>
  given(...pairs).map(({ code, subject }) => `${code} ${subject}`);

describe('one fault', () => {
  it('is one finding, which has the other as a consequence', () => {
    const [finding, ...others] = given(['duplicate-conflict', 'db-dump'], ['stale-generation', 'a/old.dump']);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'stale-generation',
      consequences: ['duplicate-conflict of db-dump'],
    });
  });

  it('is not unrecognised as well', () => {
    expect(codes(['unclassified', 'a/pass.txt'], ['passphrase-beside-archive', 'a/pass.txt'])).toEqual([
      'passphrase-beside-archive a/pass.txt',
    ]);
  });

  it('is the older dump, whether its name says so or the dump', () => {
    expect(codes(['stale-generation', 'a/old.dump'], ['stale-generation', 'a/old.dump'])).toHaveLength(1);
  });

  it('leaves other faults alone', () => {
    const faults: [FindingCode, string][] = [
      ['duplicate-conflict', 'odoo-conf'],
      ['stale-generation', 'a/old.dump'],
      ['missing-required', 'env'],
      ['key-material-missing', 'a/new.dump'],
      ['unclassified', 'a/other.txt'],
    ];
    expect(codes(...faults)).toEqual(faults.map((fault) => fault.join(' ')));
  });
});
