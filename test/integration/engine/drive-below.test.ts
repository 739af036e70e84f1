import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { driveBelow } from '../../../electron/core/drives/drive-below.ts';
import { findTwin, isSameMedium } from '../../../electron/core/jobs/find-twin.ts';
import { uuid } from '../../support/catalogue.ts';
import { partition, stick, stickAt } from '../../support/drives.ts';

let root: string;
beforeEach(() => (root = mkdtempSync('/dev/shm/coldkeep-test-')));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const folder = (...names: string[]): string => {
  mkdirSync(join(root, ...names), { recursive: true });
  return join(root, ...names);
};

function mark(path: string, id: string): string {
  mkdirSync(join(path, 'COLDKEEP'), { recursive: true });
  writeFileSync(
    join(path, 'COLDKEEP', 'medium.json'),
    `${JSON.stringify({ coldkeep: 1, readableBy: 1, medium: id })}\n`,
  );
  return path;
}

const deviceBelow = async (
  path: string,
  ...drives: Parameters<typeof driveBelow>[0]
): Promise<string | null> => (await driveBelow(drives, path))?.partition?.device ?? null;

describe('the drive below a folder', () => {
  it('is the one that it is mounted from, at the top, further down and through a link', async () => {
    const [blue, red] = [folder('blue'), folder('red')];
    const drives = [stickAt(blue, 'b'), stickAt(red, 'c')];
    symlinkSync(red, join(root, 'link'));
    expect(await deviceBelow(blue, ...drives)).toBe('/dev/sdb1');
    expect(await deviceBelow(folder('red', 'vaults', 'mine'), ...drives)).toBe('/dev/sdc1');
    expect(await deviceBelow(join(root, 'link'), ...drives)).toBe('/dev/sdc1');
  });

  it('is the innermost, where one is mounted below another', async () => {
    const [outer, inner] = [folder('outer'), folder('outer', 'inner')];
    const drives = [stickAt(outer, 'b'), stickAt(inner, 'c')];
    expect(await deviceBelow(inner, ...drives)).toBe('/dev/sdc1');
    expect(await deviceBelow(outer, ...drives)).toBe('/dev/sdb1');
  });

  it('is the one of the same file system, where that is mounted at a second place (needs root)', async ({
    skip,
  }) => {
    const second = mkdtempSync(join(tmpdir(), 'coldkeep-test-'));
    try {
      const bound = spawnSync('mount', ['--bind', folder('blue'), second]);
      skip(bound.status !== 0, 'a folder cannot be bound to a second place here');
      expect(await deviceBelow(second, stickAt('/dev/shm', 'b'))).toBe('/dev/sdb1');
    } finally {
      spawnSync('umount', [second]);
      rmdirSync(second);
    }
  });

  it('is not guessed: not by the beginning of a name, not beside, not where nothing is mounted', async () => {
    const [blue, red] = [folder('blue'), folder('red')];
    const drives = [stickAt(blue, 'b'), stickAt(red, 'c')];
    expect(await deviceBelow(folder('blue2'), ...drives)).toBeNull();
    expect(await deviceBelow(folder('beside'), stickAt(blue, 'b'))).toBeNull();
    expect(await deviceBelow(join(root, 'gone'), ...drives)).toBeNull();
    expect(await deviceBelow('/proc', stickAt(blue, 'b'))).toBeNull();
    expect(await deviceBelow(blue, stick({ partitions: [partition({ mountedAt: null })] }))).toBeNull();
    expect(await deviceBelow(blue)).toBeNull();
  });
});

describe('a twin', () => {
  const id = uuid(7);

  it('is another file system with the same marker, at its top or at the same place', async () => {
    const blue = mark(folder('blue'), id);
    const red = mark(folder('red'), id);
    const drives = [stickAt(blue, 'b'), stickAt(red, 'c'), stickAt(folder('green'), 'd')];
    expect(await findTwin(drives, blue, id)).toBe(red);
    expect(await findTwin(drives, red, id)).toBe(blue);
    expect(await findTwin(drives, blue, uuid(8))).toBeNull();

    rmSync(join(red, 'COLDKEEP'), { recursive: true });
    const below = mark(folder('blue', 'mine'), id);
    const twin = mark(folder('red', 'mine'), id);
    expect(await findTwin(drives, below, id)).toBe(twin);
  });

  it('is found from a folder of no drive, and is not the folder itself', async () => {
    const blue = mark(folder('blue'), id);
    const red = mark(folder('red'), id);
    expect(await findTwin([stickAt(red, 'c')], blue, id)).toBe(red);
    expect(await findTwin([stickAt(blue, 'b')], blue, id)).toBeNull();
    symlinkSync(blue, join(root, 'link'));
    expect(await findTwin([stickAt(blue, 'b')], join(root, 'link'), id)).toBeNull();
  });

  it('is none where a marker is damaged, a link or gone: nothing throws', async () => {
    const blue = mark(folder('blue'), id);
    writeFileSync(join(mark(folder('red'), id), 'COLDKEEP', 'medium.json'), 'noise');
    symlinkSync(join(blue, 'COLDKEEP'), join(folder('green'), 'COLDKEEP'));
    const drives = ['blue', 'red', 'green', 'gone'].map((name, index) =>
      stickAt(join(root, name), 'bcde'[index] ?? ''),
    );
    expect(await findTwin(drives, blue, id)).toBeNull();
  });

  it('is another file, not another way to the same one', async () => {
    const blue = mark(folder('blue'), id);
    cpSync(blue, join(root, 'copy'), { recursive: true });
    expect(await isSameMedium(blue, `${blue}/`)).toBe(true);
    expect(await isSameMedium(blue, join(root, 'copy'))).toBe(false);
    expect(await isSameMedium(blue, join(root, 'gone'))).toBe(false);
  });
});
