import { describe, expect, it } from 'vitest';
import { cardanoSpo } from '../../../shared/profiles/cardano-spo.ts';
import type { ContentForm } from '../../../shared/profiles/content-form.ts';
import { custom } from '../../../shared/profiles/custom.ts';
import { profiles } from '../../../shared/profiles/index.ts';
import { matchItem } from '../../../shared/profiles/match.ts';

const keyOf = (path: string, envelopeType: string | null = null): string | undefined =>
  matchItem(cardanoSpo, { path, envelopeType })?.key;

describe('matchItem by name, in four schools', () => {
  it.each([
    ['cold-skey', 'cold-keys/node.skey cold.skey acme.node.skey cold.skey.gpg Node.skey'],
    ['cold-hws', 'cold.hwsfile acme.node.hwsfile'],
    ['cold-vkey', 'node.vkey cold.vkey acme.node.vkey'],
    ['opcert-counter', 'node.counter cold.counter acme.node.counter Node.opcert.counter'],
    ['kes-skey', 'kes.skey hot.skey acme.kes-004.skey Node.kes.skey'],
    ['kes-vkey', 'kes.vkey hot.vkey acme.kes-004.vkey Node.kes.vkey'],
    ['opcert', 'node.cert op.cert acme.node-004.opcert opcert.cert Node.opcert'],
    ['vrf-skey', 'vrf.skey acme.vrf.skey Node.vrf.skey'],
    ['vrf-vkey', 'vrf.vkey acme.vrf.vkey'],
    ['payment-skey', 'payment.skey owner.payment.skey wallet/W/payment.skey.gpg'],
    ['payment-vkey', 'payment.vkey owner.payment.vkey'],
    ['stake-skey', 'stake.skey owner.staking.skey'],
    ['stake-vkey', 'stake.vkey owner.staking.vkey'],
    ['payment-addr', 'payment.addr base.addr owner.payment.addr Payment.address'],
    ['stake-addr', 'stake.addr reward.addr owner.staking.addr Stake.address'],
    ['stake-cert', 'stake.cert owner.staking.cert'],
    ['deleg-cert', 'deleg.cert delegation.cert owner.deleg.cert'],
    ['pool-cert', 'pool.cert acme.pool.cert Pool.registration.cert'],
    [
      'pool-metadata',
      'md.json poolmeta.json pool-metadata.json acme.extended-metadata.json poolmeta-20240101.json',
    ],
    ['pool-metadata-hash', 'poolMetaDataHash.txt poolMetadataHash.txt'],
    ['metadata-url', 'metadataUrl.txt MetadataUrl'],
    ['pool-id', 'pool.id pool.id-bech32 acme.pool.id-bech stakepoolid.txt'],
    ['governance-skey', 'drep.skey cc-hot.skey calidus.skey'],
    ['governance-public', 'drep.vkey calidus.id calidus_reg.json'],
    ['node-config', 'config.json config-bp.json mainnet-config.json topology.json mainnet-topology.json'],
    ['genesis', 'shelley-genesis.json mainnet-byron-genesis.json checkpoints.json'],
    ['service', 'cardano-node.service startBlockProducingNode.sh env cnode.sh'],
    ['firewall', 'ufw.txt iptables.txt'],
    ['wireguard', 'etc/wireguard/wg0.conf root/wg/peers'],
    ['binaries', 'bin/cardano-node cardano-cli libsodium.so.23 libsecp256k1.so.0'],
    ['tools', 'gLiveView.sh topologyUpdater.sh armadaPing.sh'],
    ['db-snapshot', 'db.tar.zst node/db/immutable/00001.chunk db/protocolMagicId db/ledger/123/state'],
  ])('%s', (key, paths) => {
    for (const path of paths.split(' ')) expect([path, keyOf(path)]).toEqual([path, key]);
  });

  it('leaves what it does not know alone', () => {
    expect(keyOf('notes.txt')).toBeUndefined();
    expect(keyOf('node.skey.bak')).toBeUndefined();
  });
});

