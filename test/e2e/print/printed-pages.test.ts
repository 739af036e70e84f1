import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatMoment } from '../../../shared/domain/ages.ts';
import { buildChecklist, checklistSheet } from '../../../shared/domain/checklists/index.ts';
import type { Checklist } from '../../../shared/domain/reports.ts';
import { wordsOfHash } from '../../../shared/domain/words-of-hash.ts';
import { projectRoot } from '../../support/import-graph.ts';
import { medium, pool, scenarios } from '../../unit/domain/checklist-input.ts';
import { sheetsNamed } from '../../unit/domain/sheet-fixture.ts';
import { pageSize, squeezed, textOfPages, tool } from './pdf.ts';
import { printSheets, type Printed, type Wanted } from './print-sheets.ts';

const longName = `Registry of the ${'very '.repeat(30)}long-named ministry`;
const long: Checklist = buildChecklist('laptop-lost', {
  ...pool,
  set: { ...pool.set, name: longName },
  media: [
    medium('bbbb', {
      label: 'Blåe Stück für Übermut, Łódź – ' + 'x'.repeat(120),
      location: `Keller, ${'hinter der Tür '.repeat(12)}`,
      custodian: 'Jürgen Größenwahn-Müller von und zu Hohenlöhe',
    }),
  ],
});
const sixty: Checklist = {
  ...buildChecklist('originals-lost', pool),
  steps: Array.from({ length: 60 }, (_, index) => ({
    title: `Step of many ${index + 1}`,
    acts: Array.from({ length: 1 + (index % 5) }, (_each, line) => `First line ${index + 1}.${line}`),
    commands: [`echo begin-${index + 1}`, `echo end-${index + 1}`],
    mustShow: [`last-line-${index + 1}-is-here`],
    critical: index % 3 === 0,
  })),
};

const wanted: Wanted[] = [
  ...scenarios.flatMap((scenario) =>
    (['A4', 'Letter'] as const).map((paper) => ({
      name: `${scenario}-${paper}`,
      sheet: checklistSheet(buildChecklist(scenario, pool)),
      paper,
    })),
  ),
  ...Object.entries(sheetsNamed('Großer Blauer Stift'))
    .filter(([kind]) => kind !== 'checklist')
    .map(([kind, sheet]) => ({ name: kind, sheet, paper: 'A4' as const })),
  { name: 'long', sheet: checklistSheet(long), paper: 'A4' },
  { name: 'sixty', sheet: checklistSheet(sixty, true), paper: 'Letter' },
];

let printed: Printed;
beforeAll(async () => {
  printed = await printSheets(wanted);
});
afterAll(() => printed.remove());

const pagesOf = (name: string): string[] => textOfPages(printed.file(name));

describe.each(wanted.map(({ name, paper, sheet }) => [name, paper, sheet] as const))(
  '%s',
  (name, paper, sheet) => {
    it('has pages of the paper it was made for', () => {
      expect(pageSize(printed.file(name))).toEqual(paper === 'A4' ? [595, 842] : [612, 792]);
    });

    it('embeds its fonts as TrueType, and has no others', () => {
      const fonts = tool('pdffonts', printed.file(name)).trim().split('\n').slice(2);
      expect(fonts.length).toBeGreaterThanOrEqual(2);
      for (const font of fonts)
        expect(font).toMatch(/^[A-Z]{6}\+AtkinsonHyperlegible(?:Next|Mono)\w*-\w+ +CID TrueType .* yes yes/);
    });

    it('says on every page what it is, which page, and the journal head in words', () => {
      const pages = pagesOf(name);
      for (const [index, page] of pages.entries()) {
        expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
        expect(page).toContain(`Printed ${formatMoment(sheet.printedAtMs)}`);
        for (const words of wordsOfHash(sheet.foot.journalHead)) expect(page).toContain(words);
      }
    });

    it('has a code that is read at 150 dpi from every page', () => {
      const stem = printed.file(name).replace(/\.pdf$/, '');
      const foot = ['-x', '60', '-y', paper === 'A4' ? '1450' : '1350', '-W', '400', '-H', '300'];
      tool('pdftoppm', '-r', '150', ...foot, '-gray', '-png', printed.file(name), stem);
      const pages = pagesOf(name).length;
      for (let page = 1; page <= pages; page += 1) {
        const number = String(page).padStart(String(pages).length, '0');
        expect(
          tool('zbarimg', '--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', `${stem}-${number}.png`).trim(),
        ).toBe(sheet.foot.code);
      }
    });

    it('prints nothing in the margins but the page number', () => {
      const boxes = tool('pdftotext', '-bbox', printed.file(name), '-');
      const [width, height] = paper === 'A4' ? [595, 842] : [612, 792];
      const mm = 72 / 25.4;
      const words = [
        ...boxes.matchAll(
          /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g,
        ),
      ].map(([, xMin, yMin, xMax, yMax, word]) => ({
        word: word ?? '',
        inside: Number(xMin) >= 19.9 * mm && Number(xMax) <= width - 14.9 * mm && Number(yMin) >= 13 * mm,
        above: Number(yMax) <= height - 13.5 * mm,
      }));
      expect(words.length).toBeGreaterThan(50);
      expect(words.filter(({ inside }) => !inside)).toEqual([]);
      expect(words.filter(({ word, above }) => !above && !/^(?:Page|of|\d+)$/.test(word))).toEqual([]);
    });
  },
);

