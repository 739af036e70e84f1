// A complete, valid set has nothing to say for itself: no finding at all, for any of the five systems, under any school of names.
import { afterAll, describe, expect, it } from 'vitest';
import { practiceSystems } from '../../../electron/core/practice/practice-sets.ts';
import { rotatePracticeKes } from '../../../electron/core/practice/practice-pool.ts';
import {
  addKesIndexes,
  keepFirstGeneration,
  namingSchools,
  renameToSchool,
} from '../../fixtures/schools/naming-schools.ts';
import { otherWays } from '../../fixtures/schools/other-ways.ts';
import {
  PracticeShelf,
  scanCopy,
  scannedAtMs,
  shelfSeed,
  type ScanWishes,
} from '../../support/practice-shelf.ts';

const shelf = new PracticeShelf();
afterAll(() => shelf.end());

const shown = async (
  system: (typeof practiceSystems)[number],
  folder: string,
  wishes: ScanWishes = {},
): Promise<string[]> => {
  const { findings } = await scanCopy(await shelf.set(system), system, folder, wishes);
  return findings.map(({ severity, code, subject, message }) => `${severity} ${code} ${subject}: ${message}`);
};

describe('an intact practice set', () => {
  it.each(practiceSystems)('of %s has no findings', async (system) => {
    const folder = await shelf.copy(system);
    expect(await shown(system, folder)).toEqual([]);
  });

  it.each(practiceSystems)('of %s leaves no file unrecognised', async (system) => {
    const folder = await shelf.copy(system);
    const { items } = await scanCopy(await shelf.set(system), system, folder);
    expect(items.length).toBeGreaterThan(4);
    expect(items.filter((item) => item.type === 'file' && item.key === 'unclassified')).toEqual([]);
  });
});

describe('an intact stake pool', () => {
  it.each(namingSchools)('has no findings under the names of %s', async (school) => {
    const folder = await shelf.copy('cardano-spo');
    renameToSchool(folder, school);
    expect(await shown('cardano-spo', folder)).toEqual([]);
  });

  it('tells the KES keys of two renewals apart, as SPO Scripts number them', async () => {
    const folder = await shelf.copy('cardano-spo');
    keepFirstGeneration(folder);
    await rotatePracticeKes(folder, { seed: shelfSeed, now: scannedAtMs });
    renameToSchool(folder, 'spo-scripts', 1);
    addKesIndexes(folder, 1);
    const words = await shown('cardano-spo', folder);
    expect(words).toHaveLength(1);
    expect(words[0]).toMatch(
      /^info stale-generation pool\/mypool\.kes-000\.skey: .*mypool\.node-001\.opcert\.$/,
    );
  });
});

describe('a set that is made in another way', () => {
  it.each(otherWays)('has no findings: $system $name', async ({ system, change, scan, infos = [] }) => {
    const folder = await shelf.copy(system);
    await change(folder);
    const expected = infos.map((words) => expect.stringMatching(new RegExp(`^${words} `)));
    expect(await shown(system, folder, scan)).toEqual(expected);
  });
});
