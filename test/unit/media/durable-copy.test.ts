import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CopyInput } from '../../../electron/core/media/durable-copy.ts';
import { removePartials, retireCopy, writeCopy } from '../../../electron/core/media/durable-copy.ts';
import { openFolderMedium } from '../../../electron/core/media/folder-medium.ts';
import type { Medium } from '../../../electron/core/media/medium.ts';
import type { Progress } from '../../../shared/domain/progress.ts';
import { pseudoRandomBytes } from '../../support/pseudo-random.ts';
import {
  assertValidCopy,
  copyFile,
  copyInput,
  filesBelow,
  sha256,
  smallCopy,
  snapshotA,
  snapshotB,
  vaultId,
} from '../../faults/support/practice-copies.ts';
import { temporaryFolder } from './folders.ts';

const snapshots = `COLDKEEP/${vaultId}/snapshots`;

describe('writing a copy', () => {
  let root: string;
  let medium: Medium;
  const at = (path: string) => join(root, path);

  beforeEach(async () => {
    root = temporaryFolder();
    medium = await openFolderMedium(root);
  });

  it('leaves a signed copy and answers every file of it', async () => {
    const copy = await writeCopy(medium, smallCopy(snapshotA));
    expect(copy.path).toBe(`${snapshots}/${snapshotA}`);
    assertValidCopy(at(copy.path));
    expect(Object.fromEntries(copy.files.map((file) => [file.path, file.sha256]))).toEqual(filesBelow(root));
    for (const file of copy.files) expect(readFileSync(at(file.path)).length).toBe(file.bytes);
    expect(copy.files.map((file) => file.path.split('/').at(-1))).toEqual([
      'manifest.age',
      'payload-001.tar.age',
      'payload-002.tar.age',
      'CHECKSUMS.sha256',
      'CHECKSUMS.sha256.minisig',
    ]);
    expect(copy.level).toBe((await medium.readBack(copy.files[0]?.path ?? '')).level);
  });

  it('signs nothing before everything else has been read back', async () => {
    const steps: string[] = [];
    const watched: Medium = {
      ...forward(medium),
      writeFile: (path, content, run) => (
        steps.push(`write ${nameOf(path)}`),
        medium.writeFile(path, content, run)
      ),
      readBack: (path, run) => (steps.push(`read ${nameOf(path)}`), medium.readBack(path, run)),
      syncFolder: (path) => (steps.push(`sync ${nameOf(path)}`), medium.syncFolder(path)),
      rename: (from, to) => (steps.push(`rename to ${nameOf(to)}`), medium.rename(from, to)),
    };
    const input = smallCopy(snapshotA);
    await writeCopy(watched, {
      ...input,
      sign: (checksums, count) => (steps.push(`sign ${count}`), input.sign(checksums, count)),
    });
    expect(steps).toEqual([
      'write manifest.age',
      'write payload-001.tar.age',
      'write payload-002.tar.age',
      'write CHECKSUMS.sha256',
      `sync ${snapshotA}.partial`,
      'read manifest.age',
      'read payload-001.tar.age',
      'read payload-002.tar.age',
      'read CHECKSUMS.sha256',
      'sign 3',
      'write CHECKSUMS.sha256.minisig',
      'read CHECKSUMS.sha256.minisig',
      `sync ${snapshotA}.partial`,
      `rename to ${snapshotA}`,
      'sync snapshots',
    ]);
  });

  it('cuts what the file system cannot hold into slices that join to the part', async () => {
    const part = pseudoRandomBytes('part', 10_001);
    const small = await openFolderMedium(root, { maxFileBytes: 4000 });
    const ranges: [number, number][] = [];
    const copy = await writeCopy(
      small,
      copyInput(snapshotA, [
        copyFile('manifest.age', pseudoRandomBytes('manifest', 100)),
        {
          name: 'payload.tar.age',
          bytes: part.length,
          sha256: sha256(part),
          content: async function* (offset, bytes) {
            ranges.push([offset, bytes]);
            yield part.subarray(offset, offset + bytes);
          },
        },
      ]),
    );
    assertValidCopy(at(copy.path));
    const slices = ['000', '001', '002'].map((number) =>
      readFileSync(at(`${copy.path}/payload.tar.age.${number}`)),
    );
    expect(Buffer.concat(slices).equals(part)).toBe(true);
    expect(ranges).toEqual([
      [0, 4000],
      [4000, 4000],
      [8000, 2001],
    ]);
    expect(existsSync(at(`${copy.path}/payload.tar.age`))).toBe(false);
  });

  it('leaves the older copy alone and cleans up what an interrupted export left of the same name', async () => {
    await writeCopy(medium, smallCopy(snapshotA));
    const before = filesBelow(root);
    mkdirSync(at(`${snapshots}/${snapshotB}.partial/deep`), { recursive: true });
    writeFileSync(at(`${snapshots}/${snapshotB}.partial/deep/old`), 'old');
    await writeCopy(medium, smallCopy(snapshotB));
    assertValidCopy(at(`${snapshots}/${snapshotB}`));
    expect(filesBelow(root)).toMatchObject(before);
    expect(readdirSync(at(snapshots)).toSorted()).toEqual([snapshotA, snapshotB]);
  });

  it('never writes over a copy that is there', async () => {
    await writeCopy(medium, smallCopy(snapshotA));
    const before = filesBelow(root);
    await expect(writeCopy(medium, smallCopy(snapshotA, 'other'))).rejects.toMatchObject({
      code: 'medium-damaged',
    });
    expect(filesBelow(root)).toEqual(before);
  });

  const failures: [string, (input: CopyInput) => [CopyInput, Partial<Medium>], object][] = [
    ['the content is not what was sealed', (input) => [spoiled(input), {}], { code: 'copy-failed' }],
    [
      'the medium gives back something else',
      (input) => [input, { readBack: lying }],
      { code: 'medium-damaged' },
    ],
    [
      'signing fails',
      (input) => [{ ...input, sign: () => Promise.reject(new Error('locked')) }, {}],
      /locked/,
    ],
    ['there is less room than needed', (input) => [input, { capacity: almostFull }], { code: 'medium-full' }],
  ];
  it.each(failures)('leaves nothing half-made when %s', async (_name, prepare, expected) => {
    await writeCopy(medium, smallCopy(snapshotA));
    const before = filesBelow(root);
    const [input, overrides] = prepare(smallCopy(snapshotB));
    const attempt = writeCopy({ ...forward(medium), ...overrides }, input);
    await expect(attempt).rejects.toMatchObject(expected);
    expect(filesBelow(root)).toEqual(before);
    expect(readdirSync(at(snapshots))).toEqual([snapshotA]);
  });

  it.each(['writing', 'reading back'])(
    'leaves nothing half-made when it is cancelled while %s',
    async (phase) => {
      const abort = new AbortController();
      const onProgress = (progress: Progress) => {
        if (progress.phase === phase && progress.done > 0) abort.abort();
      };
      const attempt = writeCopy(medium, smallCopy(snapshotA), { signal: abort.signal, onProgress });
      await expect(attempt).rejects.toMatchObject({ code: 'cancelled' });
      expect(readdirSync(at(snapshots))).toEqual([]);
    },
  );

  it('is not stopped any more once it is being signed', async () => {
    const abort = new AbortController();
    const onProgress = (progress: Progress) => {
      if (!progress.cancellable) abort.abort();
    };
    const copy = await writeCopy(medium, smallCopy(snapshotA), { signal: abort.signal, onProgress });
    expect(() => assertValidCopy(at(copy.path))).not.toThrow();
  });

  it('reports each phase from nothing to its whole', async () => {
    const seen: Progress[] = [];
    await writeCopy(medium, smallCopy(snapshotA), { onProgress: (progress) => seen.push(progress) });
    for (const phase of ['writing', 'reading back', 'signing']) {
      const own = seen.filter((progress) => progress.phase === phase);
      expect(own[0]?.done).toBe(0);
      expect(own.map((progress) => progress.done)).toEqual(
        own.map((progress) => progress.done).toSorted((a, b) => a - b),
      );
      expect(own.at(-1)?.done).toBe(own.at(-1)?.total);
    }
  });

  it('can be retired, and leftovers removed', async () => {
    await writeCopy(medium, smallCopy(snapshotA));
    await writeCopy(medium, smallCopy(snapshotB));
    await retireCopy(medium, `${snapshots}/${snapshotA}`);
    await retireCopy(medium, `${snapshots}/${snapshotA}`);
    expect(readdirSync(at(snapshots))).toEqual([snapshotB]);
    mkdirSync(at(`${snapshots}/${snapshotA}.partial`));
    writeFileSync(at(`COLDKEEP/${vaultId}/catalogue.age.partial`), '');
    writeFileSync(at('COLDKEEP/README.txt.partial'), '');
    expect(await removePartials(medium, vaultId)).toEqual([
      'COLDKEEP/README.txt.partial',
      `COLDKEEP/${vaultId}/catalogue.age.partial`,
      `${snapshots}/${snapshotA}.partial`,
    ]);
    expect(await removePartials(medium, vaultId)).toEqual([]);
    assertValidCopy(at(`${snapshots}/${snapshotB}`));
  });
});

