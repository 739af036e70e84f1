import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SealedCatalogue } from '../../../electron/core/catalogue/sealed-file.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { exampleCatalogue, fakeKeys, sealLikeAnyone, temporaryFolder } from '../../support/catalogue.ts';
import { bothPairs, filesIn, loadFrom, note, notesOf, pair, storeIn } from './vault-folder.ts';

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const stored = (...notes: string[]): Promise<void> => storeIn(folder, ...notes);
const loaded = (): ReturnType<typeof loadFrom> => loadFrom(folder);
const at = (name: string): string => path.join(folder, name);

/** The code that loading fails with. */
const failure = async (): Promise<string> => {
  const error: unknown = await SealedCatalogue.load(folder, fakeKeys()).catch((reason: unknown) => reason);
  if (!(error instanceof ColdkeepError))
    throw new Error('loading did not fail as expected', { cause: error });
  return error.code;
};

const flip = async (name: string): Promise<void> => {
  const bytes = await readFile(at(name));
  bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
  await writeFile(at(name), bytes);
};

const forge = (name: string): Promise<void> =>
  writeFile(at(name), sealLikeAnyone(exampleCatalogue().serialize()));

describe('a sealed catalogue', () => {
  it('comes back as it was committed, with its predecessor beside it and nothing else', async () => {
    await stored();
    expect(await filesIn(folder)).toEqual(pair);
    await stored('one', 'two');
    expect(await loaded()).toEqual({ notes: ['one', 'two'], source: 'current', said: [] });
    expect(await filesIn(folder)).toEqual(bothPairs);
    for (const name of bothPairs) expect((await stat(at(name))).mode & 0o777).toBe(0o600);
  });

  it('has nothing in it that can be read without the keys', async () => {
    await stored('where the treasure is');
    for (const name of bothPairs)
      expect(await readFile(at(name), 'latin1')).not.toMatch(/treasure|SQLite|ACME/);
  });

  it('seals every commit, in the order in which they were asked for', async () => {
    const sealed = await SealedCatalogue.create(folder, fakeKeys(), exampleCatalogue());
    const seen = new Set<string>();
    await Promise.all(
      ['one', 'two', 'three'].map(async (what) => {
        await sealed.commit(note(what));
        seen.add(readFileSync(at('catalogue.age.minisig'), 'utf8'));
      }),
    );
    expect(seen.size).toBe(3);
    expect((await loaded()).notes).toEqual(['one', 'two', 'three']);
  });

  it('stores nothing of a change that throws, and goes on', async () => {
    const sealed = await SealedCatalogue.create(folder, fakeKeys(), exampleCatalogue());
    const before = await readFile(at('catalogue.age'));
    const change = sealed.commit((catalogue) => {
      note('one')(catalogue);
      throw new Error('no');
    });
    await expect(change).rejects.toThrow('no');
    expect(await readFile(at('catalogue.age'))).toEqual(before);
    await sealed.commit(note('two'));
    expect((await loaded()).notes).toEqual(['two']);
  });

  it('finishes a commit that is under way when it is closed, and takes no further one', async () => {
    const keys = fakeKeys();
    const sealed = await SealedCatalogue.create(folder, keys, exampleCatalogue());
    keys.seal = (plaintext) => {
      sealed.close();
      return sealLikeAnyone(plaintext);
    };
    const underWay = sealed.commit(note('one'));
    await sealed.idle();
    expect((await loaded()).notes).toEqual(['one']);
    await underWay;
    await expect(sealed.commit(note('two'))).rejects.toThrow('closed');
  });

  it('lets a failing worker’s error through and takes the change back', async () => {
    const keys = fakeKeys();
    const sealed = await SealedCatalogue.create(folder, keys, exampleCatalogue());
    keys.seal = () => Promise.reject(new ColdkeepError('worker-ended', 'The vault worker has ended.'));
    await expect(sealed.commit(note('one'))).rejects.toMatchObject({ code: 'worker-ended' });
    expect(notesOf(sealed.catalogue)).toEqual([]);
  });
});

