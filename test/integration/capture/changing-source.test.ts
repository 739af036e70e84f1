// A source that changes while it is scanned: nothing that was read is of no moment, and nothing outside is read.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scanSources } from '../../../electron/core/capture/scan.ts';
import type { Progress } from '../../../shared/domain/progress.ts';
import { custom } from '../../../shared/profiles/custom.ts';
import { sha256Of, SourceTree } from '../../support/source-tree.ts';

const isRoot = process.getuid?.() === 0;
const hasMkfifo = spawnSync('mkfifo', ['--version']).error === undefined;

/** Keeps changing a file from another process until it is told to stop. */
async function whileChanging(path: Buffer, how: string, act: () => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, ['-e', how, path.toString()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await new Promise((resolve) => {
      child.stdout.once('data', resolve);
    });
    await act();
  } finally {
    child.kill('SIGKILL');
    await new Promise((resolve) => {
      child.once('exit', resolve);
    });
  }
}

describe('scanSources, of a source that changes', () => {
  let tree: SourceTree;
  beforeEach(() => {
    tree = new SourceTree();
  });
  afterEach(() => tree.remove());

  const scan = () => scanSources({ sources: [tree.source], profile: custom, known: [] }, {});

  /** Scans, and lets something happen while the first large file is read. */
  const scanWhile = (happening: (times: number) => void) => {
    let times = 0;
    const onProgress = ({ done, total }: Progress): void => {
      if (done > 0 && total === 0) happening((times += 1));
    };
    return scanSources({ sources: [tree.source], profile: custom, known: [] }, { onProgress });
  };
  const large = () => tree.file('a-large', Buffer.alloc(32 * 1024 * 1024));

  it.each([
    ['is written to', (path: Buffer, times: number) => writeFileSync(path, String(times), { flag: 'r+' })],
    ['grows', (path: Buffer) => appendFileSync(path, 'x')],
    ['shrinks', (path: Buffer, times: number) => truncateSync(path, 32 * 1024 * 1024 - times)],
  ])('says that a file %s while it is read', async (_, change) => {
    const path = large();
    const found = await scanWhile((times) => change(path, times));
    expect(found.findings).toContainEqual(
      expect.objectContaining({
        code: 'changed-while-read',
        severity: 'critical',
        subject: 'pool/a-large',
      }),
    );
    expect(found.known).toEqual([]);
  });

  it('reads a file again that changed once', async () => {
    const path = large();
    const found = await scanWhile((times) => {
      if (times === 1) appendFileSync(path, 'x');
    });
    expect(found.findings.filter(({ code }) => code === 'changed-while-read')).toEqual([]);
    expect(found.items).toMatchObject([{ size: 32 * 1024 * 1024 + 1, sha256: sha256Of(readFileSync(path)) }]);
  });

  it.each([
    ['file disappears', 'pool/b', () => unlinkSync(tree.at('b'))],
    [
      'file becomes a link',
      'pool/b',
      () => {
        unlinkSync(tree.at('b'));
        tree.link('b', 'a-large');
      },
    ],
    [
      'file becomes a folder',
      'pool/b',
      () => {
        unlinkSync(tree.at('b'));
        tree.emptyFolder('b');
      },
    ],
    ['folder disappears', 'pool/c/', () => rmSync(tree.at('c'), { recursive: true })],
    [
      'folder becomes a link',
      'pool/c/',
      () => {
        rmSync(tree.at('c'), { recursive: true });
        tree.link('c', '.');
      },
    ],
  ])('says that a %s', async (_, subject, change) => {
    large();
    tree.file('b');
    tree.file('c/d');
    const found = await scanWhile((times) => {
      if (times === 1) change();
    });
    expect(found.findings).toContainEqual(expect.objectContaining({ code: 'changed-while-read', subject }));
    expect(found.items.filter(({ path }) => path.startsWith(subject))).toEqual([]);
  });

  it.skipIf(!hasMkfifo)(
    'does not wait for a fifo that takes the place of a file (needs mkfifo)',
    async () => {
      large();
      tree.file('b');
      const found = await scanWhile((times) => {
        if (times > 1) return;
        unlinkSync(tree.at('b'));
        execFileSync('mkfifo', [tree.at('b').toString()]);
      });
      expect(found.findings).toContainEqual(
        expect.objectContaining({ code: 'changed-while-read', subject: 'pool/b' }),
      );
    },
  );

  it.skipIf(!isRoot)(
    'concludes nothing from a source that is unmounted meanwhile (needs root to mount)',
    async () => {
      execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', tree.root]);
      large();
      tree.file('b');
      const scanning = scanWhile((times) => {
        if (times === 1) execFileSync('umount', ['-l', tree.root]);
      });
      await expect(scanning).rejects.toMatchObject({ code: 'source-missing' });
    },
  );

  it('never reads through a link that takes the place of a file or folder', async () => {
    writeFileSync(tree.beside('outside'), 'OUTSIDE');
    mkdirSync(tree.beside('elsewhere'));
    writeFileSync(tree.beside('elsewhere/file'), 'OUTSIDE');
    const folder = tree.at('swapped/file');
    tree.file('swapped/file', 'inside');
    for (let index = 0; index < 50; index += 1) tree.file(`swapped/more${index}`, 'inside');
    const swap = `const fs = require('node:fs'); const file = process.argv[1]; const folder = require('node:path').dirname(file);
      for (let i = 0; ; i++) {
        fs.unlinkSync(file); fs.symlinkSync('../../outside', file);
        fs.unlinkSync(file); fs.writeFileSync(file, 'inside');
        fs.renameSync(folder, folder + '-away'); fs.symlinkSync('../elsewhere', folder);
        fs.unlinkSync(folder); fs.renameSync(folder + '-away', folder);
        if (i === 0) console.log('go');
      }`;
    await whileChanging(folder, swap, async () => {
      for (let round = 0; round < 200; round += 1) {
        const found = await scan();
        expect(found.items.filter(({ sha256 }) => sha256 === sha256Of('OUTSIDE'))).toEqual([]);
      }
    });
  });
});
