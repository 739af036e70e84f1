import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { carriedAt } from '../../../electron/core/drives/carried.ts';
import { markerText } from '../../../electron/core/media/marker.ts';
import { temporaryFolder } from '../media/folders.ts';

const medium = '3fa9c1d2-0000-4000-8000-000000000001';
const vaults = ['11111111-0000-4000-8000-000000000001', '22222222-0000-4000-8000-000000000002'];
const copies = ['20261120T050000Z-0123456789ab', '20261121T050000Z-0123456789ab'];
const free = { freeBytes: expect.any(Number) };
const forever = () => new Promise<never>(() => undefined);

describe('what a mounted file system carries', () => {
  let folder: string;
  const put = (path: string, text: string) => {
    writeFileSync(join(folder, path), text);
  };
  const make = (path: string) => mkdirSync(join(folder, path), { recursive: true });

  beforeEach(() => {
    folder = temporaryFolder();
  });

  it('is told by its marker and by the names of its folders', async () => {
    for (const copy of copies) make(`COLDKEEP/${vaults[0]}/snapshots/${copy}`);
    make(`COLDKEEP/${vaults[0]}/snapshots/${copies[1]}.partial`);
    make(`COLDKEEP/${vaults[1]}`);
    make('COLDKEEP/photos');
    put('COLDKEEP/medium.json', markerText(medium));
    const before = readdirSync(folder, { recursive: true });
    expect(await carriedAt(folder)).toEqual({
      ...free,
      medium,
      vaults: [
        { id: vaults[0], copies },
        { id: vaults[1], copies: [] },
      ],
      unreadable: null,
    });
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });

  it('is nothing of ours on a stick with other things', async () => {
    make('photos');
    expect(await carriedAt(folder)).toEqual({ ...free, medium: null, vaults: [], unreadable: null });
  });

  it('is told as far as it can be read: a damaged marker hides no copies', async () => {
    make(`COLDKEEP/${vaults[0]}/snapshots/${copies[0]}`);
    put('COLDKEEP/medium.json', '{"coldkeep":1');
    expect(await carriedAt(folder)).toEqual({
      ...free,
      medium: null,
      vaults: [{ id: vaults[0], copies: [copies[0]] }],
      unreadable: expect.stringContaining('medium.json'),
    });
  });

  it('is not waited for where nothing answers, and not known where nothing is there', async () => {
    expect(await carriedAt(folder, { patienceMs: 1, open: forever })).toMatchObject({
      freeBytes: null,
      unreadable: 'It does not answer.',
    });
    expect(await carriedAt(join(folder, 'gone'))).toMatchObject({
      freeBytes: null,
      medium: null,
      vaults: [],
    });
  });
});