describe('continuing a copy', () => {
  let root: string;
  let medium: Medium;
  const partial = `${snapshots}/${snapshotB}.partial`;
  const input: CopyInput = { ...smallCopy(snapshotB), continuable: true };

  /** Cancelled once every part was written. */
  async function interrupted(of: CopyInput = input, on: Medium = medium): Promise<void> {
    const abort = new AbortController();
    const onProgress = ({ phase }: Progress) => {
      if (phase === 'flushing') abort.abort();
    };
    const attempt = writeCopy(on, of, { signal: abort.signal, onProgress });
    await expect(attempt).rejects.toMatchObject({ code: 'cancelled' });
  }
  const left = () => readdirSync(join(root, partial)).toSorted();

  beforeEach(async () => {
    root = temporaryFolder();
    medium = await openFolderMedium(root);
  });

  it('makes durable and reads what is whole, writes the rest, and leaves nothing else in the folder', async () => {
    await interrupted();
    expect(left()).toEqual([
      'CHECKSUMS.sha256',
      'manifest.age',
      'payload-001.tar.age',
      'payload-002.tar.age',
    ]);
    writeFileSync(join(root, partial, 'payload-002.tar.age'), pseudoRandomBytes('other', 4096));
    mkdirSync(join(root, partial, 'payload-003.tar.age'));
    const steps: string[] = [];
    const watched: Medium = {
      ...forward(medium),
      writeFile: (path, content, run) => (
        steps.push(`write ${nameOf(path)}`),
        medium.writeFile(path, content, run)
      ),
      syncFile: (path) => (steps.push(`sync ${nameOf(path)}`), medium.syncFile(path)),
      readBack: (path, run) => (steps.push(`read ${nameOf(path)}`), medium.readBack(path, run)),
    };
    const copy = await writeCopy(watched, input);
    expect(copy.continued).toBe(2);
    expect(steps.slice(0, 10)).toEqual([
      'sync manifest.age',
      'read manifest.age',
      'sync payload-001.tar.age',
      'read payload-001.tar.age',
      'sync payload-002.tar.age',
      'read payload-002.tar.age',
      'write payload-002.tar.age',
      'write CHECKSUMS.sha256',
      'read payload-002.tar.age',
      'read CHECKSUMS.sha256',
    ]);
    assertValidCopy(join(root, copy.path));
    expect(readdirSync(join(root, snapshots))).toEqual([snapshotB]);
  });

  it('goes by slices where the file system cannot hold a part', async () => {
    const small = await openFolderMedium(root, { maxFileBytes: 4000 });
    await interrupted(input, small);
    rmSync(join(root, partial, 'payload-001.tar.age.001'));
    const copy = await writeCopy(small, input);
    // Manifest, two of three slices of the first part, two slices of the second.
    expect(copy.continued).toBe(5);
    assertValidCopy(join(root, copy.path));
  });

  it('reads no more than the manifest of what was sealed otherwise', async () => {
    await interrupted({ ...smallCopy(snapshotB, 'another seal'), continuable: true });
    const read: string[] = [];
    const watched: Medium = {
      ...forward(medium),
      readBack: (path, run) => (read.push(nameOf(path) ?? ''), medium.readBack(path, run)),
    };
    const copy = await writeCopy(watched, input);
    expect([copy.continued, read.slice(0, 2)]).toEqual([0, ['manifest.age', 'manifest.age']]);
    assertValidCopy(join(root, copy.path));
  });

  it('is not offered where not one part is whole, nor after a failure that says something of the medium', async () => {
    const stopped = new AbortController();
    const onProgress = ({ phase, done }: Progress) => {
      if (phase === 'writing' && done > 0) stopped.abort();
    };
    const attempt = writeCopy(medium, input, { signal: stopped.signal, onProgress });
    await expect(attempt).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(join(root, snapshots))).toEqual([]);
    const liar: Medium = { ...forward(medium), readBack: lying };
    await expect(writeCopy(liar, input)).rejects.toMatchObject({ code: 'medium-damaged' });
    expect(readdirSync(join(root, snapshots))).toEqual([]);
  });

  it('keeps nothing beside what cannot be removed by its name', async () => {
    await interrupted();
    writeFileSync(Buffer.concat([Buffer.from(`${join(root, partial)}/`), Buffer.from([0xff, 0xfe])]), 'odd');
    const copy = await writeCopy(medium, input);
    expect(copy.continued).toBe(0);
    assertValidCopy(join(root, copy.path));
  });

  it('clears away what is no folder at all', async () => {
    mkdirSync(join(root, snapshots), { recursive: true });
    writeFileSync(join(root, partial), 'a file');
    expect((await writeCopy(medium, input)).continued).toBe(0);
    expect(readdirSync(join(root, snapshots))).toEqual([snapshotB]);
  });
});

