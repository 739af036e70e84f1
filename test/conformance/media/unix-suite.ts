// What only Unix file systems can hold, and a hostile medium will: links, pipes, names of any bytes, files that are nobody's to write.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Medium, ReadLevel } from '../../../electron/core/media/medium.ts';

/** Adds its tests to the suite that calls it. */
export function expectUnixEntries(medium: () => Medium, level: ReadLevel): void {
  const there = (path: string) => join(medium().root, path);

  it('lists and removes names that are not UTF-8', async () => {
    await medium().makeFolder('folder');
    writeFileSync(Buffer.concat([Buffer.from(`${there('folder')}/`), Buffer.from([0x61, 0xff])]), 'x');
    expect(await medium().list('folder')).toEqual([{ name: 'a\uFFFD', type: 'file', bytes: 1 }]);
    await medium().remove('folder');
    expect(await medium().list('')).toEqual([]);
  });

  it('never follows a symbolic link, as a file or on the way to one', async () => {
    await medium().makeFolder('outside');
    await medium().writeFile('outside/secret', Buffer.from('secret'));
    symlinkSync('outside/secret', there('file'));
    symlinkSync('outside', there('folder'));
    symlinkSync('nowhere', there('dangling'));
    const damaged = { code: 'medium-damaged' };
    await expect(medium().readFile('file', 100)).rejects.toMatchObject(damaged);
    await expect(medium().readBack('file')).rejects.toMatchObject(damaged);
    await expect(medium().readFile('folder/secret', 100)).rejects.toMatchObject(damaged);
    await expect(medium().readBack('folder/secret')).rejects.toMatchObject(damaged);
    await expect(medium().list('folder')).rejects.toMatchObject(damaged);
    await expect(medium().writeFile('folder/new', Buffer.from('x'))).rejects.toMatchObject(damaged);
    await expect(medium().writeFile('dangling', Buffer.from('x'))).rejects.toMatchObject(damaged);
    await expect(medium().makeFolder('folder/new')).rejects.toMatchObject(damaged);
    await expect(medium().rename('folder/secret', 'taken')).rejects.toMatchObject(damaged);
    await expect(medium().remove('folder/secret')).rejects.toMatchObject(damaged);
    expect(readdirSync(there('outside'))).toEqual(['secret']);
    expect(existsSync(there('nowhere'))).toBe(false);
  });

  it('removes links, not what they point to', async () => {
    await medium().makeFolder('outside');
    await medium().writeFile('outside/kept', Buffer.from('kept'));
    await medium().makeFolder('folder/deep');
    symlinkSync('../../outside', there('folder/deep/link'));
    await medium().remove('folder');
    await medium().remove('folder');
    expect(await medium().list('')).toEqual([{ name: 'outside', type: 'folder', bytes: 0 }]);
    expect(readFileSync(there('outside/kept'), 'utf8')).toBe('kept');
  });

  it('does not hang on a pipe in the place of a file', async () => {
    execFileSync('mkfifo', [there('file')]);
    await expect(medium().readFile('file', 100)).rejects.toMatchObject({ code: 'medium-damaged' });
    await expect(medium().readBack('file')).rejects.toMatchObject({ code: 'medium-damaged' });
    await expect(medium().makeFolder('file')).rejects.toMatchObject({ code: 'medium-damaged' });
  });

  it('reads files that are nobody’s to write', async () => {
    await medium().writeFile('file', Buffer.from('content'));
    chmodSync(there('file'), 0o444);
    expect(await medium().readBack('file')).toEqual({
      bytes: 7,
      sha256: createHash('sha256').update('content').digest('hex'),
      level,
    });
  });
}
