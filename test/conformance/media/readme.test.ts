// README.txt as a person follows it: its commands, typed as they stand there, open a copy with stock tools alone.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealBytes } from '../../../electron/core/crypto/age/sealer.ts';
import { generateIdentity, x25519Recipient } from '../../../electron/core/crypto/age/x25519.ts';
import { lockIdentity } from '../../../electron/core/crypto/identity-file.ts';
import { sign } from '../../../electron/core/crypto/minisign.ts';
import { loadSodium } from '../../../electron/core/crypto/sodium.ts';
import { deriveVaultKeys } from '../../../electron/core/crypto/vault-keys.ts';
import { writeCopy } from '../../../electron/core/media/durable-copy.ts';
import { openFolderMedium } from '../../../electron/core/media/folder-medium.ts';
import { writeMarker } from '../../../electron/core/media/marker.ts';
import { openByHandCommand, readmeText } from '../../../electron/core/media/readme.ts';
import { writeVaultFiles } from '../../../electron/core/media/vault-files.ts';
import { pseudoRandomBytes } from '../../support/pseudo-random.ts';
import { hasTool, makeTemporaryFolder, runToolWithPassphrase } from '../../support/stock-tools.ts';
import { copyFile, filesBelow, snapshotA, vaultId } from '../../faults/support/practice-copies.ts';

const missing = ['age', 'minisign', 'sha256sum', 'tar', 'expect'].filter((tool) => !hasTool(tool));
const passphrase = 'seven-words-that-nobody-else-would-think-of';

const commandAfter = (heading: string): string => {
  const line = readmeText
    .slice(readmeText.indexOf(heading))
    .split('\n')
    .find((text) => text.startsWith('minisign -Vm CHECKSUMS.sha256'));
  if (line === undefined) throw new Error(`README.txt has no command after "${heading}"`);
  return line;
};
const partsCommand = commandAfter('IF THERE ARE SEVERAL PARTS');
const joinCommand = commandAfter('IF PARTS ARE CUT INTO SLICES');

describe('README.txt', () => {
  it('prints the command of the design word for word, on one line of its own', () => {
    expect(openByHandCommand).toBe(
      'minisign -Vm CHECKSUMS.sha256 -P <key from the sheet> && sha256sum -c --strict CHECKSUMS.sha256 && age -d -i ../../identity.age -o /dev/shm/p.tar payload.tar.age && tar -xpf /dev/shm/p.tar --no-same-owner',
    );
    expect(readmeText.split('\n')).toContain(openByHandCommand);
    expect(commandAfter('STEP BY STEP')).toBe(openByHandCommand);
  });

  it('says nothing of a vault, and fits a narrow screen but for its commands', () => {
    const prose = readmeText.split('\n').filter((line) => !line.includes('&&'));
    expect(prose.filter((line) => line.length > 80)).toEqual([]);
    expect(readmeText).toMatch(/^[\x20-\x7e\n]*$/);
    expect(readmeText).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });
});