describe('a damaged or forged catalogue', () => {
  it.each<[string, () => Promise<void>, RegExp]>([
    [
      'is damaged',
      () => flip('catalogue.age'),
      /^catalogue\.age is damaged\. Its predecessor was opened: what was recorded last is missing\.$/,
    ],
    ['is cut short', () => writeFile(at('catalogue.age'), 'age'), /catalogue\.age is damaged/],
    ['is empty', () => writeFile(at('catalogue.age'), ''), /catalogue\.age is damaged/],
    ['is missing', () => rm(at('catalogue.age')), /catalogue\.age is missing/],
    [
      'is a link',
      async () => {
        await rename(at('catalogue.age'), at('elsewhere'));
        await symlink('elsewhere', at('catalogue.age'));
      },
      /catalogue\.age cannot be read/,
    ],
    [
      'is a folder',
      async () => {
        await rm(at('catalogue.age'));
        await mkdir(at('catalogue.age'));
      },
      /catalogue\.age cannot be read/,
    ],
    ['is forged', () => forge('catalogue.age'), /not signed by this vault/],
    ['has a damaged signature', () => flip('catalogue.age.minisig'), /forged, or its signature is damaged/],
    [
      'has an unreadable signature',
      () => writeFile(at('catalogue.age.minisig'), '?'),
      /forged, or its signature is damaged/,
    ],
    ['has no signature', () => rm(at('catalogue.age.minisig')), /forged, or its signature is damaged/],
  ])('that %s gives way to its predecessor, and says so', async (_, harm, said) => {
    await stored('one', 'two');
    await harm();
    const found = await loaded();
    expect(found).toMatchObject({ notes: ['one'], source: 'predecessor' });
    expect(found.said.join()).toMatch(said);
  });

  it('is replaced by the next commit, its predecessor kept', async () => {
    await stored('one', 'two');
    await flip('catalogue.age');
    const { sealed } = await SealedCatalogue.load(folder, fakeKeys());
    await sealed.commit(note('three'));
    expect(await loaded()).toEqual({ notes: ['one', 'three'], source: 'current', said: [] });
    await flip('catalogue.age');
    expect(await loaded()).toMatchObject({ notes: ['one'], source: 'predecessor' });
  });

  it('is damaged when both are, or there is none', async () => {
    expect(await failure()).toBe('catalogue-damaged');
    await stored('one');
    await flip('catalogue.age');
    await flip('catalogue.age.prev');
    expect(await failure()).toBe('catalogue-damaged');
  });

  it('is forged when it opens and is not signed, whatever else is there', async () => {
    await forge('catalogue.age');
    expect(await failure()).toBe('catalogue-forged');
    await writeFile(at('catalogue.age.minisig'), '0'.repeat(64));
    expect(await failure()).toBe('catalogue-forged');
  });

  it('is opened with a signature of its own only: two vaults’ files do not mix', async () => {
    await stored('one');
    const stranger = await SealedCatalogue.load(folder, fakeKeys('another secret')).catch(
      (error: unknown) => error,
    );
    expect(stranger).toMatchObject({ code: 'catalogue-forged' });
  });

  it('is not opened before its signature holds', async () => {
    await stored('one');
    const keys = fakeKeys();
    await SealedCatalogue.load(folder, keys);
    expect(keys.log).toEqual(['verify', 'open']);
  });

  it('does not hide a worker that ended behind a verdict on the file', async () => {
    await stored('one');
    const keys = fakeKeys();
    keys.verify = () => Promise.reject(new ColdkeepError('worker-ended', 'The vault worker has ended.'));
    await expect(SealedCatalogue.load(folder, keys)).rejects.toMatchObject({ code: 'worker-ended' });
  });

  it('is not rolled back by an older pair laid beside it under the incoming names', async () => {
    await stored('one', 'two');
    await writeFile(at('catalogue.age.new'), await readFile(at('catalogue.age.prev')));
    await writeFile(at('catalogue.age.new.minisig'), await readFile(at('catalogue.age.prev.minisig')));
    expect(await loaded()).toEqual({ notes: ['one', 'two'], source: 'current', said: [] });
  });
});
