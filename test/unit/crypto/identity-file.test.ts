import { beforeAll, describe, expect, it } from 'vitest';
import { openBytes } from '../../../electron/core/crypto/age/opener.ts';
import { scryptIdentity, scryptRecipient } from '../../../electron/core/crypto/age/scrypt.ts';
import { sealBytes } from '../../../electron/core/crypto/age/sealer.ts';
import { encodeIdentity, recipientOf, x25519Recipient } from '../../../electron/core/crypto/age/x25519.ts';
import { lockIdentity, unlockIdentity } from '../../../electron/core/crypto/identity-file.ts';
import { loadSodium } from '../../../electron/core/crypto/sodium.ts';
import { pseudoRandomBytes } from '../../support/pseudo-random.ts';

const secret = pseudoRandomBytes('identity', 32);
const passphrase = Buffer.from('seven words would be better');
const withCode = (code: string): unknown => expect.objectContaining({ code });

describe('the identity file', () => {
  let file: Uint8Array = new Uint8Array(0);
  beforeAll(async () => {
    await loadSodium();
    file = lockIdentity(secret, passphrase);
  }, 60_000);

  const flipped = (at: number): Uint8Array => file.map((byte, index) => (index === at ? byte ^ 1 : byte));
  const indexOf = (text: string): number => Buffer.from(file).indexOf(text);

  it('opens with its passphrase and holds what age-keygen would write', { timeout: 60_000 }, () => {
    expect(unlockIdentity(file, passphrase)).toEqual(secret);
    const plaintext = Buffer.from(openBytes([scryptIdentity(passphrase)], file, 4096)).toString();
    expect(plaintext).toBe(
      `# public key: ${recipientOf(secret)}\n${Buffer.from(encodeIdentity(secret)).toString()}\n`,
    );
  });

  it('tells a wrong passphrase, a damaged header and a damaged payload apart', { timeout: 60_000 }, () => {
    expect(() => unlockIdentity(file, Buffer.from('another'))).toThrow(withCode('wrong-passphrase'));
    const cases = [
      [flipped(3), 'header-damaged'],
      [flipped(indexOf('--- ') + 10), 'header-mac-wrong'],
      [flipped(file.length - 1), 'payload-damaged'],
      [file.subarray(0, -1), 'payload-damaged'],
    ] as const;
    for (const [damaged, code] of cases) {
      expect(() => unlockIdentity(damaged, passphrase)).toThrow(
        expect.objectContaining({ code: 'identity-damaged', cause: withCode(code) }),
      );
    }
  });

  it('is damaged, not locked by another passphrase, when it is something else', { timeout: 60_000 }, () => {
    const line = encodeIdentity(secret);
    const cases = [
      new Uint8Array(0),
      Buffer.from('not an age file'),
      Buffer.from(Buffer.from(file).toString('latin1').replace(' 18\n', ' 30\n'), 'latin1'),
      // Anyone can seal to the vault's recipient, so what is sealed to it proves nothing.
      sealBytes([x25519Recipient(recipientOf(secret))], line),
      sealBytes([scryptRecipient(passphrase)], Buffer.from('# nothing\n\n')),
      sealBytes([scryptRecipient(passphrase)], Buffer.from('AGE-SECRET-KEY-1NOT')),
      sealBytes([scryptRecipient(passphrase)], Buffer.concat([line, Buffer.from('\n'), line])),
      sealBytes([scryptRecipient(passphrase)], new Uint8Array(5000)),
    ];
    for (const other of cases)
      expect(() => unlockIdentity(other, passphrase)).toThrow(withCode('identity-damaged'));
  });
});