describe('what is on the pages', () => {
  it.each(scenarios)('%s: every step, command and value, nothing lost', (scenario) => {
    for (const paper of ['A4', 'Letter']) {
      const text = squeezed(pagesOf(`${scenario}-${paper}`).join('\n'));
      const checklist = buildChecklist(scenario, pool);
      for (const [index, { title, mustShow }] of checklist.steps.entries()) {
        expect(text).toContain(squeezed(`${index + 1}. ${title}`));
        for (const line of mustShow) expect(text.includes(squeezed(line.slice(0, 30)))).toBe(true);
      }
      for (const heading of ['NEVER', 'Values to compare', 'Whom to call', 'Notes', 'Running again at'])
        expect(text).toContain(squeezed(heading));
    }
  });

  it('never splits a step over two pages', () => {
    const pages = pagesOf('sixty');
    expect(pages.length).toBeGreaterThan(5);
    for (let step = 1; step <= 60; step += 1) {
      const holding = pages.filter((page) =>
        new RegExp(`Step of many ${step}$|last-line-${step}-is`, 'm').test(page),
      );
      expect([step, holding.length]).toEqual([step, 1]);
      expect(holding[0]).toContain(`begin-${step}`);
      expect(holding[0]).toContain(`end-${step}`);
    }
  });

  it('says "Practice" on every page of a practice vault, and on no other', () => {
    expect(pagesOf('sixty').every((page) => page.includes('PRACTICE'))).toBe(true);
    expect(pagesOf('long').some((page) => page.includes('PRACTICE'))).toBe(false);
  });

  it('shows names with umlauts and names that are too long, in full', () => {
    const text = squeezed(pagesOf('long').join('\n'));
    expect(text).toContain('JürgenGrößenwahn-MüllervonundzuHohenlöhe');
    expect(text).toContain('ÜbermutŁódź'.slice(0, 7));
    expect(text.split('x').length - 1).toBeGreaterThanOrEqual(120);
  });
});

describe('the printing window', () => {
  it('is never seen, keeps nothing, and loads its own sheet, styles and fonts only', () => {
    const { preferences, urls, consoleLines, windowsLeft } = printed.report;
    expect(preferences).toHaveLength(wanted.length);
    expect(new Set(preferences.map((each) => JSON.stringify(each)))).toEqual(
      new Set([JSON.stringify({ visible: false, persistent: false, url: 'coldkeep://app/sheet.html' })]),
    );
    expect(
      urls.every((url) =>
        /^200 coldkeep:\/\/app\/(?:sheet\.html|sheet\.css|fonts\.css|fonts\/[\w-]+\.woff2)$/.test(url),
      ),
    ).toBe(true);
    expect(consoleLines).toEqual([]);
    expect(windowsLeft).toBe(0);
  });
});

/** Pictures of the pages for people to look at. */
afterAll(() => {
  const folder = path.join(projectRoot, 'test-output', 'print');
  mkdirSync(folder, { recursive: true });
  for (const { name } of wanted)
    tool('pdftoppm', '-r', '100', '-png', printed.file(name), path.join(folder, name));
});
