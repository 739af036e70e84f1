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
    const expected = [...codes].toSorted().map((code) => expect.objectContaining({ code }));
    expect(findings.toSorted((a, b) => (a.code < b.code ? -1 : 1))).toEqual(expected);
  });
});

describe('every code of the registry', () => {
  const varied: ReadonlySet<string> = new Set(brokenVariants.flatMap(({ codes }) => codes));

  it('has a broken set, or a test that shows it', () => {
    const known = new Set([...varied, ...Object.keys(shownElsewhere)]);
    expect(findingCodes.filter((code) => !known.has(code))).toEqual([]);
  });

  it.each(Object.entries(shownElsewhere))('%s is shown in %s', (code, file) => {
    const test = join(projectRoot, file);
    expect(varied.has(code)).toBe(false);
    expect(existsSync(test)).toBe(true);
    expect(readFileSync(test, 'utf8')).toContain(code);
  });

  it('is shown by variants that each have a name of their own', () => {
    const names = brokenVariants.map(({ name, system }) => `${system} ${name}`);
    expect(new Set(names).size).toBe(names.length);
  });
});
