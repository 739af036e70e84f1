import { gzipSync } from 'node:zlib';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formsOf } from '../../../../electron/core/capture/forms/content-forms.ts';
import type { ContentForm } from '../../../../shared/profiles/content-form.ts';
import { contentOfBytes } from '../../../support/seen-file.ts';

const forms = (content: string | Uint8Array): string[] =>
  [
    ...formsOf(contentOfBytes(typeof content === 'string' ? Buffer.from(content, 'latin1') : content)),
  ].toSorted();

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ed25519 = generateKeyPairSync('ed25519');
const tar = Buffer.alloc(1024);
tar.write('ustar\0', 257, 'latin1');
const hex = createHash('sha256').update('x').digest('hex');
const bech32Letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7lqpzry9x8gf2tvdw0s3jn54kh';
const pkcs1 = rsa.privateKey.export({ format: 'der', type: 'pkcs1' });

const known: [string, string | Uint8Array, ContentForm[]][] = [
  ['age', 'age-encryption.org/v1\n-> X25519 a\n', ['age']],
  ['age in armour', '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n', ['age']],
  ['gpg --symmetric', Uint8Array.of(0x8c, 0x0d, 4, 9, 3, 2), ['openpgp-symmetric']],
  ['gpg --encrypt', Uint8Array.of(0x85, 1, 0x0c, 3, 1, 2), ['openpgp-to-key']],
  ['openssl enc', 'Salted__12345678', ['openssl-salted']],
  ['openssl enc -base64', 'U2FsdGVkX18xMjM0NTY3OA==\n', ['openssl-base64']],
  ['gzip', gzipSync('text'), ['gzip']],
  ['gzip in base64', gzipSync('text').toString('base64'), ['gzip-base64']],
  ['a packed tar', gzipSync(tar), ['gzip', 'gzip-tar']],
  ['a tar', tar, ['tar']],
  ['7z', '7z\xbc\xaf\x27\x1c\0\x04', ['seven-zip']],
  ['LUKS', 'LUKS\xba\xbe\0\x02', ['luks']],
  ['a program', '\x7fELF\x02\x01\x01', ['elf']],
  ['SQLite', 'SQLite format 3\0', ['sqlite']],
  ['an RSA key in DER', rsa.privateKey.export({ format: 'der', type: 'pkcs8' }), ['pkcs8-rsa-der']],
  [
    'an RSA key of libp2p',
    Buffer.concat([Uint8Array.of(8, 0, 0x12, (pkcs1.length & 0x7f) | 0x80, pkcs1.length >> 7), pkcs1]),
    ['libp2p-private-key'],
  ],
  ['a key in PEM', ed25519.privateKey.export({ format: 'pem', type: 'pkcs8' }), ['pem-private-key']],
  [
    'a locked key in PEM',
    rsa.privateKey.export({
      format: 'pem',
      type: 'pkcs8',
      cipher: 'aes-256-cbc',
      passphrase: 'x',
    }),
    ['pem-encrypted-private-key'],
  ],
  [
    'a key locked in the old way',
    '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES',
    ['pem-encrypted-private-key'],
  ],
  [
    'an OpenSSH key',
    '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAE',
    ['pem-private-key'],
  ],
  [
    'a locked OpenSSH key',
    '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1j',
    ['pem-encrypted-private-key'],
  ],
  ['a public key', rsa.publicKey.export({ format: 'pem', type: 'spki' }), ['pem-public-key']],
  [
    'a chain with its key',
    '-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----\n-----BEGIN EC PRIVATE KEY-----\nB\n',
    ['pem-certificate', 'pem-private-key'],
  ],
  ['pg_dump', '--\n-- PostgreSQL database dump\n--\n', ['postgres-dump-plain']],
  ['pg_dumpall', '--\n-- PostgreSQL database cluster dump\n--\n', ['postgres-dump-plain']],
  ['pg_dump -Fc', 'PGDMP\x01\x0e\0\x04\x08\x01', ['postgres-dump-custom']],
  ['a packed dump', gzipSync('--\n-- PostgreSQL database dump\n--\n'), ['gzip', 'postgres-dump-plain-gzip']],
  ['mysqldump', '-- MySQL dump 10.13\n', ['mysql-dump']],
  ['mariadb-dump', '/*M!999999\\- enable the sandbox mode */ \n-- MariaDB dump 10.19\n', ['mysql-dump']],
  ['a validator', '{"address":"A","pub_key":{},"last_height":"1","priv_key":{}}', ['json', 'priv-validator']],
  ['a node key', '{"priv_key":{"type":"t","value":"v"}}', ['json', 'tendermint-node-key']],
  [
    'a Tendermint genesis',
    '{"genesis_time":"t","chain_id":"c","validators":[]}',
    ['json', 'tendermint-genesis'],
  ],
  ['a Loom genesis', '{"contracts":[{"vm":"plugin","name":"coin"}]}', ['json', 'loom-genesis']],
  [
    'a wallet, version 1',
    '{"addresses":[{"address":"Q","pk":"","hexseed":"","slaves":[]}],"encrypted":true,"version":1}',
    ['json', 'qrl-wallet'],
  ],
  ['an empty wallet', '{"addresses":[],"encrypted":true,"version":1}', ['json', 'qrl-wallet']],
  ['a wallet, version 0', '[{"address":"Q","mnemonic":"","hexseed":""}]', ['json', 'qrl-wallet']],
  ['slaves', `["${hex}",["${hex}","${hex}"],"{}"]`, ['json', 'qrl-slaves']],
  ['a bot', '{"database":{},"discord":{},"wallet":{}}', ['json', 'tipbot-config']],
  ['IPFS', '{"Identity":{"PeerID":"Q","PrivKey":"C"},"Datastore":{}}', ['json', 'kubo-config']],
  ['a Shelley genesis', '{"activeSlotsCoeff":0.05,"slotsPerKESPeriod":129600}', ['json', 'shelley-genesis']],
  ['a Byron genesis', '{"bootStakeholders":{},"heavyDelegation":{}}', ['byron-genesis', 'json']],
  ['an Alonzo genesis', '{"collateralPercentage":150,"executionPrices":{}}', ['alonzo-genesis', 'json']],
  ['a Conway genesis', '{"poolVotingThresholds":{},"dRepVotingThresholds":{}}', ['conway-genesis', 'json']],
  ['a node configuration', '{"ShelleyGenesisFile":"s"}', ['cardano-node-config', 'json']],
  ['a topology', '{"localRoots":[]}', ['cardano-topology', 'json']],
  [
    'metadata of a pool',
    '{"name":"a","ticker":"b","description":"c","homepage":"d"}',
    ['json', 'pool-metadata'],
  ],
  ['a key in bech32', `addr_sk1${bech32Letters}\n`, ['cardano-bech32-private-key']],
  ['a public key in bech32', `pool_vk1${bech32Letters}`, ['cardano-bech32-public-key']],
  ['WireGuard', '# home\n[Interface]\nPrivateKey = x\n', ['wireguard-config']],
  ['Odoo', '; conf\n[options]\ndb_host = db\n', ['odoo-config']],
  ['a unit', '[Unit]\nDescription=x\n', ['systemd-unit']],
  ['Tendermint', '# comment\nproxy_app = "tcp://"\n', ['tendermint-config']],
  ['other JSON, behind a mark and spaces', '\xef\xbb\xbf \n{"a":1}', ['json']],
];

