// Where sheets are offered, and what they are called there.
import { describe, expect, it } from 'vitest';
import { MediaScreen } from '../../../../renderer/media/media-screen.tsx';
import { PrintSheet } from '../../../../renderer/printing/print-sheet.tsx';
import { sheetWords } from '../../../../renderer/printing/sheet-words.ts';
import type { SheetAsked } from '../../../../shared/ipc/sheets.ts';
import { drawn, textOf } from '../bridge/drawn.tsx';

const asked: readonly SheetAsked[] = [
  { kind: 'plan', set: 'pool' },
  { kind: 'drill', set: 'pool', atMs: 1 },
  { kind: 'receipt', set: 'pool', snapshot: 'x' },
  { kind: 'labels', media: 'all' },
  { kind: 'labels', media: ['x'] },
];

describe('a sheet that can be printed', () => {
  it.each(asked)('is named by its act and told in sentences: $kind', (sheet) => {
    const { act, title, what } = sheetWords(sheet);
    expect(act).toBe(`${act.slice(0, -1)}…`);
    expect(title.startsWith('Print ')).toBe(true);
    expect(what).toMatch(/^[A-Z].*\.$/);
    expect(textOf(drawn(<PrintSheet sheet={sheet} />))).toBe(act);
  });

  it('no two of them have the same words', () => {
    expect(new Set(asked.map((sheet) => sheetWords(sheet).act)).size).toBe(asked.length);
  });

  it('labels are not offered where no medium is', () => {
    const html = drawn(<MediaScreen tab="place" />, { 'media.list': [] });
    expect(textOf(html)).toContain('No medium yet.');
    expect(textOf(html)).not.toContain('Print labels');
  });
});
