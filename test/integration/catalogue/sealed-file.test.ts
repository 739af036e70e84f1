import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../electron/core/catalogue/catalogue.ts';
import { SealedCatalogue } from '../../../electron/core/catalogue/sealed-file.ts';
import { openVaultDisk, type VaultDisk } from '../../../electron/core/catalogue/vault-disk.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import {
  buildCatalogueProgram,
  dyingDisk,
  exampleCatalogue,
  fakeKeys,
  PowerCut,
  sealLikeAnyone,
  startMs,
  temporaryFolder,
} from '../../support/catalogue.ts';

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const note = (what: string) => (catalogue: Catalogue) =>
  catalogue.append({ kind: 'noted', body: { what } }, startMs);

const notesOf = (catalogue: Catalogue): string[] =>
  catalogue.facts().flatMap((fact) => (fact.kind === 'noted' ? [fact.body.what] : []));

/** A vault folder whose catalogue was stored once and then committed to with each note. */
async function stored(...notes: string[]): Promise<void> {
  const sealed = await SealedCatalogue.create(folder, fakeKeys(), exampleCatalogue());
  for (const what of notes) await sealed.commit(note(what));
  sealed.close();
}

async function loaded(): Promise<{ notes: string[]; source: string; said: string[] }> {
  const { sealed, source, notes } = await SealedCatalogue.load(folder, fakeKeys());
  expect(sealed.catalogue.verifyChain()).toEqual({ chain: 'intact' });
  const found = { notes: notesOf(sealed.catalogue), source, said: notes };
  sealed.close();
  return found;
}

const at = (name: string): string => path.join(folder, name);
const filesOf = async (): Promise<string[]> => (await readdir(folder)).toSorted();
const pair = ['catalogue.age', 'catalogue.age.minisig'];
const bothPairs = [...pair, 'catalogue.age.prev', 'catalogue.age.prev.minisig'];

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
    expect(await filesOf()).toEqual(pair);
    await stored('one', 'two');
    expect(await loaded()).toEqual({ notes: ['one', 'two'], source: 'current', said: [] });
    expect(await filesOf()).toEqual(bothPairs);
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

/** How many changing steps a commit makes, and their names. */
async function stepsOfCommit(): Promise<string[]> {
  await stored('one', 'two');
  const disk = dyingDisk(openVaultDisk(folder), Number.POSITIVE_INFINITY);
  const { sealed } = await SealedCatalogue.load(folder, fakeKeys(), disk);
  await sealed.commit(note('three'));
  return disk.steps;
}

async function emptyFolder(): Promise<void> {
  for (const name of await readdir(folder)) await rm(at(name), { recursive: true });
}

/** Commits a note on a disk that dies at a step; true where the commit was acknowledged. */
async function commitAndDie(what: string, step: number, torn: boolean): Promise<boolean> {
  const disk = dyingDisk(openVaultDisk(folder), step, torn);
  const { sealed } = await SealedCatalogue.load(folder, fakeKeys(), disk);
  return sealed.commit(note(what)).then(
    () => true,
    () => false,
  );
}

describe('when the power goes during a commit', () => {
  it('the old state or the new is whole at every step, and the next commits succeed', async () => {
    const steps = await stepsOfCommit();
    expect(steps.length).toBeGreaterThan(8);
    for (const torn of [false, true]) {
      for (let step = 1; step <= steps.length; step++) {
        await emptyFolder();
        await stored('one', 'two');
        expect(await commitAndDie('three', step, torn)).toBe(false);
        const after = await loaded();
        expect([
          ['one', 'two'],
          ['one', 'two', 'three'],
        ]).toContainEqual(after.notes);
        expect(after).toMatchObject({ source: 'current', said: [] });

        const { sealed } = await SealedCatalogue.load(folder, fakeKeys());
        await sealed.commit(note('four'));
        await sealed.commit(note('five'));
        expect((await loaded()).notes).toEqual([...after.notes, 'four', 'five']);
        expect(await filesOf()).toEqual(bothPairs);
      }
    }
  });

  it('and again during the next one, what was loaded in between is never lost', async () => {
    const steps = await stepsOfCommit();
    // A commit after a crash first settles what the crash left: up to three steps more.
    for (let first = 1; first <= steps.length; first++) {
      for (let second = 1; second <= steps.length + 3; second++) {
        await emptyFolder();
        await stored('one', 'two');
        await commitAndDie('three', first, true);
        const between = (await loaded()).notes;
        const acknowledged = await commitAndDie('four', second, true);
        const { notes } = await loaded();
        const withFour = [...between, 'four'];
        expect(acknowledged ? [withFour] : [between, withFour]).toContainEqual(notes);
      }
    }
  });

  it('whichever of the renames reached the disk', async () => {
    for (let subset = 0; subset < 16; subset++) {
      await emptyFolder();
      await stored('one', 'two');
      let renames = 0;
      const disk: VaultDisk = openVaultDisk(folder);
      const forgetful: VaultDisk = {
        ...disk,
        rename: async (from, to) => {
          if ((subset >> renames++) & 1) await disk.rename(from, to);
        },
      };
      const { sealed } = await SealedCatalogue.load(folder, fakeKeys(), forgetful);
      await sealed.commit(note('three'));
      expect(renames).toBe(4);
      const { notes } = await loaded();
      expect([
        ['one', 'two'],
        ['one', 'two', 'three'],
      ]).toContainEqual(notes);
      const again = await SealedCatalogue.load(folder, fakeKeys());
      await again.sealed.commit(note('four'));
      expect((await loaded()).notes).toEqual([...notes, 'four']);
    }
  });
});

