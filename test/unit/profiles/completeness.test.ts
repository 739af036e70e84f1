import { describe, expect, it } from 'vitest';
import { noKnowledge } from '../../../shared/domain/set-knowledge.ts';
import { cardanoSpo } from '../../../shared/profiles/cardano-spo.ts';
import { completenessFindings } from '../../../shared/profiles/completeness.ts';
import type { SeenItem } from '../../../shared/profiles/seen-items.ts';
import { custom } from '../../../shared/profiles/custom.ts';
import type { Profile } from '../../../shared/profiles/profile.ts';

const item = (key: string, path = `pool/${key}`, sha256?: string): SeenItem => ({
  path,
  key,
  kind: 'public',
  type: 'file',
  ...(sha256 === undefined ? {} : { sha256 }),
});

const completeOf = (profile: Profile): SeenItem[] =>
  profile.items.filter(({ required, attested }) => required && !attested).map(({ key }) => item(key));
const complete = completeOf(cardanoSpo);
const unknown = (count: number): SeenItem[] =>
  Array.from({ length: count }, (_, index) => item('unclassified', `x/${index}`));
const without = (...keys: string[]): SeenItem[] => complete.filter(({ key }) => !keys.includes(key));
const summary = (
  items: readonly SeenItem[],
  options: readonly string[] = [],
  profile: Profile = cardanoSpo,
): string[] =>
  completenessFindings(profile, items, { options: [...options], attestations: [] })
    .filter(({ code }) => !code.startsWith('attestation'))
    .map(({ code, severity, subject }) => `${severity} ${code} ${subject}`);

describe('completenessFindings', () => {
  it('finds nothing wrong with everything there', () => {
    expect(summary(complete)).toEqual([]);
  });

  it.each([
    ['cold-skey', 'critical'],
    ['vrf-skey', 'critical'],
    ['kes-skey', 'critical'],
    ['opcert', 'critical'],
    ['payment-skey', 'critical'],
    ['stake-skey', 'critical'],
    ['cold-vkey', 'warn'],
    ['opcert-counter', 'warn'],
    ['pool-cert', 'warn'],
    ['binaries', 'warn'],
  ])('%s missing is %s', (key, severity) => {
    expect(summary(without(key))).toEqual([`${severity} missing-required ${key}`]);
  });

  it('leaves a key in a hardware wallet to the finding about its file', () => {
    expect(summary([...without('cold-skey'), item('cold-hws', 'pool/cold.hwsfile')])).toEqual([]);
  });

  it.each([
    ['an option of the profile', ['kes-agent'], ['kes-skey']],
    [
      'an option that waives several',
      ['no-metadata'],
      ['pool-metadata', 'pool-metadata-hash', 'metadata-url'],
    ],
    ['a plain key', ['genesis'], ['genesis']],
  ])('does not miss what the set does without by %s', (_, options, keys) => {
    expect(summary(without(...keys))).toHaveLength(keys.length);
    expect(summary(without(...keys), options)).toEqual([]);
    expect(summary(without(...keys), ['toString', 'kes'])).toHaveLength(keys.length);
  });

  it('says of a generation within the finding about what is missing of it', () => {
    const [missing] = completenessFindings(cardanoSpo, without('kes-skey'));
    expect(missing?.consequences).toHaveLength(1);
    expect(missing?.consequences?.[0]).toContain(
      'KES set: opcert counter and operational certificate are there without it.',
    );
    const all = completenessFindings(cardanoSpo, without('kes-skey', 'kes-vkey', 'opcert', 'opcert-counter'));
    expect(all.flatMap(({ consequences }) => consequences ?? [])).toEqual([]);
    expect(summary(without('kes-vkey'))).toEqual([]);
  });

  it('takes several addresses for normal', () => {
    expect(summary([...complete, item('payment-addr', 'pool/base.addr')])).toEqual([]);
  });

  it('does not take a folder or a link for a key', () => {
    const others: SeenItem[] = [
      { ...item('cold-skey', 'pool/node.skey/'), type: 'folder' },
      { ...item('cold-skey', 'pool/node.skey'), type: 'link' },
    ];
    expect(summary([...without('cold-skey'), ...others])).toEqual(['critical missing-required cold-skey']);
  });

  it('lists up to 20 unknown files, then counts', () => {
    expect(summary([...complete, ...unknown(20)])).toHaveLength(20);
    const many = completenessFindings(cardanoSpo, [...complete, ...unknown(1000)]);
    expect(many).toHaveLength(20);
    expect(many.at(-1)).toMatchObject({ code: 'unclassified', subject: 'unclassified', severity: 'info' });
    expect(many.at(-1)?.message).toContain('981 more files');
  });

  it('finds nothing foreign where nothing is known', () => {
    expect(completenessFindings(custom, [item('unclassified')], noKnowledge, 0)).toEqual([]);
    expect(completenessFindings(custom, [], noKnowledge, 0)).toEqual([]);
  });

  it('speaks in whole sentences', () => {
    const findings = [
      [],
      complete.slice(0, 3),
      [item('opcert'), item('opcert', 'b'), item('unclassified')],
    ].flatMap((items) => completenessFindings(cardanoSpo, items));
    for (const { message, fix, why } of findings) {
      expect(message).toMatch(/^[A-Za-z].*\.$/);
      expect(why).toMatch(/^[A-Z].*\.$/);
      expect(fix).toMatch(/^([A-Z].*)?$/);
    }
  });
});