describe.skipIf(missing.length > 0)(
  `followed by hand${missing.length > 0 ? ` (needs ${missing.join(', ')})` : ''}`,
  () => {
    let folder: ReturnType<typeof makeTemporaryFolder>;
    let key: string;
    let copy: string;

    beforeEach(() => {
      folder = makeTemporaryFolder();
    });
    afterEach(() => folder.remove());

    /** A medium with one copy of as many parts as there are archives. */
    async function writeMedium(partCount: number, maxFileBytes?: number): Promise<void> {
      await loadSodium();
      const secret = generateIdentity();
      const { recipient, signing } = deriveVaultKeys(secret);
      key = signing.publicKey;
      const root = folder.file('medium');
      mkdirSync(root);
      const medium = await openFolderMedium(root, maxFileBytes === undefined ? {} : { maxFileBytes });
      await writeMarker(medium, '11111111-2222-4333-8444-555555555555');
      const parts = Array.from({ length: partCount }, (_, index) => {
        const name = `pool-${index}`;
        mkdirSync(join(folder.path, 'original', name), { recursive: true });
        writeFileSync(join(folder.path, 'original', name, 'key'), pseudoRandomBytes(name, 5000));
        const tar = execFileSync('tar', ['-cC', folder.file('original'), name]);
        const sealed = sealBytes([x25519Recipient(recipient)], tar);
        const number = String(index + 1).padStart(3, '0');
        return copyFile(partCount === 1 ? 'payload.tar.age' : `payload-${number}.tar.age`, sealed);
      });
      const signFor = (snapshot: string) => (checksums: Uint8Array, files: number) =>
        Promise.resolve(
          sign(signing, checksums, `coldkeep 1 vault=${vaultId} snapshot=${snapshot} seq=1 files=${files}`),
        );
      const manifest = copyFile('manifest.age', sealBytes([x25519Recipient(recipient)], Buffer.from('{}')));
      const written = await writeCopy(medium, {
        vaultId,
        snapshotId: snapshotA,
        files: [manifest, ...parts],
        sign: signFor(snapshotA),
      });
      await writeVaultFiles(medium, {
        vaultId,
        identity: lockIdentity(secret, Buffer.from(passphrase)),
        catalogue: sealBytes([x25519Recipient(recipient)], Buffer.from('catalogue')),
        sign: signFor('-'),
      });
      copy = join(root, written.path);
    }

    /** Types a command in the copy's folder. Memory is a folder of this test, which others may not share. */
    const type = (command: string) => {
      const script = folder.file('script');
      const filledIn = command.replaceAll('<key from the sheet>', key).replaceAll('/dev/shm', folder.path);
      writeFileSync(script, `cd '${copy}' && ${filledIn}\n`);
      return runToolWithPassphrase('bash', [script], passphrase);
    };
    const expectIdentical = () => {
      const found = Object.entries(filesBelow(copy)).filter(([path]) => path.startsWith('pool-'));
      expect(Object.fromEntries(found)).toEqual(filesBelow(folder.file('original')));
    };

    it('one part opens', async () => {
      await writeMedium(1);
      const { status, messages } = type(openByHandCommand);
      expect({ status, messages }).toMatchObject({ status: 0 });
      expect(messages).toContain('Signature and comment signature verified');
      expect(messages).toContain(`vault=${vaultId} snapshot=${snapshotA} seq=1`);
      expectIdentical();
    });

    it('several parts open', async () => {
      await writeMedium(3);
      expect(type(partsCommand)).toMatchObject({ status: 0 });
      expectIdentical();
    });

    it('slices join and open', async () => {
      await writeMedium(1, 6000);
      expect(type(joinCommand)).toMatchObject({ status: 0 });
      expect(type(openByHandCommand.slice(openByHandCommand.indexOf('age -d')))).toMatchObject({ status: 0 });
      expectIdentical();
    });

    it('slices of several parts join and open', async () => {
      await writeMedium(2, 6000);
      expect(type(joinCommand)).toMatchObject({ status: 0 });
      expect(type(partsCommand.slice(partsCommand.indexOf('for p')))).toMatchObject({ status: 0 });
      expectIdentical();
    });

    it('stops at a damaged file, before anything is opened', async () => {
      await writeMedium(1);
      const bytes = readFileSync(join(copy, 'payload.tar.age'));
      bytes.writeUInt8(bytes.readUInt8(3000) ^ 1, 3000);
      writeFileSync(join(copy, 'payload.tar.age'), bytes);
      const { status, messages } = type(openByHandCommand);
      expect(status).not.toBe(0);
      expect(messages).toContain('payload.tar.age: FAILED');
      expect(Object.keys(filesBelow(copy)).some((path) => path.startsWith('pool-'))).toBe(false);
    });

    it('a part that does not open stops the others and is named', async () => {
      await writeMedium(3);
      const withoutSums = partsCommand.slice(partsCommand.indexOf('for p'));
      writeFileSync(join(copy, 'payload-002.tar.age'), 'damaged');
      const { messages } = type(withoutSums);
      expect(messages).toContain('STOPPED AT payload-002.tar.age');
      expect(Object.keys(filesBelow(copy)).some((path) => path.startsWith('pool-2'))).toBe(false);
    });

    it('the files beside the copies verify, and the manifest can be read', async () => {
      await writeMedium(1);
      const verify = readmeText.split('\n').find((line) => line.includes('VAULT.sha256 -P'));
      expect(type(`cd ../.. && ${verify ?? 'false'}`)).toMatchObject({ status: 0 });
      const { status, messages } = type('age -d -i ../../identity.age manifest.age');
      expect({ status, messages }).toMatchObject({
        status: 0,
        messages: expect.stringContaining('{}') as string,
      });
    });
  },
);