describe('matchItem by content', () => {
  it.each([
    ['a cold key under any name', 'x/secret1.txt', 'StakePoolSigningKey_ed25519', 'cold-skey', 'secret-cold'],
    ['a secret under a public name', 'node.vkey', 'StakePoolSigningKey_ed25519', 'cold-skey', 'secret-cold'],
    [
      'a public key under a secret name',
      'kes.skey',
      'KesVerificationKey_ed25519_kes_2^6',
      'kes-vkey',
      'public',
    ],
    ['keys swapped', 'payment.skey', 'StakeSigningKeyShelley_ed25519', 'stake-skey', 'secret-cold'],
    [
      'an extended key',
      'payment.skey',
      'PaymentExtendedSigningKeyShelley_ed25519_bip32',
      'payment-skey',
      'secret-cold',
    ],
    ['a hardware-wallet file', 'cold.skey', 'StakePoolHWSigningFile_ed25519', 'cold-hws', 'public'],
    ['a certificate by its name', 'deleg.cert', 'CertificateConway', 'deleg-cert', 'public'],
    ['a certificate under an opcert name', 'node.cert', 'Certificate', 'other-cert', 'public'],
    ['an opcert under a certificate name', 'pool.cert', 'NodeOperationalCertificate', 'opcert', 'public'],
    ['an unknown private key', 'calidus2.skey', 'FutureSigningKey_x', 'unclassified', 'secret-cold'],
    [
      'an unknown private key under a known name',
      'node.skey',
      'FutureSigningKey_x',
      'unclassified',
      'secret-cold',
    ],
    [
      'an unknown private key under a public name',
      'md.json',
      'FutureSigningKey_x',
      'unclassified',
      'secret-cold',
    ],
    [
      'an unknown private key under a secret name',
      'wg0.conf',
      'FutureSigningKey_x',
      'wireguard',
      'secret-hot',
    ],
  ])('%s', (_, path, envelopeType, key, kind) => {
    expect(matchItem(cardanoSpo, { path, envelopeType })).toEqual({
      key,
      kind,
      derivable: key.endsWith('vkey'),
    });
  });

  it('does not believe a key name whose content is something else', () => {
    expect(matchItem(cardanoSpo, { path: 'node.skey', envelopeType: 'TxBodyConway' })).toBeNull();
  });

  it('believes a name that says nothing of content', () => {
    expect(keyOf('md.json', 'GovernancePoll')).toBe('pool-metadata');
  });
});

describe('the custom profile', () => {
  it.each([
    ['id_ed25519', null, 'private-key'],
    ['server.key', null, 'private-key'],
    ['a.skey', null, 'private-key'],
    ['.env', null, 'credentials'],
    ['a.vkey', null, 'public-key'],
    ['nginx.conf', null, 'configuration'],
    ['whatever', 'PaymentSigningKeyShelley_ed25519', 'unclassified'],
  ])('%s of type %s: %s', (path, envelopeType, key) => {
    expect(matchItem(custom, { path, envelopeType })?.key).toBe(key);
  });

  it('says nothing of the rest', () => {
    expect(matchItem(custom, { path: 'photo.jpg', envelopeType: null })).toBeNull();
  });
});

const matched = (id: string, path: string, ...forms: ContentForm[]) => {
  const profile = profiles.find((candidate) => candidate.id === id);
  if (profile === undefined) throw new Error(`no profile ${id}`);
  return matchItem(profile, { path, envelopeType: null, forms: new Set(forms) });
};

