import { describe, expect, it } from 'vitest';
import { cardanoSpo } from '../../../shared/profiles/cardano-spo.ts';
import { completenessFindings, type SeenItem } from '../../../shared/profiles/completeness.ts';
import { custom } from '../../../shared/profiles/custom.ts';

const item = (key: string, path = `pool/${key}`, sha256?: string): SeenItem => ({
  path,
  key,
  kind: 'public',
  type: 'file',
  ...(sha256 === undefined ? {} : { sha256 }),
});

const complete = cardanoSpo.items.filter(({ required }) => required).map(({ key }) => item(key));
const unknown = (count: number): SeenItem[] =>
  Array.from({ length: count }, (_, index) => item('unclassified', `x/${index}`));
const without = (...keys: string[]): SeenItem[] => complete.filter(({ key }) => !keys.includes(key));
const summary = (items: readonly SeenItem[]): string[] =>
  completenessFindings(cardanoSpo, items).map(
    ({ code, severity, subject }) => `${severity} ${code} ${subject}`,
  );

describe('completenessFindings', () => {
  it('finds nothing wrong with everything there', () => {
    expect(summary(complete)).toEqual([]);
  });

  it.each([
    ['cold-skey', 'critical'],
    ['vrf-skey', 'critical'],
    ['payment-skey', 'critical'],
    ['stake-skey', 'critical'],
    ['cold-vkey', 'warn'],
    ['pool-cert', 'warn'],
    ['binaries', 'info'],
  ])('%s missing is %s', (key, severity) => {
    expect(summary(without(key))).toEqual([`${severity} item-missing ${key}`]);
  });

  it('asks for the hardware wallet where its file stands in for the key', () => {
    const [finding, ...rest] = completenessFindings(cardanoSpo, [
      ...without('cold-skey'),
      item('cold-hws', 'pool/cold.hwsfile'),
    ]);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      code: 'hardware-wallet-needed',
      severity: 'warn',
      subject: 'pool/cold.hwsfile',
    });
    expect(finding?.fix).toContain('seed phrase');
  });

  it.each([
    ['kes-skey', ['critical item-missing kes-skey', 'warn generation-incomplete kes-set']],
    ['opcert', ['critical item-missing opcert', 'warn generation-incomplete kes-set']],
    ['opcert-counter', ['warn item-missing opcert-counter', 'warn generation-incomplete kes-set']],
    ['kes-vkey', []],
  ])('a KES set without %s', (key, expected) => {
    expect(summary(without(key))).toEqual(expected);
  });

  it('says nothing of a generation that is not there at all', () => {
    const findings = summary(without('kes-skey', 'kes-vkey', 'opcert', 'opcert-counter'));
    expect(findings.filter((finding) => finding.includes('generation'))).toEqual([]);
  });

  it('names what is there and what is not of a torn generation', () => {
    const torn = completenessFindings(cardanoSpo, without('kes-skey')).find(
      ({ code }) => code === 'generation-incomplete',
    );
    expect(torn?.message).toContain(
      'opcert counter and operational certificate are there, KES signing key is not',
    );
  });

  it.each([
    ['different content', ['a', 'b'], 'warn'],
    ['the same content', ['a', 'a'], 'info'],
    ['content not known', [undefined, undefined], 'warn'],
  ])('two cold keys, %s', (_, [first, second], severity) => {
    const items = [
      ...without('cold-skey'),
      item('cold-skey', 'a/node.skey', first),
      item('cold-skey', 'b/cold.skey', second),
    ];
    expect(summary(items)).toEqual([`${severity} item-present-twice cold-skey`]);
    expect(completenessFindings(cardanoSpo, items)[0]?.message).toContain('a/node.skey and b/cold.skey');
  });

  it('takes several addresses for normal', () => {
    expect(summary([...complete, item('payment-addr', 'pool/base.addr')])).toEqual([]);
  });

  it('does not take a folder or a link for a key', () => {
    const others: SeenItem[] = [
      { ...item('cold-skey', 'pool/node.skey/'), type: 'folder' },
      { ...item('cold-skey', 'pool/node.skey'), type: 'link' },
    ];
    expect(summary([...without('cold-skey'), ...others])).toEqual(['critical item-missing cold-skey']);
  });

  it('lists up to 20 unknown files, then counts', () => {
    expect(summary([...complete, ...unknown(20)])).toHaveLength(20);
    const many = completenessFindings(cardanoSpo, [...complete, ...unknown(1000)]);
    expect(many).toHaveLength(20);
    expect(many.at(-1)).toMatchObject({ subject: 'unclassified', severity: 'info' });
    expect(many.at(-1)?.message).toContain('981 more files');
  });

  it('finds nothing foreign where nothing is known', () => {
    expect(completenessFindings(custom, [item('unclassified')])).toEqual([]);
    expect(completenessFindings(custom, [])).toEqual([]);
  });

  it('speaks in whole sentences', () => {
    const findings = [
      [],
      complete.slice(0, 3),
      [item('opcert'), item('opcert', 'b'), item('unclassified')],
    ].flatMap((items) => completenessFindings(cardanoSpo, items));
    for (const { message, fix } of findings) {
      expect(message).toMatch(/^[A-Za-z].*\.$/);
      expect(fix).toMatch(/^([A-Z].*)?$/);
    }
  });
});