const nameOf = (path: string) => path.split('/').at(-1);

/** A medium whose methods can be replaced one by one. */
const forward = (medium: Medium): Medium => ({
  root: medium.root,
  isPresent: () => medium.isPresent(),
  isPresentAfter: (errno) => medium.isPresentAfter(errno),
  capacity: () => medium.capacity(),
  absolutePath: (path) => medium.absolutePath(path),
  list: (path) => medium.list(path),
  readFile: (path, maxBytes) => medium.readFile(path, maxBytes),
  stream: (path) => medium.stream(path),
  writeFile: (path, content, run) => medium.writeFile(path, content, run),
  readBack: (path, run) => medium.readBack(path, run),
  makeFolder: (path) => medium.makeFolder(path),
  syncFile: (path) => medium.syncFile(path),
  syncFolder: (path) => medium.syncFolder(path),
  rename: (from, to) => medium.rename(from, to),
  remove: (path) => medium.remove(path),
});

const spoiled = (input: CopyInput): CopyInput => ({
  ...input,
  files: input.files.map((file, index) => (index === 1 ? { ...file, sha256: 'f'.repeat(64) } : file)),
});

const lying = () => Promise.resolve({ bytes: 700, sha256: 'f'.repeat(64), level: 'readback' as const });

const almostFull = () => Promise.resolve({ freeBytes: 1000, maxFileBytes: 2 ** 40 });
