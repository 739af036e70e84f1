// identity.age in the hands of stock age: the ways in which README.txt on a medium says to use it.
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealBytes } from '../../../electron/core/crypto/age/sealer.ts';
import { recipientOf, x25519Recipient } from '../../../electron/core/crypto/age/x25519.ts';
import { lockIdentity, unlockIdentity } from '../../../electron/core/crypto/identity-file.ts';
import { loadSodium } from '../../../electron/core/crypto/sodium.ts';
import { pseudoRandomBytes } from '../../support/pseudo-random.ts';
import { hasTool, makeTemporaryFolder, runTool, runToolWithPassphrase } from '../../support/stock-tools.ts';

const passphrase = 'ladder-quartz-monsoon-eagle';
const secret = pseudoRandomBytes('identity file', 32);
const plaintext = pseudoRandomBytes('payload', 100_000);

describe.skipIf(!hasTool('age') || !hasTool('expect'))(
  'identity.age with stock age (needs age and expect)',
  () => {
    const folder = makeTemporaryFolder();
    beforeAll(async () => {
      await loadSodium();
      writeFileSync(folder.file('identity.age'), lockIdentity(secret, Buffer.from(passphrase)));
      writeFileSync(folder.file('file.age'), sealBytes([x25519Recipient(recipientOf(secret))], plaintext));
    }, 60_000);
    afterAll(() => folder.remove());

    it('opens to a key file, which opens what the vault sealed', { timeout: 60_000 }, () => {
      const opening = ['-d', '-o', folder.file('key.txt'), folder.file('identity.age')];
      expect(runToolWithPassphrase('age', opening, passphrase)).toMatchObject({ status: 0 });
      expect(
        runTool('age-keygen', ['-y', folder.file('key.txt')])
          .stdout.toString()
          .trim(),
      ).toBe(recipientOf(secret));
      const opened = runTool('age', ['-d', '-i', folder.file('key.txt'), folder.file('file.age')]);
      expect(opened.stdout.equals(plaintext)).toBe(true);
    });

    it('serves as it is as an identity for age', { timeout: 60_000 }, () => {
      const args = [
        '-d',
        '-i',
        folder.file('identity.age'),
        '-o',
        folder.file('opened'),
        folder.file('file.age'),
      ];
      expect(runToolWithPassphrase('age', args, passphrase)).toMatchObject({ status: 0 });
      expect(readFileSync(folder.file('opened')).equals(plaintext)).toBe(true);
    });

    it('may also have been locked by stock age', { timeout: 60_000 }, () => {
      expect(runTool('age-keygen', ['-o', folder.file('made.txt')]).status).toBe(0);
      const locking = ['-p', '-o', folder.file('made.age'), folder.file('made.txt')];
      expect(runToolWithPassphrase('age', locking, passphrase)).toMatchObject({ status: 0 });
      const unlocked = unlockIdentity(readFileSync(folder.file('made.age')), Buffer.from(passphrase));
      expect(readFileSync(folder.file('made.txt'), 'utf8')).toContain(recipientOf(unlocked));
    });
  },
);
