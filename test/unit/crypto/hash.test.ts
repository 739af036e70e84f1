import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from '../../../electron/core/crypto/base64.ts';
import { blake2b, hkdfSha256, hmacSha256 } from '../../../electron/core/crypto/hash.ts';
import { loadSodium } from '../../../electron/core/crypto/sodium.ts';
import { pseudoRandomBytes } from '../../support/pseudo-random.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const lengths = [0, 1, 63, 64, 65, 127, 128, 129, 1000, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 700_000];

describe('hashes agree with node:crypto', () => {
  beforeAll(loadSodium);

  it.each(lengths)('over %i bytes', (length) => {
    const bytes = pseudoRandomBytes('hash', length);
    expect(hex(blake2b(bytes, 64))).toBe(createHash('blake2b512').update(bytes).digest('hex'));
    for (const keyLength of [0, 16, 32, 64, 65, 200]) {
      const key = pseudoRandomBytes('key', keyLength);
      expect(hex(hmacSha256(key, bytes))).toBe(createHmac('sha256', key).update(bytes).digest('hex'));
    }
  });

  it.each([1, 31, 32, 33, 64, 255, 8160])('HKDF of %i bytes', (outputBytes) => {
    const [secret, salt, info] = ['secret', 'salt', 'info'].map((name) => pseudoRandomBytes(name, 40));
    if (secret === undefined || salt === undefined || info === undefined) throw new Error('three inputs');
    expect(hex(hkdfSha256({ secret, salt, info, outputBytes }))).toBe(
      hex(new Uint8Array(hkdfSync('sha256', secret, salt, info, outputBytes))),
    );
    expect(hex(hkdfSha256({ secret, info, outputBytes }))).toBe(
      hex(new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), info, outputBytes))),
    );
  });

  it('HKDF gives no more than RFC 5869 allows', () => {
    const empty = new Uint8Array(0);
    expect(() => hkdfSha256({ secret: empty, info: empty, outputBytes: 8161 })).toThrow('8160');
  });

  it('BLAKE2b of RFC 7693, and its shorter forms', () => {
    const abc = Buffer.from('abc');
    expect(hex(blake2b(abc, 64))).toMatch(
      /^ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1/,
    );
    expect(hex(blake2b(abc, 32))).toBe('bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319');
    expect(blake2b(abc, 28)).toHaveLength(28);
  });
});

describe('base64', () => {
  it('has one spelling for every byte string', () => {
    for (let length = 0; length < 20; length++) {
      const bytes = pseudoRandomBytes('base64', length);
      expect(decodeBase64(encodeBase64(bytes, 'padded'), 'padded')).toEqual(bytes);
      expect(decodeBase64(encodeBase64(bytes, 'unpadded'), 'unpadded')).toEqual(bytes);
    }
    const wrong = [
      'A',
      'AA',
      'AB==',
      'AA=',
      'AA==\n',
      ' AA==',
      'AA==AA==',
      'A-==',
      'A_==',
      'AAA',
      '====',
      '\u{100}A==',
    ];
    expect(wrong.map((text) => decodeBase64(text, 'padded'))).toEqual(wrong.map(() => null));
    expect(['A', 'AA==', 'AB', 'AAB'].map((text) => decodeBase64(text, 'unpadded'))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
