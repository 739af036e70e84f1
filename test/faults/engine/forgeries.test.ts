// What somebody can make who has the medium, stock age and the vault's public recipient, but not the passphrase: all refused by name.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UnlockedVault } from '../../../electron/core/vault-api.ts';
import { adoptVault } from '../../../electron/core/vault.ts';
import { passphrase, readTree, World } from '../../support/world.ts';

const stockTools = ['age', 'minisign'].every(
  (tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0,
);

let world: World;
let vault: UnlockedVault;
let at: string;
let snapshot: string;
beforeEach(async () => {
  world = new World();
  vault = await world.vaultWithKeys();
  at = world.medium('stick');
  snapshot = (await vault.export('keys', { to: [at] })).snapshot.id;
});
afterEach(() => world.end());

const vaultFolder = (...names: string[]) => join(at, 'COLDKEEP', vault.id, ...names);
const copyFolder = (...names: string[]) => vaultFolder('snapshots', snapshot, ...names);

/** The recipient is no secret: it stands on sheets and labels. */
let recipient: string;
beforeEach(() => {
  recipient = vault.publicKeys().recipient;
});

const sealForVault = (plain: string | Uint8Array): Buffer =>
  execFileSync('age', ['-r', recipient], { input: plain });

function rewriteChecksums(folder: string): void {
  const names = readdirSync(folder).filter((name) => !name.startsWith('CHECKSUMS'));
  const line = (name: string) =>
    `${createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex')}  ${name}\n`;
  writeFileSync(join(folder, 'CHECKSUMS.sha256'), names.map(line).join(''));
}

async function failuresOfVerify(): Promise<string[]> {
  const report = await vault.verify({ at });
  return [...report.failures, ...report.copies.flatMap((copy) => copy.failures)].map(
    (failure) => `${failure.path}: ${failure.reason}`,
  );
}

const restoreInto = () => vault.restore({ at, set: 'keys', into: world.path('out') });

describe.skipIf(!stockTools)('forgeries with stock age and minisign (need both installed)', () => {
  it('refuses a payload that was sealed anew, with checksums to match', async () => {
    writeFileSync(copyFolder('payload.tar.age'), sealForVault('not what you think'));
    rewriteChecksums(copyFolder());
    await expect(restoreInto()).rejects.toMatchObject({ code: 'signature-wrong' });
    expect((await failuresOfVerify()).join('\n')).toContain('payload.tar.age');
  });

  it('refuses a folder that was signed with another key', async () => {
    writeFileSync(copyFolder('payload.tar.age'), sealForVault('not what you think'));
    rewriteChecksums(copyFolder());
    const key = world.path('thief');
    execFileSync('minisign', ['-GW', '-p', `${key}.pub`, '-s', `${key}.key`], { stdio: 'ignore' });
    const comment = readFileSync(copyFolder('CHECKSUMS.sha256.minisig'), 'utf8')
      .split('\n')[2]
      ?.replace('trusted comment: ', '');
    rmSync(copyFolder('CHECKSUMS.sha256.minisig'));
    execFileSync(
      'minisign',
      ['-S', '-s', `${key}.key`, '-t', comment ?? '', '-m', copyFolder('CHECKSUMS.sha256')],
      { stdio: 'ignore' },
    );
    await expect(restoreInto()).rejects.toMatchObject({
      code: expect.stringMatching(/^signature-(foreign|malformed)$/),
    });
    expect((await failuresOfVerify()).join('\n')).toContain('CHECKSUMS.sha256.minisig');
  });

  it('refuses a catalogue that was sealed for the vault by somebody else, on a medium', async () => {
    writeFileSync(vaultFolder('catalogue.age'), sealForVault('SQLite format 3\0 and poison'));
    expect((await failuresOfVerify()).join('\n')).toContain('catalogue.age');
    const input = { home: world.path('fresh'), at, passphrase: passphrase() };
    const { vault: adopted, report } = await adoptVault(input, world.options);
    world.keep(adopted);
    expect(report.notes.join('\n')).toContain('catalogue on the medium was not taken');
    // The signed copies still bring the set back.
    await adopted.restore({ at, set: 'keys', into: world.path('out') });
    expect(readTree(world.path('out', 'keys'))).toEqual(readTree(world.path('keys')));
  });

  it('refuses a forged catalogue in the vault folder', async () => {
    await vault.close();
    for (const name of ['catalogue.age', 'catalogue.age.prev']) {
      writeFileSync(world.path('home', name), sealForVault('SQLite format 3\0 and poison'));
    }
    await expect(world.reopen()).rejects.toMatchObject({ code: 'catalogue-forged' });
  });

  it('names a replaced identity, and another passphrase does not open the vault with it', async () => {
    writeFileSync(vaultFolder('identity.age'), sealForVault('AGE-SECRET-KEY-1'));
    expect((await failuresOfVerify()).join('\n')).toContain('/identity.age');
    // The second identity file carries the day.
    const input = { home: world.path('fresh'), at, passphrase: passphrase() };
    const { vault: adopted } = await adoptVault(input, world.options);
    world.keep(adopted);
    expect(adopted.id).toBe(vault.id);
  });
});

describe('things put in another place', () => {
  it('refuses a renamed snapshot folder', async () => {
    const other = '20200101T000000Z-0123456789ab';
    renameSync(copyFolder(), vaultFolder('snapshots', other));
    const failures = (await failuresOfVerify()).join('\n');
    expect(failures).toContain(`snapshots/${other}`);
    expect(failures).toContain('renamed or moved');
    await expect(vault.restore({ at, snapshot: other, into: world.path('out') })).rejects.toMatchObject({
      code: 'comment-mismatch',
    });
  });

  it('refuses the copy of another vault', async () => {
    const other = await world.create('home-2');
    await other.addSet({ name: 'keys', profile: 'custom', sources: [world.path('keys')] });
    const elsewhere = world.medium('other-stick');
    const foreign = (await other.export('keys', { to: [elsewhere] })).snapshot.id;
    cpSync(join(elsewhere, 'COLDKEEP', other.id, 'snapshots', foreign), vaultFolder('snapshots', foreign), {
      recursive: true,
    });
    expect((await failuresOfVerify()).join('\n')).toContain(foreign);
    await expect(vault.restore({ at, snapshot: foreign, into: world.path('out') })).rejects.toMatchObject({
      code: 'signature-foreign',
    });
  });

  it('names vault-level files that were rolled back', async () => {
    const kept = world.path('kept');
    mkdirSync(kept);
    for (const name of ['catalogue.age', 'VAULT.sha256', 'VAULT.sha256.minisig'])
      cpSync(vaultFolder(name), join(kept, name));
    world.write('keys', { 'notes.txt': 'newer' });
    const newer = (await vault.export('keys', { to: [at] })).snapshot;
    for (const name of readdirSync(kept)) cpSync(join(kept, name), vaultFolder(name));
    expect((await failuresOfVerify()).join('\n')).toContain('rolled back');

    const input = { home: world.path('fresh'), at, passphrase: passphrase() };
    const { vault: adopted, report } = await adoptVault(input, world.options);
    world.keep(adopted);
    expect(report.seq).toBe(newer.seq);
    expect(report.notes.join('\n')).toContain('rolled back');
  });

  it('names a snapshot that was taken away', async () => {
    rmSync(copyFolder(), { recursive: true });
    const report = await vault.verify({ at });
    expect(report.copies).toMatchObject([{ snapshot, status: 'missing' }]);
  });

  it('names a file that was added to a copy', async () => {
    writeFileSync(copyFolder('extra.txt'), 'hello');
    expect((await failuresOfVerify()).join('\n')).toContain('extra.txt');
  });

  it('names a file that was cut short, even at a chunk boundary, and restores nothing of it', async () => {
    const path = copyFolder('payload.tar.age');
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, bytes.length - 16));
    expect((await failuresOfVerify()).join('\n')).toContain('cut short');
    await expect(restoreInto()).rejects.toMatchObject({ code: 'payload-damaged' });
    expect(readdirSync(world.root)).not.toContain('out');
  });
});