describe('the four server systems', () => {
  it.each<[string, string, readonly ContentForm[], string | undefined]>([
    ['loom-node', 'n/chaindata/config/priv_validator.json', [], 'priv-validator'],
    ['loom-node', 'n/validator-of-ada.json', ['json', 'priv-validator'], 'priv-validator'],
    ['loom-node', 'n/chaindata/config/odd-name.json', ['priv-validator'], 'priv-validator'],
    ['loom-node', 'n/chaindata/config/node_key.json', [], 'node-key'],
    ['loom-node', 'n/chaindata/config/config.toml', [], 'tm-config'],
    ['loom-node', 'n/genesis.json', [], 'genesis'],
    ['loom-node', 'n/chaindata/data/blockstore.db/000001.ldb', [], 'chain-data'],
    ['loom-node', 'n/app.db/000001.ldb', ['gzip'], 'app-db'],
    ['loom-node', 'etc/loom.service', [], 'unit'],
    ['loom-node', 'n/node_privkey', [], 'app-keys'],
    ['loom-node', 'n/loom', ['elf'], 'binary'],
    ['loom-node', 'n/notes.txt', [], undefined],
    ['aleph-ccn', 'a/keys/node-secret.pkcs8.der', ['pkcs8-rsa-der'], 'node-secret'],
    ['aleph-ccn', 'a/keys/renamed.bin', ['pkcs8-rsa-der'], 'node-secret'],
    ['aleph-ccn', 'a/keys/node-pub.key', ['pem-public-key'], 'node-pub'],
    ['aleph-ccn', 'a/keys/serialized-node-secret.key', [], 'legacy-keys'],
    ['aleph-ccn', 'v/pyaleph_pyaleph-local-storage/_data/QmX', ['pem-private-key'], 'local-storage'],
    ['aleph-ccn', 'v/pyaleph_pyaleph-local-storage/_data/QmY', ['postgres-dump-plain'], 'local-storage'],
    ['aleph-ccn', 'v/pyaleph-ipfs/_data/config', [], 'ipfs-identity'],
    ['aleph-ccn', 'v/pyaleph-ipfs/_data/blocks/XX/1.data', ['sqlite'], 'ipfs'],
    ['aleph-ccn', 'a/dump_20-11-2026_10_00_00.sql', [], 'postgres'],
    ['aleph-ccn', 'a/everything.txt', ['postgres-dump-plain'], 'postgres'],
    ['qrl-tipbot', 'b/.qrl/walletd.json', ['json', 'qrl-wallet'], 'walletd'],
    ['qrl-tipbot', 'b/.qrl/wallet.json', ['json', 'qrl-wallet'], 'other-wallets'],
    ['qrl-tipbot', 'b/old-wallet.txt', ['json', 'qrl-wallet'], 'walletd'],
    ['qrl-tipbot', 'b/.qrl/data/state/000003.log', [], 'node-state'],
    ['qrl-tipbot', 'b/faucet.log', [], 'logs'],
    ['qrl-tipbot', 'b/TipBot_Copy.tar.gz.enc', ['gzip-base64'], 'archive'],
    ['qrl-tipbot', 'b/settings.json', ['tipbot-config'], 'bot-config'],
    ['openspp', 'd/openspp_20261120.dump', ['postgres-dump-custom'], 'db-dump'],
    ['openspp', 'd/globals.sql', ['postgres-dump-plain'], 'roles-sql'],
    ['openspp', 'd/anything.sql', ['postgres-dump-plain'], 'db-dump'],
    ['openspp', 'd/openspp_filestore_20261120.tar.gz', ['gzip'], 'filestore'],
    ['openspp', 'd/filestore/openspp/ab/abcdef', ['pem-certificate'], 'filestore'],
    ['openspp', 'd/odoo.conf', ['odoo-config'], 'odoo-conf'],
    ['openspp', 'd/.env.production', [], 'env'],
    ['openspp', 'd/site.crt', ['pem-certificate', 'pem-private-key'], 'tls'],
  ])('%s: %s of form %j is %s', (id, path, forms, key) => {
    expect(matched(id, path, ...forms)?.key).toBe(key);
  });

  it('never takes what is in no file for a file', () => {
    for (const path of ['passphrase-ref', 'key-export', 'mnemonic-ref', 'passphrase-ref.txt']) {
      for (const { id } of profiles)
        expect(['mnemonic-ref', 'key-export', 'passphrase-ref']).not.toContain(matched(id, path)?.key);
    }
  });
});

describe('keys as bech32 text', () => {
  it.each<[string, ContentForm, string]>([
    ['p/payment.skey', 'cardano-bech32-private-key', 'payment-skey'],
    ['p/node.vkey', 'cardano-bech32-public-key', 'cold-vkey'],
    ['p/secret1.txt', 'cardano-bech32-private-key', 'other-skey'],
    ['p/public1.txt', 'cardano-bech32-public-key', 'other-vkey'],
    ['p/node.vkey', 'cardano-bech32-private-key', 'other-skey'],
  ])('%s as %s is %s', (path, form, key) => {
    expect(matched('cardano-spo', path, form)?.key).toBe(key);
  });
});

describe('content and name in the custom profile', () => {
  it('content wins, and a secret beside something public is a secret', () => {
    expect(matched('custom', 'tls/site.pem', 'pem-certificate')?.key).toBe('public-key');
    expect(matched('custom', 'tls/site.crt', 'pem-certificate', 'pem-private-key')?.key).toBe('private-key');
    expect(matched('custom', 'x/notes', 'wireguard-config')?.kind).toBe('secret-hot');
  });
});