describe('a commit that cannot be stored', () => {
  it('is refused, and the catalogue in memory is what the disk holds', async () => {
    const steps = await stepsOfCommit();
    for (let step = 1; step <= steps.length; step++) {
      await emptyFolder();
      await stored('one', 'two');
      let failures = 0;
      const real = openVaultDisk(folder);
      const disk = dyingDisk(real, step);
      // One failing step, then the disk works again.
      const flaky: VaultDisk = {
        read: (name, maxBytes) => real.read(name, maxBytes),
        write: (name, bytes) =>
          once(
            () => disk.write(name, bytes),
            () => real.write(name, bytes),
          ),
        rename: (from, to) =>
          once(
            () => disk.rename(from, to),
            () => real.rename(from, to),
          ),
        remove: (name) =>
          once(
            () => disk.remove(name),
            () => real.remove(name),
          ),
        sync: () =>
          once(
            () => disk.sync(),
            () => real.sync(),
          ),
      };
      const once = async (first: () => Promise<void>, later: () => Promise<void>): Promise<void> => {
        if (failures > 0) return later();
        try {
          await first();
        } catch (error) {
          if (error instanceof PowerCut) failures += 1;
          throw error;
        }
      };
      const { sealed } = await SealedCatalogue.load(folder, fakeKeys(), flaky);
      await expect(sealed.commit(note('three'))).rejects.toMatchObject({ code: 'catalogue-unwritable' });
      expect(failures).toBe(1);
      const inMemory = notesOf(sealed.catalogue);
      expect((await loaded()).notes).toEqual(inMemory);
      await sealed.commit(note('four'));
      expect(notesOf(sealed.catalogue)).toEqual([...inMemory, 'four']);
      expect((await loaded()).notes).toEqual([...inMemory, 'four']);
    }
  });

  it('leaves nothing half-written when the disk is full', async () => {
    await stored('one', 'two');
    const before = await Promise.all(bothPairs.map((name) => readFile(at(name))));
    const real = openVaultDisk(folder);
    const full: VaultDisk = {
      ...real,
      write: async (name, bytes) => {
        await real.write(name, bytes.subarray(0, 100));
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      },
    };
    const { sealed } = await SealedCatalogue.load(folder, fakeKeys(), full);
    await expect(sealed.commit(note('three'))).rejects.toThrow(/could not be stored in .*no space left/);
    expect(await filesOf()).toEqual(bothPairs);
    expect(await Promise.all(bothPairs.map((name) => readFile(at(name))))).toEqual(before);
    expect(notesOf(sealed.catalogue)).toEqual(['one', 'two']);
  });
});

describe('a process that is killed while it commits', () => {
  it('loses nothing that it said was durable', async () => {
    await stored();
    const program = await buildCatalogueProgram('commit');
    try {
      for (let round = 1; round <= 6; round++) {
        const child = spawn(process.execPath, [program.file, folder], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        let output = '';
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          output += text;
          // Killed a moment after some acknowledgement: while one of the next commits is under way.
          if (output.split('\n').length > round * 2) setTimeout(() => child.kill('SIGKILL'), round);
        });
        await new Promise((resolve) => child.on('close', resolve));
        const acknowledged = Number(output.split('\n').filter(Boolean).at(-1));
        const { sealed } = await SealedCatalogue.load(folder, fakeKeys());
        expect(sealed.catalogue.verifyChain()).toEqual({ chain: 'intact' });
        const reached = sealed.catalogue.journalHead()?.number ?? 0;
        expect(reached).toBeGreaterThanOrEqual(acknowledged);
        expect(acknowledged).toBeGreaterThan(3);
        await sealed.commit(note(`after round ${round}`));
        sealed.close();
        expect(await filesOf()).toEqual(bothPairs);
      }
    } finally {
      await program.remove();
    }
  });
});
