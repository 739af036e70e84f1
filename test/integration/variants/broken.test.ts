// One fault, one finding: a scan of each broken set names exactly what is wrong with it, and nothing else.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findingCodes } from '../../../shared/domain/findings/registry.ts';
import { brokenVariants, shownElsewhere } from '../../fixtures/broken/all.ts';
import { projectRoot } from '../../support/import-graph.ts';
import { PracticeShelf, scanCopy } from '../../support/practice-shelf.ts';

const shelf = new PracticeShelf();
afterAll(() => shelf.end());

describe('a scan says of a set in which', () => {
  it.each(brokenVariants)('$name ($system): $codes', async ({ system, codes, breakIt, scan }) => {
    const folder = await shelf.copy(system);
    await breakIt(folder);
    const { findings } = await scanCopy(await shelf.set(system), system, folder, scan);
    const seen = findings.map(
      ({ code, severity, subject, message }) => `${code} (${severity} ${subject}: ${message})`,
    );
    expect(seen).toHaveLength(codes.length);
    expect(findings.map(({ code }) => code).toSorted()).toEqual([...codes].toSorted());
  });
});

describe('every code of the registry', () => {
  const varied = new Set(brokenVariants.flatMap(({ codes }) => codes));

  it.each(findingCodes)('%s has a broken set, or a test that shows it', (code) => {
    const elsewhere = shownElsewhere[code];
    if (elsewhere === undefined) {
      expect(varied).toContain(code);
      return;
    }
    const test = join(projectRoot, elsewhere);
    expect(existsSync(test)).toBe(true);
    expect(readFileSync(test, 'utf8')).toContain(code);
  });

  it('has its name once: a variant names no other', () => {
    expect(new Set(brokenVariants.map(({ name, system }) => `${system} ${name}`)).size).toBe(
      brokenVariants.length,
    );
  });
});
