// What every implementation of the Medium port owes (electron/core/media/medium.ts), as a suite that is run on each.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openFolderMedium } from '../../../electron/core/media/folder-medium.ts';
import type { Medium } from '../../../electron/core/media/medium.ts';
import type { Progress } from '../../../shared/domain/progress.ts';
import { pseudoRandomBytes } from '../../support/pseudo-random.ts';
import type { Place, Traits } from './media-places.ts';
import { expectNames } from './name-suite.ts';
import { expectUnixEntries } from './unix-suite.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function* inChunks(bytes: Uint8Array, chunkBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.slice(at, at + chunkBytes);
}

async function* failing(): AsyncGenerator<Uint8Array> {
  yield pseudoRandomBytes('content', 3_000_000);
  throw new Error('the spool went away');
}

/** Runs the suite in folders of one place. `skip` is a reason not to run. */
export function describeMedium(
  name: string,
  mount: () => Place,
  traits: Traits,
  skip: string | null = null,
): void {
  const { level, links } = traits;
  describe.skipIf(skip !== null)(`a medium: ${name}${skip === null ? '' : ` (${skip})`}`, () => {
    let place: Place;
    let medium: Medium;
    const there = (path: string) => join(medium.root, path);

    beforeAll(() => {
      place = mount();
    });
    afterAll(() => place.dispose());
    beforeEach(async () => {
      medium = await openFolderMedium(mkdtempSync(join(place.root, 'medium-')));
    });
    afterEach(() => rmSync(medium.root, { recursive: true }));

    it('is present, and says what it can hold', async () => {
      expect(await medium.isPresent()).toBe(true);
      const { freeBytes, maxFileBytes } = await medium.capacity();
      expect(freeBytes).toBeGreaterThan(0);
      expect(maxFileBytes).toBe(traits.maxFileBytes);
    });

    // Around the block sizes of O_DIRECT and of the writer.
    it.each([0, 1, 511, 512, 4095, 4096, 4097, 1048575, 1048576, 1048577, 2_500_001])(
      'gives back %i bytes as they were written, and says how far it read',
      async (length) => {
        const bytes = pseudoRandomBytes('content', length);
        const written = await medium.writeFile('file', inChunks(bytes, 70_001));
        expect(written).toEqual({ bytes: length, sha256: sha256(bytes) });
        expect(await medium.readBack('file')).toEqual({ ...written, level });
        expect(sha256((await medium.readFile('file', length)) ?? new Uint8Array([1]))).toBe(written.sha256);
        await medium.writeFile('whole', bytes);
        expect(readFileSync(there('whole')).equals(bytes)).toBe(true);
      },
    );

    it('reads what is on the medium now, not what was written', async () => {
      await medium.writeFile('file', pseudoRandomBytes('content', 5000));
      const changed = pseudoRandomBytes('changed', 5000);
      writeFileSync(there('file'), changed);
      expect((await medium.readBack('file')).sha256).toBe(sha256(changed));
    });

    it('never touches a file that is there already', async () => {
      await medium.writeFile('file', Buffer.from('old'));
      await expect(medium.writeFile('file', Buffer.from('new'))).rejects.toMatchObject({
        code: 'medium-damaged',
      });
      expect(readFileSync(there('file'), 'utf8')).toBe('old');
    });

    it('leaves nothing when the content fails, and passes its error on', async () => {
      await expect(medium.writeFile('file', failing())).rejects.toThrow('the spool went away');
      expect(await medium.list('')).toEqual([]);
    });

    it('leaves nothing when the run is cancelled', async () => {
      const abort = new AbortController();
      const onProgress = (progress: Progress) => {
        if (progress.done >= 2_000_000) abort.abort();
      };
      const write = medium.writeFile('file', pseudoRandomBytes('content', 5_000_000), {
        signal: abort.signal,
        onProgress,
      });
      await expect(write).rejects.toMatchObject({ code: 'cancelled' });
      expect(await medium.list('')).toEqual([]);
    });

    it('can be cancelled while reading back', async () => {
      await medium.writeFile('file', pseudoRandomBytes('content', 3_000_000));
      await expect(medium.readBack('file', { signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: 'cancelled',
      });
    });

    it('reports progress that ends at the length', async () => {
      const seen: Progress[] = [];
      const bytes = pseudoRandomBytes('content', 2_500_000);
      await medium.writeFile('file', bytes, { onProgress: (progress) => seen.push(progress) });
      expect(seen.at(-1)).toMatchObject({
        phase: 'writing',
        done: bytes.length,
        total: bytes.length,
        unit: 'bytes',
      });
      seen.length = 0;
      await medium.readBack('file', { onProgress: (progress) => seen.push(progress) });
      expect(seen.at(-1)).toMatchObject({ phase: 'reading back', done: bytes.length, total: bytes.length });
    });

    it('lists in byte order with types and lengths; an absent folder is null', async () => {
      await medium.makeFolder('folder/b');
      await medium.writeFile('folder/a', Buffer.from('12345'));
      await medium.writeFile('folder/Z', Buffer.alloc(0));
      if (links) {
        symlinkSync('a', there('folder/link'));
        execFileSync('mkfifo', [there('folder/pipe')]);
      }
      expect(await medium.list('folder')).toEqual([
        { name: 'Z', type: 'file', bytes: 0 },
        { name: 'a', type: 'file', bytes: 5 },
        { name: 'b', type: 'folder', bytes: 0 },
        ...(links
          ? [
              { name: 'link', type: 'link', bytes: 0 },
              { name: 'pipe', type: 'other', bytes: 0 },
            ]
          : []),
      ]);
      expect(await medium.list('folder/b')).toEqual([]);
      expect(await medium.list('folder/c')).toBeNull();
      expect(await medium.list('no/such/folder')).toBeNull();
    });

    it('reads absent files as null and refuses longer ones than expected', async () => {
      expect(await medium.readFile('absent', 10)).toBeNull();
      expect(await medium.readFile('no/such/file', 10)).toBeNull();
      await medium.writeFile('file', Buffer.alloc(11));
      await expect(medium.readFile('file', 10)).rejects.toMatchObject({ code: 'medium-damaged' });
      await expect(medium.readBack('absent')).rejects.toMatchObject({ code: 'medium-damaged' });
    });

    it('streams the bytes of a file, and knows an absent one from an empty one', async () => {
      const collect = async (path: string) => {
        const pieces: Uint8Array[] = [];
        for await (const piece of medium.stream(path)) pieces.push(piece);
        return Buffer.concat(pieces);
      };
      const bytes = pseudoRandomBytes('content', 2_500_001);
      await medium.writeFile('file', bytes);
      await medium.writeFile('empty', Buffer.alloc(0));
      expect((await collect('file')).equals(bytes)).toBe(true);
      expect(await collect('empty')).toHaveLength(0);
      await expect(collect('absent')).rejects.toMatchObject({ code: 'medium-damaged' });
    });

    it('makes files durable that somebody else wrote, and knows an absent one', async () => {
      writeFileSync(there('file'), pseudoRandomBytes('content', 5000));
      await medium.syncFile('file');
      await expect(medium.syncFile('absent')).rejects.toMatchObject({ code: 'medium-damaged' });
      await medium.makeFolder('folder');
      await expect(medium.syncFile('folder')).rejects.toMatchObject({ code: 'medium-damaged' });
    });

    it('makes folders with their parents, again and again', async () => {
      await medium.makeFolder('a/b/c');
      await medium.makeFolder('a/b/c');
      await medium.syncFolder('a/b');
      expect(lstatSync(there('a/b/c')).isDirectory()).toBe(true);
    });

    it('renames over files, never over folders', async () => {
      await medium.writeFile('one', Buffer.from('1'));
      await medium.writeFile('two', Buffer.from('2'));
      await medium.rename('one', 'two');
      expect(readFileSync(there('two'), 'utf8')).toBe('1');
      await medium.makeFolder('from');
      await medium.makeFolder('to');
      await expect(medium.rename('from', 'to')).rejects.toMatchObject({ code: 'medium-damaged' });
      await expect(medium.rename('absent', 'x')).rejects.toMatchObject({ code: 'medium-damaged' });
      expect((await medium.list(''))?.map((entry) => entry.name)).toEqual(['from', 'to', 'two']);
    });

    expectNames(() => medium, traits);

    it.each(['../x', '/x', 'a//b', 'a/./b', 'a/../../x', 'a\\b', 'a\0b', '.'])(
      'takes %j for a bug of the caller',
      async (path) => {
        expect(() => medium.absolutePath(path)).toThrow(/not a path on a medium/);
        await expect(medium.readFile(path, 1)).rejects.toThrow(/not a path on a medium/);
        await expect(medium.writeFile(path, Buffer.alloc(1))).rejects.toThrow(/not a path on a medium/);
      },
    );

    if (links) expectUnixEntries(() => medium, level);
  });
}
