import { beforeAll, describe, expect, it } from 'vitest';
import { sign, signingKeysFromSeed, verify } from '../../../electron/core/crypto/minisign.ts';
import { loadSodium } from '../../../electron/core/crypto/sodium.ts';
import { isErrorCode } from '../../../shared/domain/errors.ts';
import { pseudoRandomBytes } from '../../support/pseudo-random.ts';

const comment = 'a trusted comment';
const bytes = pseudoRandomBytes('signed', 1000);
const withCode = (code: string): unknown => expect.objectContaining({ code });
const keysOf = (seed: string) => signingKeysFromSeed(pseudoRandomBytes(seed, 32));

describe('minisign', () => {
  beforeAll(loadSodium);

  it('signs in four lines and answers the trusted comment', () => {
    const keys = keysOf('ours');
    const text = sign(keys, bytes, comment);
    expect(text.split('\n')).toHaveLength(5);
    expect(text).toMatch(
      /^untrusted comment: signature by a Coldkeep vault\nRU[0-9A-Za-z+/]{97}=\ntrusted comment: a trusted comment\n[0-9A-Za-z+/]{86}==\n$/,
    );
    expect(verify(keys.publicKey, bytes, text)).toBe(comment);
    expect(keys.publicKey).toMatch(/^RW[0-9A-Za-z+/]{54}$/);
    expect(keys.publicKey).toBe(keysOf('ours').publicKey);
    expect(sign(keys, bytes, comment)).toBe(text);
  });

  it('tells foreign from wrong', () => {
    const keys = keysOf('ours');
    const text = sign(keys, bytes, comment);
    expect(() => verify(keysOf('another').publicKey, bytes, text)).toThrow(withCode('signature-foreign'));
    // The key may have been typed from a sheet, with no vault at hand.
    expect(() => verify(keysOf('another').publicKey, bytes, text)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('vault') }),
    );
    expect(() => verify(keys.publicKey, bytes.subarray(1), text)).toThrow(withCode('signature-wrong'));
    expect(() => verify(keys.publicKey, bytes, text.replace('a trusted', 'A trusted'))).toThrow(
      withCode('signature-wrong'),
    );
    const other = sign(keys, bytes, 'another comment').split('\n');
    const mixed = text
      .split('\n')
      .with(3, other[3] ?? '')
      .join('\n');
    expect(() => verify(keys.publicKey, bytes, mixed)).toThrow(withCode('signature-wrong'));
    expect(() => verify('RWx', bytes, text)).toThrow(withCode('bad-input'));
  });

  it('refuses a forger who uses the key id of the vault', () => {
    const keys = keysOf('ours');
    const forger = keysOf('forger');
    const ownId = Buffer.from(keys.publicKey, 'base64').subarray(0, 10);
    const forgedKey = Buffer.concat([ownId, Buffer.from(forger.publicKey, 'base64').subarray(10)]).toString(
      'base64',
    );
    const forged = sign({ publicKey: forgedKey, secret: forger.secret }, bytes, comment);
    expect(() => verify(keys.publicKey, bytes, forged)).toThrow(withCode('signature-wrong'));
  });

  it('notices every single flipped bit, by name', () => {
    const keys = keysOf('ours');
    const text = Buffer.from(sign(keys, bytes, comment));
    const codes = new Set<string>();
    for (let bit = 0; bit < text.length * 8; bit++) {
      const flipped = Buffer.from(text);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      let code = 'accepted';
      try {
        verify(keys.publicKey, bytes, flipped.toString('latin1'));
      } catch (error) {
        code = (error as { code: string }).code;
      }
      codes.add(code);
    }
    expect([...codes].every(isErrorCode)).toBe(true);
    expect([...codes].toSorted()).toEqual(['signature-foreign', 'signature-malformed', 'signature-wrong']);
  });

  it('takes nothing but exactly four lines with line feeds', () => {
    const keys = keysOf('ours');
    const text = sign(keys, bytes, comment);
    const [, second = ''] = text.split('\n');
    const wrong = [
      '',
      '\n\n\n\n',
      text.slice(0, -1),
      `${text}\n`,
      `${text}x`,
      `\n${text}`,
      text.replaceAll('\n', '\r\n'),
      text.replace('untrusted comment: signature by a Coldkeep vault', 'untrusted comment: signature'),
      text.replace('trusted comment: a', 'trusted comment:  \u{fffd}'),
      text.replace(second, `${second}=`),
      text.replace(second, second.replace(/^RU/, 'RW')),
      text.replace(second, second.slice(0, -4)),
      text.replace(/==\n$/, '\n'),
    ];
    for (const other of wrong) {
      expect(() => verify(keys.publicKey, bytes, other)).toThrow(withCode('signature-malformed'));
    }
  });

  it('does not sign a comment of several lines', () => {
    expect(() => sign(keysOf('ours'), bytes, 'two\nlines')).toThrow('one line');
  });
});
