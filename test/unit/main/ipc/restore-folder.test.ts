import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restoreFolder } from '../../../../electron/main/ipc/restore-folder.ts';

const nowMs = Date.parse('2026-11-26T09:00:00Z');
let chosen = '';

beforeEach(() => {
  chosen = mkdtempSync(join(tmpdir(), 'coldkeep-restore-'));
});
afterEach(() => rmSync(chosen, { recursive: true, force: true }));

const occupied = (name = 'other.txt') => writeFileSync(join(chosen, name), '');

describe('the folder to restore into', () => {
  it('is the chosen one while it is empty', async () => {
    expect(await restoreFolder(chosen, 'pool', nowMs)).toBe(chosen);
  });

  it.each([
    ['ACME pool', 'ACME pool 2026-11-26'],
    ['../../etc', '-..-..-etc 2026-11-26'],
    ['a/b:c', 'a-b-c 2026-11-26'],
    ['\u202e\n', '-- 2026-11-26'],
    ['Zürich', 'Zürich 2026-11-26'],
  ])('is else a new one in it, named after the set %j and the date', async (set, name) => {
    occupied();
    expect(await restoreFolder(chosen, set, nowMs)).toBe(join(chosen, name));
  });

  it('takes no name that is there already, in whatever case', async () => {
    mkdirSync(join(chosen, 'POOL 2026-11-26'));
    mkdirSync(join(chosen, 'pool 2026-11-26 (2)'));
    expect(await restoreFolder(chosen, 'pool', nowMs)).toBe(join(chosen, 'pool 2026-11-26 (3)'));
  });

  it('refuses what is no folder', async () => {
    occupied();
    await expect(restoreFolder(join(chosen, 'other.txt'), 'pool', nowMs)).rejects.toMatchObject({
      code: 'target-occupied',
    });
  });
});
