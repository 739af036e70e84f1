// Stock GNU tar reads our archives: every name, mode, time, link and byte.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entryHeader } from '../../../electron/core/bundle/tar-format.ts';
import { TarReader } from '../../../electron/core/bundle/tar-reader.ts';
import { pathBytes } from '../../../electron/core/capture/item-path.ts';
import type { Item } from '../../../shared/domain/item.ts';
import {
  archiveOf,
  type Entry,
  fileItem,
  folderItem,
  linkItem,
  snapshotOfFolder,
  someTimeSeconds,
  SourceTree,
} from '../../support/source-tree.ts';

const hasTar = spawnSync('tar', ['--version'], { encoding: 'utf8' }).stdout?.includes('GNU tar') ?? false;
const isRoot = process.getuid?.() === 0;

const file = (
  path: string | Buffer,
  content = `content of ${path.toString('latin1')}`,
  mode = 0o644,
  mtimeSeconds = someTimeSeconds,
): Entry => [fileItem(path, content, { mode, mtimeSeconds }), content];

const odd: Entry[] = [
  file('s/plain'),
  file('s/empty file', ''),
  file('s/a block', 'x'.repeat(512)),
  file('s/-rf'),
  file('s/--checkpoint-action=exec=false'),
  file('s/line\nbreak'),
  file('s/tab\tand "quotes" and \\ and *'),
  file('s/ trailing and leading '),
  file('s/ключ 鍵 🔑'),
  file('s/e\u0301 decomposed'),
  file(Buffer.from('s/not utf-8 \xff\xfe', 'latin1')),
  file(Buffer.from('s/\xe9/in a folder', 'latin1')),
  file(`s/${'n'.repeat(98)}`),
  file(`s/${'n'.repeat(99)}`),
  file(`s/${'n'.repeat(255)}`),
  file(`s/${'deep/'.repeat(60)}file`),
  file(`s/${'глубоко/'.repeat(40)}файл`),
  file('s/mode 0400', 'x', 0o400),
  file('s/mode 0777', 'x', 0o777),
  file('s/mode 0000', 'x', 0),
  file('s/before 1970', 'x', 0o644, -86_401),
  file('s/at 0', 'x', 0o644, 0),
  file('s/in 2300', 'x', 0o644, 10_413_792_000),
  [folderItem('s/empty/', { mode: 0o700 }), ''],
  [folderItem('s/wide open/', { mode: 0o1777 }), ''],
  [folderItem(`s/${'e'.repeat(200)}/`), ''],
  [folderItem('s/пусто/'), ''],
  [linkItem('s/link', 'plain'), ''],
  [linkItem('s/dir/link up', '../plain'), ''],
  [linkItem('s/link to nothing', 'nothing'), ''],
  [linkItem('s/link with ключ', 'ключ 鍵 🔑'), ''],
  [linkItem('s/long link', `${'deep/'.repeat(60)}file`), ''],
];

const inOrder = (entries: readonly Entry[]): Entry[] =>
  entries.toSorted(([a], [b]) => Buffer.compare(pathBytes(a), pathBytes(b)));

