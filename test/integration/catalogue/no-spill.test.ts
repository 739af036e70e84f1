import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCatalogueProgram, temporaryFolder } from '../../support/catalogue.ts';

const canTrace = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;

/** System calls that create a file, or write to one at a position, as SQLite does with its temporary files. */
const reachesDisk = (call: string): boolean =>
  /O_CREAT|O_TMPFILE|O_WRONLY|O_RDWR/.test(call)
    ? !/"\/dev\/(null|tty)"/.test(call)
    : /pwrite|ftruncate/.test(call);

describe.skipIf(!canTrace)('a sort larger than the page cache (needs strace and the right to trace)', () => {
  let program: Awaited<ReturnType<typeof buildCatalogueProgram>>;
  let temporary: Awaited<ReturnType<typeof temporaryFolder>>;

  beforeAll(async () => {
    program = await buildCatalogueProgram('sort');
    temporary = await temporaryFolder();
  });
  afterAll(async () => {
    await program.remove();
    await temporary.remove();
  });

  async function callsThatReachTheDisk(...args: string[]): Promise<string[]> {
    const trace = path.join(temporary.folder, `trace-${args.length}`);
    const calls = 'open,openat,creat,pwrite64,pwritev,ftruncate';
    const child = spawnSync(
      'strace',
      [
        '-f',
        '-qq',
        '-e',
        `trace=${calls}`,
        '-e',
        'signal=none',
        '-o',
        trace,
        process.execPath,
        program.file,
        ...args,
      ],
      {
        encoding: 'utf8',
        env: { ...process.env, SQLITE_TMPDIR: temporary.folder, TMPDIR: temporary.folder },
      },
    );
    expect(child.stderr).toBe('');
    expect(child.stdout).toBe('sorted\n');
    return (await readFile(trace, 'utf8')).split('\n').filter(reachesDisk);
  }

  it('writes nothing to disk', async () => {
    expect(await callsThatReachTheDisk()).toEqual([]);
  });

  it('would be seen if it did: with SQLite’s own setting it does', async () => {
    const calls = await callsThatReachTheDisk('file');
    expect(calls.some((call) => /O_TMPFILE|etilqs_/.test(call))).toBe(true);
    expect(calls.some((call) => call.includes('pwrite64'))).toBe(true);
  });
});