describe('the forms of a content', () => {
  it.each(known)('are told of %s', (_, content, expected) => {
    expect(forms(content)).toEqual(expected);
  });

  const nothing: [string, string | Uint8Array][] = [
    ['nothing', ''],
    ['prose', 'Dear reader, [Unit] is no line here.'],
    ['broken JSON', '{"a":1'],
    ['two values of JSON', '{} {}'],
    ['a number', '12'],
    ['bytes', Uint8Array.of(1, 2, 3, 0, 0)],
    ['a certificate request', '-----BEGIN CERTIFICATE REQUEST-----\nA\n'],
    ['a word that is too short for a key', 'addr_sk1qqqq'],
  ];
  it.each(nothing)('are none of %s', (_, content) => {
    expect(forms(content)).toEqual([]);
  });

  it('are told of a wallet that was cut off, which is no JSON any more', () => {
    expect(forms('{"addresses":[{"address":"Q","hexseed":"0')).toEqual([]);
    expect(forms('{"addresses":[{"address":"Q","hexseed":"00","pk":"')).toEqual(['qrl-wallet']);
  });

  it('are told of a file that is larger than what is walked over', () => {
    const many = `{"addresses":[${Array.from({ length: 20_000 }, () => '{"address":"Q","hexseed":"00"}').join(',')}]}`;
    expect(many.length).toBeGreaterThan(256 * 1024);
    expect(forms(many)).toEqual(['json', 'qrl-wallet']);
  });
});
