import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openFolderMedium } from '../../../electron/core/media/folder-medium.ts';
import { vaultFilePaths } from '../../../electron/core/media/layout.ts';
import { writeMarker } from '../../../electron/core/media/marker.ts';
import type { Medium } from '../../../electron/core/media/medium.ts';
import { readVaultFiles, writeVaultFiles } from '../../../electron/core/media/vault-files.ts';
import { pseudoRandomBytes } from '../../support/pseudo-random.ts';
import {
  catalogueOf,
  filesBelow,
  vaultFilesOf,
  vaultId,
  verifyVaultFiles,
} from '../../faults/support/practice-copies.ts';
import { temporaryFolder } from './folders.ts';

const stateFiles = ['catalogue.age', 'VAULT.sha256', 'VAULT.sha256.minisig'];

describe('the files beside the copies', () => {
  let root: string;
  let medium: Medium;
  const folder = `COLDKEEP/${vaultId}`;
  const at = (name: string) => join(root, folder, name);
  const write = (state: string, overrides = {}) =>
    writeVaultFiles(medium, { ...vaultFilesOf(state), ...overrides });
  const read = () => readVaultFiles(medium, vaultId, verifyVaultFiles);

  beforeEach(async () => {
    root = temporaryFolder();
    medium = await openFolderMedium(root);
    await writeMarker(medium, '11111111-2222-4333-8444-555555555555');
  });

  it('are all there, answered, and what sha256sum verifies', async () => {
    const files = await write('1');
    expect(Object.fromEntries(files.map((file) => [file.path, file.sha256]))).toEqual(filesBelow(root));
    expect(files.map((file) => file.path).toSorted()).toEqual(vaultFilePaths(vaultId).toSorted());
    const verified = execFileSync('sha256sum', ['-c', '--strict', 'VAULT.sha256'], {
      cwd: join(root, folder),
      encoding: 'utf8',
    });
    expect(verified).toBe(
      'identity.age: OK\nidentity-2.age: OK\ncatalogue.age: OK\n../medium.json: OK\n../README.txt: OK\n',
    );
    const state = await read();
    expect(state.catalogue).toEqual(Buffer.from(catalogueOf('1')));
    expect(state.notes).toEqual([]);
  });

  it('are not written again where the medium holds them already', async () => {
    await write('1');
    const before = inodesBelow(root);
    await write('1');
    expect(inodesBelow(root)).toEqual(before);
    await write('2');
    const changed = [...inodesBelow(root)].filter(([path, inode]) => before.get(path) !== inode);
    expect(changed.map(([path]) => path.slice(folder.length + 1))).toEqual(stateFiles.toSorted());
    expect((await read()).catalogue).toEqual(Buffer.from(catalogueOf('2')));
  });

  it.each(['identity.age', 'identity-2.age', ...stateFiles])(
    'are mended where %s was damaged',
    async (name) => {
      await write('1');
      const before = filesBelow(root);
      const bytes = readFileSync(at(name));
      bytes.writeUInt8(bytes.readUInt8(9) ^ 1, 9);
      writeFileSync(at(name), bytes);
      await write('1');
      expect(filesBelow(root)).toEqual(before);
    },
  );

  it('replace a link or a folder that was put in their place, without following it', async () => {
    await write('1');
    const before = filesBelow(root);
    rmSync(at('identity.age'));
    symlinkSync('identity-2.age', at('identity.age'));
    rmSync(at('catalogue.age'));
    mkdirSync(at('catalogue.age'));
    await write('1');
    expect(filesBelow(root)).toEqual(before);
  });

  it('follow the settings: identity and catalogue can be kept off media', async () => {
    await write('1');
    await write('2', { identity: null });
    expect(readdirSync(join(root, folder)).toSorted()).toEqual([...stateFiles].toSorted());
    await write('3', { catalogue: null });
    expect(readdirSync(join(root, folder))).not.toContain('catalogue.age');
    expect(await read()).toMatchObject({ catalogue: null, notes: [] });
  });

  it('need a marker', async () => {
    rmSync(join(root, 'COLDKEEP/medium.json'));
    await expect(write('1')).rejects.toMatchObject({ code: 'not-a-medium' });
  });

  /** As a crash between two renames leaves them: the named files of state 1 are at ".prev", the others current. */
  const interruptMove = (moved: readonly string[]) => {
    for (const name of moved) renameSync(at(name), at(`${name}.prev`));
  };

  it.each([1, 2, 3])('are read as they were when %i of three files had been set aside', async (count) => {
    await write('1');
    interruptMove(stateFiles.slice(0, count));
    const state = await read();
    expect(state.catalogue).toEqual(Buffer.from(catalogueOf('1')));
    await write('2');
    expect((await read()).catalogue).toEqual(Buffer.from(catalogueOf('2')));
    expect(readdirSync(join(root, folder)).filter((name) => name.endsWith('.prev'))).toEqual([]);
  });

  it.each([1, 2])('are read as they were when %i of three new files had been put in place', async (count) => {
    await write('2');
    const newer = stateFiles.map((name) => readFileSync(at(name)));
    rmSync(join(root, folder), { recursive: true });
    await write('1');
    interruptMove(stateFiles);
    for (const [index, name] of stateFiles.slice(0, count).entries()) {
      writeFileSync(at(name), newer[index] ?? Buffer.alloc(0));
    }
    const state = await read();
    expect(state.catalogue).toEqual(Buffer.from(catalogueOf('1')));
    expect(state.notes).toHaveLength(1);
    await write('3');
    expect((await read()).catalogue).toEqual(Buffer.from(catalogueOf('3')));
  });

  it('are the new ones once all are in place, though the old ones are still there', async () => {
    await write('1');
    const older = stateFiles.map((name) => readFileSync(at(name)));
    await write('2');
    for (const [index, name] of stateFiles.entries())
      writeFileSync(at(`${name}.prev`), older[index] ?? Buffer.alloc(0));
    expect((await read()).catalogue).toEqual(Buffer.from(catalogueOf('2')));
    await write('3');
    expect((await read()).catalogue).toEqual(Buffer.from(catalogueOf('3')));
  });

  it('refuse a catalogue that was put there by somebody else, and say so', async () => {
    await write('1');
    writeFileSync(at('catalogue.age'), pseudoRandomBytes('forged', 5000));
    const state = await read();
    expect(state.catalogue).toBeNull();
    expect(state.notes.join()).toContain('catalogue.age is missing or not what was signed');
  });

  it('refuse checksums that nobody signed, before they are parsed', async () => {
    await write('1');
    writeFileSync(at('VAULT.sha256'), 'no checksums at all');
    await expect(read()).rejects.toMatchObject({ code: 'signature-wrong' });
    rmSync(at('VAULT.sha256.minisig'));
    await expect(read()).rejects.toMatchObject({ code: 'signature-malformed' });
  });
});

const inodesBelow = (root: string): Map<string, number> =>
  new Map(Object.keys(filesBelow(root)).map((path) => [path, statSync(join(root, path)).ino]));
