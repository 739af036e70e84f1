// The worst day without Coldkeep: what README.txt on the medium prints, run word for word with stock tools, gives everything back.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UnlockedVault } from '../../../electron/core/vault-api.ts';
import { hasTool, runToolWithPassphrase } from '../../support/stock-tools.ts';
import { passphraseText, readTree, World } from '../../support/world.ts';

const tools = ['age', 'minisign', 'tar', 'sha256sum', 'expect', 'sqlite3'];
const missing = tools.filter((tool) => !hasTool(tool));

let world: World;
let vault: UnlockedVault;
let at: string;
beforeEach(async () => {
  world = new World();
  vault = await world.vaultWithKeys();
  at = world.medium('stick');
});
afterEach(() => world.end());

/** Runs a shell command and answers age's passphrase prompt, as a person at a terminal does. */
function atTerminal(command: string, cwd: string): { status: number; output: string } {
  const script = world.path('by-hand.sh');
  writeFileSync(script, `cd '${cwd}'\n${command}\n`);
  const { status, messages } = runToolWithPassphrase('bash', [script], passphraseText);
  return { status, output: messages };
}

/** The command of README.txt that begins with `beginning`, with the key from the sheet filled in. */
function commandFromReadme(fits: (line: string) => boolean): string {
  const lines = readFileSync(join(at, 'COLDKEEP', 'README.txt'), 'utf8').split('\n');
  const command = lines
    .map((line) => line.trim())
    .find((line) => line.startsWith('minisign -Vm') && fits(line));
  if (command === undefined) throw new Error('README.txt prints no such command');
  return command.replace('<key from the sheet>', vault.publicKeys().signingKey);
}

describe.skipIf(missing.length > 0)(`by hand (needs ${tools.join(', ')})`, () => {
  it('gives back identical files with the command of README.txt', async () => {
    const { snapshot } = await vault.export('keys', { to: [at] });
    const command = commandFromReadme((line) =>
      line.endsWith('payload.tar.age && tar -xpf /dev/shm/p.tar --no-same-owner'),
    );
    const folder = join(at, 'COLDKEEP', vault.id, 'snapshots', snapshot.id);
    const work = world.path('work');
    mkdirSync(work);
    // Run from a copy of the folder's place, so that the restored files do not land on the medium.
    execFileSync('cp', ['-a', join(at, 'COLDKEEP'), work]);
    const inside = join(work, 'COLDKEEP', vault.id, 'snapshots', snapshot.id);
    const { status, output } = atTerminal(`${command}; s=$?; rm -f /dev/shm/p.tar; exit $s`, inside);
    expect(output).toContain('Signature and comment signature verified');
    expect({ status, output }).toMatchObject({ status: 0 });
    expect(readTree(join(inside, 'keys'))).toEqual(readTree(world.path('keys')));
    expect(readTree(folder).size).toBe(4);
  });

  it('passes sha256sum and minisign on the medium, vault-level files included', async () => {
    const { snapshot } = await vault.export('keys', { to: [at] });
    const folder = join(at, 'COLDKEEP', vault.id, 'snapshots', snapshot.id);
    const key = vault.publicKeys().signingKey;
    execFileSync('sha256sum', ['-c', '--strict', 'CHECKSUMS.sha256'], { cwd: folder });
    const copy = execFileSync('minisign', ['-Vm', 'CHECKSUMS.sha256', '-P', key], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(copy).toContain(`coldkeep 1 vault=${vault.id} snapshot=${snapshot.id} seq=1 files=2`);
    const root = join(at, 'COLDKEEP', vault.id);
    execFileSync('sha256sum', ['-c', '--strict', 'VAULT.sha256'], { cwd: root });
    const level = execFileSync('minisign', ['-Vm', 'VAULT.sha256', '-P', key], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(level).toContain(`coldkeep 1 vault=${vault.id} snapshot=- seq=1 files=`);
  });

  it('opens the catalogue with age and sqlite3', async () => {
    await vault.export('keys', { to: [at] });
    const root = join(at, 'COLDKEEP', vault.id);
    const out = world.path('catalogue.sqlite');
    const { status, output } = atTerminal(`age -d -i identity.age -o ${out} catalogue.age`, root);
    expect({ status, output }).toMatchObject({ status: 0 });
    const sets = execFileSync(
      'sqlite3',
      [out, "SELECT json_extract(body, '$.name') FROM facts WHERE kind = 'set-added'"],
      { encoding: 'utf8' },
    );
    expect(sets.trim()).toBe('keys');
  });

  it('gives back a set that was sealed in parts and cut into slices', async () => {
    world.write('keys', { 'big.bin': 'b'.repeat(300_000), 'other.bin': 'o'.repeat(200_000) });
    const input = { to: [at], partBytes: 250_000, maxFileBytes: 100_000 };
    const { snapshot } = await vault.export('keys', input);
    const work = world.path('work');
    execFileSync('cp', ['-a', at, work]);
    const inside = join(work, 'COLDKEEP', vault.id, 'snapshots', snapshot.id);
    const names = [...readTree(inside).keys()];
    expect(names.filter((name) => /\.tar\.age\.\d{3}$/.test(name)).length).toBeGreaterThan(2);
    execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'CHECKSUMS.sha256'], { cwd: inside });
    const parts = [
      ...new Set(
        names.filter((name) => name.startsWith('payload')).map((name) => name.replace(/\.\d{3}$/, '')),
      ),
    ];
    for (const part of parts) {
      const slices = names.filter((name) => name === part || name.startsWith(`${part}.`)).toSorted();
      const command = `cat ${slices.join(' ')} > sealed && age -d -i ../../identity.age -o p.tar sealed && tar -xpf p.tar --no-same-owner`;
      const { status, output } = atTerminal(command, inside);
      expect({ status, output }).toMatchObject({ status: 0 });
    }
    expect(readTree(join(inside, 'keys'))).toEqual(readTree(world.path('keys')));
    const restored = world.path('restored');
    await vault.restore({ at, set: 'keys', into: restored });
    expect(readTree(join(restored, 'keys'))).toEqual(readTree(world.path('keys')));
  });
});
