import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectVaultFolder, isDropping, vaultsOn } from '../../../electron/core/media/contents.ts';
import { openFolderMedium } from '../../../electron/core/media/folder-medium.ts';
import { vaultId } from '../../faults/support/practice-copies.ts';
import { temporaryFolder } from './folders.ts';

const otherVault = 'ffffffff-2222-4333-8444-555555555555';

describe('the contents of a medium', () => {
  it('are sorted into ours, unfinished, dropped and foreign', async () => {
    const root = temporaryFolder();
    const medium = await openFolderMedium(root);
    const folder = `COLDKEEP/${vaultId}`;
    expect(await vaultsOn(medium)).toEqual([]);
    expect(await inspectVaultFolder(medium, vaultId)).toEqual({
      files: [],
      partials: [],
      droppings: [],
      foreign: [],
      unreadable: [],
    });
    for (const path of [
      `${folder}/snapshots/x`,
      `COLDKEEP/${otherVault}`,
      `${folder}/.Trashes`,
      `${folder}/holiday`,
    ]) {
      mkdirSync(join(root, path), { recursive: true });
    }
    for (const path of [
      'holiday.jpg',
      'COLDKEEP/medium.json',
      'COLDKEEP/README.txt',
      'COLDKEEP/README.txt.partial',
      'COLDKEEP/._README.txt',
      'COLDKEEP/note.txt',
      `${folder}/identity.age`,
      `${folder}/catalogue.age.prev`,
      `${folder}/identity.age.prev`,
      `${folder}/desktop.ini`,
    ]) {
      writeFileSync(join(root, path), '');
    }
    symlinkSync('identity.age', join(root, folder, 'identity-2.age'));
    expect(await vaultsOn(medium)).toEqual([vaultId, otherVault].toSorted());
    expect(await inspectVaultFolder(medium, vaultId)).toEqual({
      files: [
        'COLDKEEP/README.txt',
        'COLDKEEP/medium.json',
        `${folder}/catalogue.age.prev`,
        `${folder}/identity.age`,
      ],
      unreadable: [],
      partials: ['COLDKEEP/README.txt.partial'],
      droppings: ['COLDKEEP/._README.txt', `${folder}/.Trashes`, `${folder}/desktop.ini`],
      foreign: [
        'COLDKEEP/note.txt',
        `${folder}/holiday`,
        `${folder}/identity-2.age`,
        `${folder}/identity.age.prev`,
      ],
    });
  });

  it.each([
    'System Volume Information',
    '.Trash-1000',
    '._x',
    'lost+found',
    '.fseventsd',
    'Thumbs.db',
    '$RECYCLE.BIN',
  ])('takes %s for a dropping', (name) => {
    expect(isDropping(name)).toBe(true);
  });

  it.each(['payload.tar.age', '.hidden', '_x', 'Trash-1000', '.trash-x'])(
    'takes %s for something else',
    (name) => {
      expect(isDropping(name)).toBe(false);
    },
  );
});
