import { describe, expect, it } from 'vitest';
import { judgeProfile, rankProfiles } from '../../../shared/profiles/fit.ts';
import { cardanoSpo } from '../../../shared/profiles/cardano-spo.ts';
import { custom } from '../../../shared/profiles/custom.ts';
import { profiles } from '../../../shared/profiles/index.ts';
import { matchItem } from '../../../shared/profiles/match.ts';
import { qrlTipbot } from '../../../shared/profiles/qrl-tipbot.ts';
import { item } from '../../support/catalogue.ts';

const file = (path: string, key: string) => item(path, { key, kind: 'data' });
const best = (cardano: ReturnType<typeof file>[], any: ReturnType<typeof file>[]) =>
  rankProfiles([judgeProfile(custom, any), judgeProfile(cardanoSpo, cardano)])[0]?.profile;

describe('how well a profile fits', () => {
  it('is said with the names that say most, required ones first', () => {
    const fit = judgeProfile(cardanoSpo, [
      file('pool/topology.json', 'node-config'),
      file('pool/node.cert', 'opcert'),
      file('pool/node.skey', 'cold-skey'),
      file('pool/shopping.txt', 'unclassified'),
      item('pool/empty/', { type: 'folder', key: 'unclassified' }),
    ]);
    expect(fit).toMatchObject({ recognised: 3, files: 4 });
    expect(fit.reasons[0]).toBe(
      '3 of 4 files look like a Cardano stake pool: node.skey, node.cert, topology.json.',
    );
    expect(fit.missing.length).toBeGreaterThan(0);
  });

  it('takes any files for what they are where no system is recognised', () => {
    const fit = judgeProfile(custom, [file('a/b.txt', 'unclassified')]);
    expect(fit.reasons).toEqual([
      'It takes any files: 1 file, every one kept. Nothing is known of what must be there.',
    ]);
    expect(fit.missing).toEqual([]);
  });

  it('does not take what everybody has for a sign', () => {
    const project = ['docker-compose.yml', '.env', 'dump.sql', 'package.json', 'config.yml', 'start.sh'];
    const fits = profiles.map((profile) =>
      judgeProfile(
        profile,
        project.map((name) =>
          file(
            `p/${name}`,
            matchItem(profile, { path: `p/${name}`, envelopeType: null })?.key ?? 'unclassified',
          ),
        ),
      ),
    );
    expect(rankProfiles(fits)[0]?.profile).toBe('custom');
  });

  it.each([
    ['loom-node', ['loom.yml', 'chaindata/config/priv_validator.json', 'chaindata/config/genesis.json']],
    ['aleph-ccn', ['keys/node-secret.pkcs8.der', 'keys/node-pub.key', 'config.yml']],
    ['qrl-tipbot', ['.qrl/walletd.json', 'tipbot/_config/config.json', 'tipbot/tipbot.sql']],
    ['openspp', ['odoo.conf', 'dumps/openspp_filestore_20261120.tar.gz', 'dumps/openspp.dump']],
    ['cardano-spo', ['hot.skey', 'op.cert', 'vrf.skey', 'env']],
  ])('proposes %s for its files', (id, names) => {
    const fits = profiles.map((profile) =>
      judgeProfile(
        profile,
        names.map((name) =>
          file(
            `p/${name}`,
            matchItem(profile, { path: `p/${name}`, envelopeType: null })?.key ?? 'unclassified',
          ),
        ),
      ),
    );
    expect(rankProfiles(fits)[0]?.profile).toBe(id);
  });

  it('does not count what is in no file', () => {
    const fit = judgeProfile(qrlTipbot, [file('b/walletd.json', 'walletd')]);
    expect(fit.missing).not.toContain('Passphrase of the wallet');
  });

  it('needs more than one required item among many files to be sure of a system', () => {
    const strangers = Array.from({ length: 10 }, (_, index) => file(`a/${index}.txt`, 'unclassified'));
    const one = [...strangers, file('a/vrf.skey', 'vrf-skey')];
    expect(best(one, strangers)).toBe('custom');
    expect(best([file('a/vrf.skey', 'vrf-skey')], [file('a/vrf.skey', 'private-key')])).toBe('cardano-spo');
    expect(best([...one, file('a/node.skey', 'cold-skey')], one)).toBe('cardano-spo');
    expect(best([], [])).toBe('custom');
  });
});
