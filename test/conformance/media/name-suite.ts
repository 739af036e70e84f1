// Names on media: those of the format come back letter for letter everywhere, and what a file system cannot name has its own end.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  checksumsName,
  identityNames,
  manifestName,
  parityBaseName,
  parityFolder,
  partialSuffix,
  previousSuffix,
  signatureName,
  snapshotFolder,
  vaultFilePaths,
} from '../../../electron/core/media/layout.ts';
import type { Medium } from '../../../electron/core/media/medium.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { snapshotA, vaultId } from '../../faults/support/practice-copies.ts';
import type { Traits } from './media-places.ts';

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/** Every kind of name that the format has (docs/format.md), parity and slices included. */
const namesOfTheFormat = [
  ...vaultFilePaths(vaultId),
  ...[identityNames[0], 'catalogue.age', 'VAULT.sha256'].flatMap((name) => [
    `COLDKEEP/${vaultId}/${name}${previousSuffix}`,
    `COLDKEEP/${vaultId}/${name}${partialSuffix}`,
  ]),
  ...[
    manifestName,
    'payload.tar.age',
    'payload-001.tar.age',
    'payload-002.tar.age.000',
    'payload-002.tar.age.001',
    checksumsName,
    signatureName,
  ].flatMap((name) => [
    `${snapshotFolder(vaultId, snapshotA)}/${name}`,
    `${snapshotFolder(vaultId, snapshotA)}${partialSuffix}/${name}`,
  ]),
  ...[`${parityBaseName}.par2`, `${parityBaseName}.vol000+01.par2`, `${parityBaseName}.vol001+20.par2`].map(
    (name) => `${parityFolder(vaultId, snapshotA)}/${name}`,
  ),
];

/** Adds its tests to the suite that calls it. */
export function expectNames(medium: () => Medium, { caseSensitive }: Traits): void {
  it('keeps every name of the format letter for letter', async () => {
    for (const path of namesOfTheFormat) {
      await medium().makeFolder(parentOf(path));
      await medium().writeFile(path, Buffer.from(path));
    }
    for (const folder of new Set(namesOfTheFormat.map(parentOf))) {
      const files = ((await medium().list(folder)) ?? []).filter(({ type }) => type === 'file');
      const expected = namesOfTheFormat.filter((path) => parentOf(path) === folder);
      expect(files.map(({ name }) => `${folder}/${name}`)).toEqual(expected.toSorted());
    }
    for (const path of namesOfTheFormat) {
      expect(Buffer.from((await medium().readFile(path, 500)) ?? []).toString()).toBe(path);
    }
  });

  it('never takes a name in other letters for leave to write over it', async () => {
    await medium().writeFile('file', Buffer.from('old'));
    const end = await medium()
      .writeFile('FILE', Buffer.from('new'))
      .then(
        () => 'beside it',
        (error: unknown) => (error instanceof ColdkeepError ? error.code : error),
      );
    expect(end).toBe(caseSensitive ? 'beside it' : 'medium-damaged');
    expect(Buffer.from((await medium().readFile('file', 10)) ?? []).toString()).toBe('old');
    expect((await medium().list(''))?.map(({ name }) => name)).toEqual(
      caseSensitive ? ['FILE', 'file'] : ['file'],
    );
  });

  it('keeps a name of 255 characters, and says of a longer one that it cannot be had', async () => {
    const longest = 'n'.repeat(255);
    await medium().writeFile(longest, Buffer.from('content'));
    expect(await medium().list('')).toEqual([{ name: longest, type: 'file', bytes: 7 }]);
    await medium().remove(longest);
    const unnameable = {
      code: 'medium-damaged',
      message: expect.stringContaining('has a name that the file system cannot hold') as string,
    };
    const longer = 'n'.repeat(256);
    await expect(medium().writeFile(longer, Buffer.from('content'))).rejects.toMatchObject(unnameable);
    await expect(medium().makeFolder(longer)).rejects.toMatchObject(unnameable);
    // FAT says of it only that nothing of that name is there, which is true.
    const asked = await medium()
      .readFile(longer, 10)
      .catch((error: unknown) => error);
    expect([null, expect.objectContaining(unnameable)]).toContainEqual(asked);
    expect(await medium().list('')).toEqual([]);
  });

  it('lists names that no file of ours has, as they are', async () => {
    const names = ['.Trash-1000', 'System Volume Information', 'Zürich – Schlüssel', '日本', 'a b'];
    for (const name of names) writeFileSync(join(medium().root, name), 'x');
    mkdirSync(join(medium().root, 'Ärger'));
    const listed = (await medium().list(''))?.map(({ name }) => name);
    expect(listed?.toSorted()).toEqual([...names, 'Ärger'].toSorted());
  });
}
