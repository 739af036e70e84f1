// Signatures in the hands of stock minisign, and minisign's own in ours.
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sign, signingKeysFromSeed, verify } from '../../../electron/core/crypto/minisign.ts';
import { loadSodium } from '../../../electron/core/crypto/sodium.ts';
import { pseudoRandomBytes } from '../../support/pseudo-random.ts';
import { hasTool, makeTemporaryFolder, runTool } from '../../support/stock-tools.ts';

const comment =
  'coldkeep 1 vault=6f0c3a52-0d3c-4a0e-9c55-8f5a3a1f2b77 snapshot=20260102T030405Z-0123456789ab seq=7 files=3';

describe.skipIf(!hasTool('minisign'))('signatures with stock minisign (needs minisign)', () => {
  const folder = makeTemporaryFolder();
  beforeAll(async () => {
    await loadSodium();
  });
  afterAll(() => folder.remove());

  it.each([0, 1, 300, 3_000_000])(
    'accepts ours over %i bytes and refuses it once a bit is flipped',
    (size) => {
      const keys = signingKeysFromSeed(pseudoRandomBytes('signing', 32));
      const bytes = pseudoRandomBytes(`signed ${size}`, size);
      const file = folder.file(`file-${size}`);
      writeFileSync(file, bytes);
      writeFileSync(`${file}.minisig`, sign(keys, bytes, comment));
      const accepted = runTool('minisign', ['-Vm', file, '-P', keys.publicKey]);
      expect(accepted.status).toBe(0);
      expect(accepted.stdout.toString()).toContain(`Trusted comment: ${comment}`);
      writeFileSync(file, Buffer.concat([bytes, Buffer.from('x')]));
      expect(runTool('minisign', ['-Vm', file, '-P', keys.publicKey]).status).not.toBe(0);
      writeFileSync(file, bytes);
      writeFileSync(`${file}.minisig`, sign(keys, bytes, comment).replace('seq=7', 'seq=8'));
      expect(runTool('minisign', ['-Vm', file, '-P', keys.publicKey]).status).not.toBe(0);
    },
  );

  it('verifies what minisign signs, once its untrusted comment is ours', () => {
    const [publicPath, secretPath] = [folder.file('made.pub'), folder.file('made.key')];
    expect(runTool('minisign', ['-GW', '-p', publicPath, '-s', secretPath]).status).toBe(0);
    const publicKey = readFileSync(publicPath, 'utf8').split('\n')[1] ?? '';
    const bytes = pseudoRandomBytes('theirs', 5000);
    writeFileSync(folder.file('theirs'), bytes);
    const ours = 'signature by a Coldkeep vault';
    const args = ['-Sm', folder.file('theirs'), '-s', secretPath, '-c', ours, '-t', comment];
    expect(runTool('minisign', args).status).toBe(0);
    expect(verify(publicKey, bytes, readFileSync(folder.file('theirs.minisig'), 'latin1'))).toBe(comment);
  });
});
