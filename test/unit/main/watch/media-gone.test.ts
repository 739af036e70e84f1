import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MediaGone } from '../../../../electron/main/watch/media-gone.ts';

describe('the watch over the medium that was read from', () => {
  let root: string;
  let path: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'coldkeep-gone-'));
    path = join(root, 'stick');
    mkdirSync(path);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('tells once that it is gone', async () => {
    const gone: string[] = [];
    const watch = new MediaGone((name) => gone.push(name));
    await watch.watch(path, 'Blue stick');
    await watch.look();
    expect(gone).toEqual([]);
    renameSync(path, join(root, 'away'));
    await watch.look();
    await watch.look();
    expect(gone).toEqual(['Blue stick']);
  });

  it('forgets it at a lock', async () => {
    const gone: string[] = [];
    const watch = new MediaGone((name) => gone.push(name));
    await watch.watch(path, 'Blue stick');
    watch.clear();
    renameSync(path, join(root, 'away'));
    await watch.look();
    expect(gone).toEqual([]);
  });
});
