import { spawn } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SealedCatalogue } from '../../../electron/core/catalogue/sealed-file.ts';
import { openVaultDisk, type VaultDisk } from '../../../electron/core/catalogue/vault-disk.ts';
import {
  buildCatalogueProgram,
  dyingDisk,
  fakeKeys,
  PowerCut,
  temporaryFolder,
} from '../../support/catalogue.ts';
import { bothPairs, filesIn, loadFrom, note, notesOf, storeIn } from './vault-folder.ts';

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const stored = (...notes: string[]): Promise<void> => storeIn(folder, ...notes);
const loaded = (): ReturnType<typeof loadFrom> => loadFrom(folder);
const at = (name: string): string => path.join(folder, name);

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
        expect(await filesIn(folder)).toEqual(bothPairs);
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
    expect(await filesIn(folder)).toEqual(bothPairs);
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
        expect(await filesIn(folder)).toEqual(bothPairs);
      }
    } finally {
      await program.remove();
    }
  });
});