const expected = (entries: readonly Entry[]): Map<string, string> =>
  new Map(
    entries
      .map(([item]): [string, string] => {
        const path = pathBytes(item).toString('latin1');
        const target = Buffer.from(item.target ?? '').toString('latin1');
        const words: Record<Item['type'], string> = {
          file: `file ${item.mode.toString(8)} ${item.mtimeSeconds} ${item.sha256}`,
          folder: `folder ${item.mode.toString(8)} ${item.mtimeSeconds}`,
          link: `link ${item.mtimeSeconds} ${target}`,
        };
        return [path, words[item.type]];
      })
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

describe.skipIf(!hasTar)('GNU tar (skipped where it is not installed)', () => {
  let tree: SourceTree;
  beforeEach(() => {
    tree = new SourceTree();
  });
  afterEach(() => tree.remove());

  function extract(archive: Buffer, locale: string): Map<string, string> {
    writeFileSync(tree.beside('p.tar'), archive);
    mkdirSync(tree.beside('out'));
    const done = spawnSync(
      'tar',
      ['-xpf', tree.beside('p.tar'), '--no-same-owner', '-C', tree.beside('out')],
      {
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: locale },
      },
    );
    expect({ status: done.status, stderr: done.stderr }).toMatchObject({ status: 0 });
    return snapshotOfFolder(tree.beside('out'));
  }

  // A file of mode 0000 is written by anyone, but only root can read it back to compare.
  const entries = inOrder(isRoot ? odd : odd.filter(([item]) => item.mode !== 0));

  it.each(['C', 'C.UTF-8'])('extracts everything identically (locale %s)', (locale) => {
    expect(extract(archiveOf(entries), locale)).toEqual(expected(entries));
  });

  it('lists names in their order', () => {
    writeFileSync(tree.beside('p.tar'), archiveOf(entries));
    const listed = execFileSync('tar', ['-tf', tree.beside('p.tar'), '--null', '--quoting-style=literal'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const names = entries.map(([item]) => `${pathBytes(item).toString('latin1')}\n`).join('');
    expect(listed.toString('latin1')).toBe(names);
  });

  it('writes the same header block for a plain file', () => {
    const content = 'hello';
    tree.file('plain', content, 0o640);
    const made = execFileSync('tar', [
      '-cf',
      '-',
      '--format=ustar',
      '--numeric-owner',
      '--owner=0',
      '--group=0',
      '-C',
      tree.folder,
      'pool/plain',
    ]);
    const ours = entryHeader(fileItem('pool/plain', content, { mode: 0o640 }));
    expect(ours.toString('latin1')).toBe(made.subarray(0, 512).toString('latin1'));
  });

  it('extracts a file of 8 GiB from the size in its extended header', () => {
    const item = { ...fileItem('s/large', ''), size: 8 * 1024 ** 3 + 1 };
    writeFileSync(tree.beside('p.tar'), Buffer.concat([entryHeader(item), Buffer.alloc(1024)]));
    const listed = spawnSync('tar', ['-tvf', tree.beside('p.tar')], { encoding: 'utf8' }).stdout;
    expect(listed).toContain(' 8589934593 ');
  });

  it('extracts any names and contents that we can read back', () => {
    const name = fc
      .uint8Array({ minLength: 1, maxLength: 120 })
      .map((bytes) => Buffer.from(bytes.map((byte) => (byte === 0 || byte === 0x2f ? 0x5f : byte))))
      .filter((bytes) => !['.', '..'].includes(bytes.toString('latin1')));
    const content = fc.string({ maxLength: 1100 });
    const tops = fc.uniqueArray(fc.tuple(name, name, content), {
      maxLength: 8,
      selector: ([top]) => top.toString('latin1'),
    });
    fc.assert(
      fc.property(tops, (all) => {
        const made = inOrder(
          all.map(([top, below, text]) =>
            file(Buffer.concat([Buffer.from('s/'), top, Buffer.from('/'), below]), text),
          ),
        );
        const archive = archiveOf(made);
        const reader = new TarReader(
          made.map(([item]) => item),
          { begin() {}, content() {}, end() {} },
        );
        reader.write(archive);
        expect(reader.finish()).toEqual([]);
        try {
          expect(extract(archive, 'C')).toEqual(expected(made));
        } finally {
          execFileSync('rm', ['-rf', tree.beside('out')]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('makes archives that our reader refuses, whatever the format: only our own form is taken', () => {
    tree.file('plain', 'hello');
    const item = fileItem('pool/plain', 'hello', { mode: statSync(tree.at('plain')).mode & 0o777 });
    for (const format of ['gnu', 'pax', 'v7', 'oldgnu']) {
      const made = execFileSync('tar', ['-cf', '-', `--format=${format}`, '-C', tree.folder, 'pool/plain']);
      const reader = new TarReader([item], { begin() {}, content() {}, end() {} });
      reader.write(made);
      expect({ format, agrees: reader.finish().length === 0 }).toEqual({ format, agrees: false });
    }
  });
});
