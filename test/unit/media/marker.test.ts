import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openFolderMedium } from '../../../electron/core/media/folder-medium.ts';
import { readMarker, writeMarker } from '../../../electron/core/media/marker.ts';
import type { Medium } from '../../../electron/core/media/medium.ts';
import { filesBelow } from '../../faults/support/practice-copies.ts';
import { temporaryFolder } from './folders.ts';

const id = '11111111-2222-4333-8444-555555555555';

describe('the marker', () => {
  let root: string;
  let medium: Medium;
  beforeEach(async () => {
    root = temporaryFolder();
    medium = await openFolderMedium(root);
  });
  const place = () => join(root, 'COLDKEEP/medium.json');
  const put = (text: string) => {
    mkdirSync(join(root, 'COLDKEEP'));
    writeFileSync(place(), text);
  };

  it('is written once, exactly, and read back', async () => {
    expect(await readMarker(medium)).toBeNull();
    await writeMarker(medium, id);
    expect(readFileSync(place(), 'utf8')).toBe(`{"coldkeep":1,"readableBy":1,"medium":"${id}"}\n`);
    expect(await readMarker(medium)).toEqual({ medium: id });
    await expect(writeMarker(medium, id)).rejects.toMatchObject({ code: 'medium-damaged' });
    expect(Object.keys(filesBelow(root))).toEqual(['COLDKEEP/medium.json']);
  });

  it('is written again over what an interrupted write left', async () => {
    mkdirSync(join(root, 'COLDKEEP'));
    writeFileSync(`${place()}.partial`, '{"coldk');
    await writeMarker(medium, id);
    expect(Object.keys(filesBelow(root))).toEqual(['COLDKEEP/medium.json']);
  });

  it('of a newer format is read where it says so, and never written to', async () => {
    put(`{"coldkeep":3,"readableBy":1,"medium":"${id}","more":{}}`);
    expect(await readMarker(medium, 'reading')).toEqual({ medium: id });
    await expect(readMarker(medium)).rejects.toMatchObject({ code: 'medium-newer' });
  });

  it('of a format that is not for us is refused', async () => {
    put(`{"coldkeep":3,"readableBy":2,"medium":"${id}"}`);
    await expect(readMarker(medium, 'reading')).rejects.toMatchObject({ code: 'medium-newer' });
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"coldkeep":1}',
    `{"coldkeep":1,"readableBy":1,"medium":"${id}","more":1}`,
    `{"coldkeep":"1","readableBy":1,"medium":"${id}"}`,
    `{"coldkeep":0,"readableBy":0,"medium":"${id}"}`,
    `{"coldkeep":1,"readableBy":1,"medium":"${id.toUpperCase().replace('1', 'A')}"}`,
    `{"coldkeep":1,"readableBy":1,"medium":"../../etc"}`,
    `{"coldkeep":2.5,"readableBy":1,"medium":"${id}"}`,
    `{"coldkeep":1,"readableBy":1,"medium":"${id}"}${' '.repeat(5000)}`,
  ])('is damaged where it says %j', async (text) => {
    put(text);
    await expect(readMarker(medium)).rejects.toMatchObject({ code: 'medium-damaged' });
  });
});
