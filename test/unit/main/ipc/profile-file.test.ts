// A profile file comes from anybody: it is taken whole or refused with the place of its fault.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProfileFile, writeProfileFile } from '../../../../electron/main/ipc/profile-file.ts';
import type { OwnProfile } from '../../../../shared/profiles/own-profile.ts';

const ownItem = {
  key: 'master-key',
  title: 'Master key',
  globs: ['*.key'],
  kind: 'secret-cold',
  required: true,
  derivable: false,
  changes: '',
  contentDays: null,
  verifyDays: 90,
  restoreOrder: 10,
  owner: '',
  mode: null,
  note: '',
} as const;
const profile: OwnProfile = {
  coldkeepProfile: 1,
  title: 'Home bridge',
  summary: '',
  items: [{ ...ownItem, globs: ['*.key'] }],
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'coldkeep-profile-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
describe('a profile file', () => {
  it('is read as it was written, and written only where a person says', async () => {
    const path = join(folder, 'bridge.json');
    expect(await writeProfileFile({ chooseNewFile: async () => path }, profile)).toBe(path);
    expect(readFileSync(path, 'utf8')).toContain('"coldkeepProfile": 1');
    expect(await readProfileFile(path)).toEqual(profile);
    expect(await writeProfileFile({ chooseNewFile: async () => null }, profile)).toBeNull();
  });

  it('is refused with the place of its fault', async () => {
    const path = join(folder, 'hostile.json');
    writeFileSync(path, JSON.stringify({ ...profile, items: [{ ...ownItem, key: '../up' }] }));
    await expect(readProfileFile(path)).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('items.0.key'),
    });
  });

  it('is refused where it is too large or cannot be read', async () => {
    const path = join(folder, 'large.json');
    writeFileSync(path, ' '.repeat(5 * 1024 * 1024));
    await expect(readProfileFile(path)).rejects.toThrow('large.json is too large');
    await expect(readProfileFile(join(folder, 'gone.json'))).rejects.toMatchObject({
      code: 'source-missing',
    });
    await expect(
      writeProfileFile({ chooseNewFile: async () => join(folder, 'no/such') }, profile),
    ).rejects.toMatchObject({
      code: 'target-unwritable',
    });
    await expect(writeProfileFile({ chooseNewFile: async () => null }, null)).rejects.toMatchObject({
      code: 'bad-input',
    });
  });
});
