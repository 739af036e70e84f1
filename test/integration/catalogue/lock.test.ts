import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lockVault } from '../../../electron/core/catalogue/lock.ts';
import { buildCatalogueProgram, temporaryFolder } from '../../support/catalogue.ts';

let program: Awaited<ReturnType<typeof buildCatalogueProgram>>;
let folder: string;
let remove: () => Promise<void>;
const children: ChildProcess[] = [];

beforeAll(async () => {
  program = await buildCatalogueProgram('lock');
});
afterAll(() => program.remove());
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await remove();
});

/** Another process that tries to lock the folder; `said` is "locked" (and it holds the lock) or the code of its error. */
async function otherProcess(): Promise<{ said: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [program.file, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [said] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  return { said: said.trim(), child };
}

const inUse = { code: 'vault-in-use' };
const attempt = (): unknown => {
  try {
    lockVault(folder).release();
    return 'locked';
  } catch (error) {
    return error;
  }
};

describe('the lock of a vault folder', () => {
  it('refuses another process at once, and is free after it was released', async () => {
    const lock = lockVault(folder);
    expect((await otherProcess()).said).toBe('vault-in-use');
    lock.release();
    lock.release();
    expect((await otherProcess()).said).toBe('locked');
    expect(attempt()).toMatchObject(inUse);
  });

  it('is released by the kernel when its process is killed', async () => {
    const { said, child } = await otherProcess();
    expect(said).toBe('locked');
    expect(attempt()).toMatchObject(inUse);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(attempt()).toBe('locked');
  });

  it('is still held after this process failed to take it a second time', async () => {
    const lock = lockVault(folder);
    expect(attempt()).toMatchObject(inUse);
    expect(attempt()).toMatchObject(inUse);
    expect((await otherProcess()).said).toBe('vault-in-use');
    lock.release();
  });

  it('is a private file that holds nothing', async () => {
    lockVault(folder).release();
    const { mode, size } = await stat(path.join(folder, 'lock'));
    expect([mode & 0o777, size]).toEqual([0o600, 0]);
  });

  it('says so where there is no such folder, and where the file is something else', async () => {
    expect(() => lockVault(path.join(folder, 'nowhere'))).toThrow(
      expect.objectContaining({ code: 'catalogue-unwritable' }),
    );
    await writeFile(
      path.join(folder, 'lock'),
      'not a database, and longer than its header would be '.repeat(20),
    );
    expect(attempt()).toMatchObject({
      code: 'catalogue-unwritable',
      hint: expect.stringContaining('may be deleted'),
    });
  });
});
