import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { generalChecks } from '../../../../electron/core/capture/checks/general/index.ts';
import { custom } from '../../../../shared/profiles/custom.ts';
import { qrlTipbot } from '../../../../shared/profiles/qrl-tipbot.ts';
import type { Profile } from '../../../../shared/profiles/profile.ts';
import { pseudoRandomBytes } from '../../../support/pseudo-random.ts';
import { checkedFiles, seen, type GivenFile } from '../../../support/seen-file.ts';

const generally = (given: readonly GivenFile[], profile: Profile = custom) =>
  checkedFiles(profile, given, { makers: generalChecks });
const saw = (given: readonly GivenFile[], profile: Profile = custom) => seen(generally(given, profile));

describe('empty files', () => {
  it('are told where something must be', () => {
    const empty = ['a/cold.skey', 'a/node.service', 'a/x.sql'].map((path) => ({ path, content: '' }));
    expect(saw(empty, qrlTipbot)).toEqual(['empty-file a/x.sql critical']);
    expect(saw(empty)).toEqual(['empty-file a/cold.skey critical', 'empty-file a/node.service warn']);
  });

  it('are nothing to speak of among unknown files', () => {
    expect(saw([{ path: 'a/notes', content: '' }])).toEqual([]);
  });
});

const secret = (name: string, mode: number): GivenFile => ({ path: `pool/${name}`, content: 'x', mode });

describe('permissions', () => {
  it('are too open where group or others have any right to a secret', () => {
    const { findings } = generally([
      secret('a.key', 0o600),
      secret('b.key', 0o640),
      secret('c.key', 0o604),
      secret('d.key', 0o666),
      secret('notes.txt', 0o666),
    ]);
    expect(findings.map(({ subject, message }) => [subject, message])).toEqual([
      ['pool/b.key', 'Its mode is 640: its group may read it.'],
      ['pool/c.key', 'Its mode is 604: all others may read it.'],
      ['pool/d.key', 'Its mode is 666: its group and all others may read and change it.'],
    ]);
  });

  it('do not matter for ciphertext and for public keys', () => {
    const salted = { path: 'a/secret.key', content: 'Salted__12345678', mode: 0o644 };
    const certificate = {
      path: 'a/tls.pem',
      content: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
      mode: 0o644,
    };
    expect(saw([salted, certificate])).toEqual([]);
  });

  it('are counted where they are many', () => {
    const many = Array.from({ length: 21 }, (_, index) => secret(`${index}.key`, 0o644));
    expect(saw([...many, secret('one.txt', 0o600)])).toEqual(['permissions-too-open pool warn']);
    expect(saw(many.slice(1))).toHaveLength(20);
  });

  it('are said once to be unknown where a file system keeps none', () => {
    const onFat = ['a.key', 'b.key', 'notes.txt'].map((name) => secret(name, 0o755));
    expect(saw(onFat)).toEqual(['permissions-too-open pool info']);
    expect(saw([...onFat, secret('other.txt', 0o644)])).toHaveLength(2);
  });
});

describe('encrypted in name only', () => {
  const gzip = gzipSync('some text');
  const random = Buffer.from(pseudoRandomBytes('ciphertext', 3000));
  const cases: [string, string, string | Uint8Array, string][] = [
    [
      'gzip in base64, as openssl writes it without a cipher',
      'TipBot.tar.gz.enc',
      gzip.toString('base64'),
      'a gzip archive in base64',
    ],
    ['gzip', 'a.tar.gz.gpg', gzip, 'a gzip archive'],
    ['an envelope', 'cold.skey.gpg', '{"type":"a","description":"","cborHex":"5820"}', 'JSON'],
    [
      'JSON in base64',
      'w.enc',
      Buffer.from('{"addresses": [], "version": 1}').toString('base64'),
      'JSON in base64',
    ],
    ['words', 'seed.age', 'abandon ability able about above absent', 'plain text'],
    ['a dump', 'x.sql.asc', '-- MySQL dump 10.13\n', 'a MySQL dump'],
  ];
  it.each(cases)('is %s', (_, name, content, what) => {
    const [finding] = generally([{ path: `a/${name}`, content }]).findings;
    expect(finding?.code).toBe('encrypted-in-name-only');
    expect(finding?.message).toContain(`it is ${what}:`);
  });

  const encrypted: [string, string, string | Uint8Array][] = [
    ['openssl in base64', 'a.enc', 'U2FsdGVkX18xMjM0NTY3ODkwYWJjZGVm\n'],
    ['age', 'a.age', 'age-encryption.org/v1\n-> X25519 abc\n'],
    ['OpenPGP', 'a.gpg', Uint8Array.of(0x8c, 0x0d, 0x04, 0x09, 0x03, 0x02, 0x55)],
    ['armoured OpenPGP', 'a.asc', '-----BEGIN PGP MESSAGE-----\n\njA0E\n-----END PGP MESSAGE-----\n'],
    ['a signature', 'a.sig.asc', '-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n'],
    ['an envelope of SPO Scripts', 'a.skey.enc', '{"type":"a","description":"","encrHex":"8c0d"}'],
    ['random bytes', 'a.enc', random],
    ['random bytes in base64', 'a.enc', random.toString('base64')],
    ['random bytes in hex', 'a.enc', random.toString('hex')],
    ['a vault of Ansible', 'a.enc', '$ANSIBLE_VAULT;1.1;AES256\n6162\n'],
    ['nothing', 'a.enc', ''],
  ];
  it.each(encrypted)('is not %s', (_, name, content) => {
    expect(saw([{ path: `a/${name}`, content }]).filter((each) => each.startsWith('encrypted'))).toEqual([]);
  });
});
