import { beforeAll, describe, expect, it } from 'vitest';
import { decodeBech32, encodeBech32 } from '../../../../electron/core/crypto/age/bech32.ts';
import { openBytes } from '../../../../electron/core/crypto/age/opener.ts';
import { scryptIdentity, scryptRecipient } from '../../../../electron/core/crypto/age/scrypt.ts';
import { sealBytes } from '../../../../electron/core/crypto/age/sealer.ts';
import {
  encodeIdentity,
  generateIdentity,
  parseIdentity,
  recipientOf,
  X25519Identity,
  x25519Recipient,
} from '../../../../electron/core/crypto/age/x25519.ts';
import { loadSodium } from '../../../../electron/core/crypto/sodium.ts';
import { pseudoRandomBytes } from '../../../support/pseudo-random.ts';

const secret = pseudoRandomBytes('recipients', 32);
const withCode = (code: string): unknown => expect.objectContaining({ code });
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('Bech32', () => {
  it.each(['a12uel5l', 'abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw', 'A12UEL5L', '?1ezyfcl'])(
    'takes %s of BIP 173',
    (line) => {
      const prefix = line.slice(0, line.lastIndexOf('1')).toLowerCase();
      expect(decodeBech32(prefix, Buffer.from(line))).not.toBeNull();
    },
  );

  it('gives back what it took, at every length', () => {
    for (let length = 0; length < 70; length++) {
      const bytes = pseudoRandomBytes('bech32', length);
      expect(decodeBech32('age', encodeBech32('age', bytes))).toEqual(bytes);
    }
  });

  it('refuses wrong checksum, prefix, case, character, length and stray bits', () => {
    const line = text(encodeBech32('age', secret));
    const wrong = [
      `${line.slice(0, -1)}${line.endsWith('q') ? 'p' : 'q'}`,
      line.replace('age1', 'agf1'),
      line.slice(0, -1) + line.slice(-1).toUpperCase().replace(/[0-9]/, 'Q'),
      line.replace(/.$/, 'b'),
      line.slice(0, 9),
      `${line} `,
      'age1',
      'age',
      '',
    ];
    expect(wrong.map((other) => decodeBech32('age', Buffer.from(other)))).toEqual(wrong.map(() => null));
  });
});

describe('X25519', () => {
  beforeAll(loadSodium);

  it('writes identities that it reads', () => {
    const line = encodeIdentity(secret);
    expect(text(line)).toMatch(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/);
    expect(parseIdentity(line)).toEqual(secret);
    expect(parseIdentity(text(line))).toEqual(secret);
    expect(recipientOf(secret)).toMatch(/^age1[0-9a-z]{58}$/);
    expect(generateIdentity()).toHaveLength(32);
  });

  it.each(['', 'AGE-SECRET-KEY-1', 'age1abc', text(encodeBech32('age-secret-key-', secret)), 'SOMETHING'])(
    'refuses %j as an identity',
    (line) => {
      expect(() => parseIdentity(line)).toThrow(withCode('bad-input'));
    },
  );

  it('says what it does not support yet', () => {
    expect(() => parseIdentity('AGE-SECRET-KEY-PQ-1ABC')).toThrow(withCode('recipient-unsupported'));
    expect(() => x25519Recipient('age1pq1abcdefgh')).toThrow(withCode('recipient-unsupported'));
    expect(() => x25519Recipient('age1yubikey1abcdefgh')).toThrow(withCode('recipient-unsupported'));
    expect(() => x25519Recipient(recipientOf(secret).toUpperCase())).toThrow(withCode('bad-input'));
    expect(() => x25519Recipient(`${recipientOf(secret)}x`)).toThrow(withCode('bad-input'));
  });

  it('does not seal to a point of low order', () => {
    const line = text(encodeBech32('age', new Uint8Array(32)));
    expect(() => sealBytes([x25519Recipient(line)], new Uint8Array(1))).toThrow(withCode('bad-input'));
  });
});

const header = (stanza: string): Uint8Array =>
  Buffer.from(`age-encryption.org/v1\n${stanza}\nAAAA\n--- ${'A'.repeat(43)}\n`);

const openHeader = (stanza: string) => () => openBytes([new X25519Identity(secret)], header(stanza), 1);

describe('whom a file is for', () => {
  beforeAll(loadSodium);

  it('names types that it cannot open, but takes unknown ones for decoys', () => {
    expect(openHeader('-> mlkem768x25519 x')).toThrow(withCode('recipient-unsupported'));
    expect(openHeader('-> ssh-ed25519 x y')).toThrow(withCode('recipient-unsupported'));
    expect(openHeader('-> something-grease x')).toThrow(withCode('no-matching-identity'));
    expect(openHeader(`-> scrypt ${'A'.repeat(22)} 18`)).toThrow(withCode('no-matching-identity'));
  });

  it('tells no match, a malformed stanza, a wrong MAC and a damaged payload apart', () => {
    const file = sealBytes([x25519Recipient(recipientOf(secret))], Buffer.from('content'));
    const change = (from: string, to: string): Uint8Array =>
      Buffer.from(text(file).replace(from, to), 'latin1');
    const identity = new X25519Identity(secret);
    const stranger = new X25519Identity(pseudoRandomBytes('stranger', 32));
    expect(() => openBytes([stranger], file, 10)).toThrow(withCode('no-matching-identity'));
    expect(text(openBytes([stranger, identity], file, 10))).toBe('content');
    expect(() => openBytes([identity], change('-> X25519 ', '-> X25519 extra '), 10)).toThrow(
      withCode('header-damaged'),
    );
    expect(() => openBytes([identity], change('\n---', '\n-> x\n\n---'), 10)).toThrow(
      withCode('header-mac-wrong'),
    );
    const last = file.length - 1;
    file[last] = (file[last] ?? 0) ^ 1;
    expect(() => openBytes([identity], file, 10)).toThrow(withCode('payload-damaged'));
  });
});

describe('scrypt', () => {
  beforeAll(loadSodium);

  it('never writes less work than 2^18', () => {
    expect(() => scryptRecipient(Buffer.from('x'), 17)).toThrow('2^18');
    expect(() => scryptRecipient(Buffer.from('x'), 23)).toThrow('2^22');
    const file = sealBytes([scryptRecipient(Buffer.from('x'))], new Uint8Array(0));
    expect(text(file)).toMatch(/^age-encryption.org\/v1\n-> scrypt [^ ]{22} 18\n/);
    expect(openBytes([scryptIdentity(Buffer.from('x'))], file, 0)).toHaveLength(0);
    expect(() => openBytes([scryptIdentity(Buffer.from('y'))], file, 0)).toThrow(
      withCode('no-matching-identity'),
    );
  }, 60_000);
});
