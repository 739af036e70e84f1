// Files go both ways between Coldkeep and stock age, and between Coldkeep and npm age-encryption.
import { readFileSync, writeFileSync } from 'node:fs';
import { armor, Decrypter, Encrypter } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeArmor, encodeArmor } from '../../../electron/core/crypto/age/armor.ts';
import { openBytes } from '../../../electron/core/crypto/age/opener.ts';
import { scryptIdentity, scryptRecipient } from '../../../electron/core/crypto/age/scrypt.ts';
import { sealBytes } from '../../../electron/core/crypto/age/sealer.ts';
import {
  encodeIdentity,
  parseIdentity,
  recipientOf,
  X25519Identity,
  x25519Recipient,
} from '../../../electron/core/crypto/age/x25519.ts';
import { loadSodium } from '../../../electron/core/crypto/sodium.ts';
import { pseudoRandomBytes } from '../../support/pseudo-random.ts';
import { hasTool, makeTemporaryFolder, runTool, runToolWithPassphrase } from '../../support/stock-tools.ts';

const chunk = 65536;
const sizes = [
  0,
  1,
  chunk - 1,
  chunk,
  chunk + 1,
  5 * chunk * 16 + 12345,
  8 * chunk,
  9 * chunk,
  9 * chunk + 1,
];
const passphrase = 'münster $crowbar [lamp] 7';
const passphraseBytes = new Uint8Array(Buffer.from(passphrase));
const secret = pseudoRandomBytes('exchange', 32);

const same = (actual: Uint8Array, expected: Uint8Array): boolean => Buffer.from(actual).equals(expected);

describe('exchange with npm age-encryption', () => {
  beforeAll(loadSodium);

  it.each(sizes)('opens what the other sealed, %i bytes', async (size) => {
    const plaintext = pseudoRandomBytes(`size ${size}`, size);
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipientOf(secret));
    const theirs = await encrypter.encrypt(plaintext);
    expect(same(openBytes([new X25519Identity(secret)], theirs, size), plaintext)).toBe(true);

    const decrypter = new Decrypter();
    decrypter.addIdentity(Buffer.from(encodeIdentity(secret)).toString());
    const ours = sealBytes([x25519Recipient(recipientOf(secret))], plaintext);
    expect(same(await decrypter.decrypt(ours), plaintext)).toBe(true);
    expect(ours.length).toBe(theirs.length);
    const unarmored = armor.decode(encodeArmor(ours));
    expect(same(unarmored, ours)).toBe(true);
    expect(same(decodeArmor(Buffer.from(armor.encode(theirs))), theirs)).toBe(true);
  });

  it('with a passphrase', { timeout: 60_000 }, async () => {
    const plaintext = pseudoRandomBytes('passphrase', 70_000);
    const encrypter = new Encrypter();
    encrypter.setPassphrase(passphrase);
    encrypter.setScryptWorkFactor(10);
    const theirs = await encrypter.encrypt(plaintext);
    expect(same(openBytes([scryptIdentity(passphraseBytes)], theirs, 70_000), plaintext)).toBe(true);

    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    const ours = sealBytes([scryptRecipient(passphraseBytes)], plaintext);
    expect(same(await decrypter.decrypt(ours), plaintext)).toBe(true);
  });
});

describe.skipIf(!hasTool('age') || !hasTool('expect'))(
  'exchange with stock age (needs age and expect)',
  () => {
    const folder = makeTemporaryFolder();
    beforeAll(async () => {
      await loadSodium();
      writeFileSync(folder.file('key.txt'), Buffer.concat([encodeIdentity(secret), Buffer.from('\n')]));
    });
    afterAll(() => folder.remove());

    it.each(sizes)('X25519, %i bytes', (size) => {
      const plaintext = pseudoRandomBytes(`size ${size}`, size);
      const theirs = runTool('age', ['-r', recipientOf(secret)], plaintext);
      expect(theirs.status).toBe(0);
      expect(same(openBytes([new X25519Identity(secret)], theirs.stdout, size), plaintext)).toBe(true);

      const ours = sealBytes([x25519Recipient(recipientOf(secret))], plaintext);
      for (const form of [ours, Buffer.from(encodeArmor(ours))]) {
        const opened = runTool('age', ['-d', '-i', folder.file('key.txt')], form);
        expect(opened.messages).toBe('');
        expect(same(opened.stdout, plaintext)).toBe(true);
      }
    });

    it('several recipients, armored by age', () => {
      const other = recipientOf(pseudoRandomBytes('other', 32));
      const plaintext = pseudoRandomBytes('armored', 100_000);
      const theirs = runTool('age', ['-a', '-r', other, '-r', recipientOf(secret)], plaintext);
      const binary = decodeArmor(theirs.stdout);
      expect(same(openBytes([new X25519Identity(secret)], binary, 100_000), plaintext)).toBe(true);
      expect(same(Buffer.from(encodeArmor(binary)), theirs.stdout)).toBe(true);
      const ours = sealBytes([x25519Recipient(other), x25519Recipient(recipientOf(secret))], plaintext);
      expect(same(runTool('age', ['-d', '-i', folder.file('key.txt')], ours).stdout, plaintext)).toBe(true);
    });

    it('reads the identities that age-keygen writes', () => {
      const made = runTool('age-keygen', ['-o', folder.file('made.txt')]);
      expect(made.status).toBe(0);
      const lines = readFileSync(folder.file('made.txt'), 'utf8').split('\n');
      const parsed = parseIdentity(lines[2] ?? '');
      expect(lines[1]).toBe(`# public key: ${recipientOf(parsed)}`);
      expect(Buffer.from(encodeIdentity(parsed)).toString()).toBe(lines[2]);
    });

    it('with a passphrase, both ways', { timeout: 60_000 }, () => {
      const plaintext = pseudoRandomBytes('passphrase', chunk + 1);
      writeFileSync(folder.file('plain'), plaintext);
      const sealing = ['-p', '-o', folder.file('theirs.age'), folder.file('plain')];
      expect(runToolWithPassphrase('age', sealing, passphrase)).toMatchObject({ status: 0 });
      const theirs = readFileSync(folder.file('theirs.age'));
      expect(same(openBytes([scryptIdentity(passphraseBytes)], theirs, chunk + 1), plaintext)).toBe(true);

      writeFileSync(folder.file('ours.age'), sealBytes([scryptRecipient(passphraseBytes)], plaintext));
      const opening = ['-d', '-o', folder.file('opened'), folder.file('ours.age')];
      expect(runToolWithPassphrase('age', opening, passphrase)).toMatchObject({ status: 0 });
      expect(same(readFileSync(folder.file('opened')), plaintext)).toBe(true);
      const wrong = ['-d', '-o', folder.file('wrong'), folder.file('ours.age')];
      expect(runToolWithPassphrase('age', wrong, 'another').status).not.toBe(0);
    });
  },
);
