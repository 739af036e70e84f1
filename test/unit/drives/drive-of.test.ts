import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { driveOf } from '../../../electron/core/drives/drive-of.ts';
import { mediumTypes } from '../../../shared/domain/words.ts';
import { temporaryFolder } from '../media/folders.ts';

describe('the drive below a folder', () => {
  it('is the system disk where it shares the file system of the vault folder', async () => {
    const folder = temporaryFolder();
    const drive = await driveOf(folder, folder);
    expect(drive.onSystemDisk).toBe(true);
    expect(mediumTypes).toContain(drive.type);
  });

  it.skipIf(statSync('/').dev !== statSync(tmpdir()).dev)(
    'is the system disk where it shares that of / (needs a temporary folder there)',
    async () => {
      expect((await driveOf(temporaryFolder(), null)).onSystemDisk).toBe(true);
    },
  );

  it('is unknown, not an error, for a folder that does not exist', async () => {
    const absent = join(temporaryFolder(), 'absent');
    expect(await driveOf(absent, absent)).toEqual({ description: null, type: 'other', onSystemDisk: false });
  });
});
