// Aligned tables: as wide as their contents, cut in the middle where the terminal is narrower.
import { visibleText } from '../../../shared/domain/text.ts';
import type { Marked } from './marks.ts';
import { cutMiddle, textWidth } from './text-width.ts';

export type Cell = string | Marked;

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** May be cut to this many columns where the room does not suffice; absent: never cut. */
  readonly atLeast?: number;
}

const gap = '  ';

const cellText = (cell: Cell): string => visibleText(typeof cell === 'string' ? cell : cell.text);

/** Widths that fit into `room`, taken from the widest column that may be cut, one at a time. */
function fitWidths(columns: readonly Column[], natural: readonly number[], room: number): number[] {
  const widths = [...natural];
  const total = (): number =>
    widths.reduce((sum, width) => sum + width, 0) + gap.length * (widths.length - 1);
  while (total() > room) {
    let widest = -1;
    for (const [index, column] of columns.entries()) {
      const width = widths[index] ?? 0;
      if (column.atLeast !== undefined && width > column.atLeast && width > (widths[widest] ?? 0))
        widest = index;
    }
    if (widest === -1) return widths;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

/**
 * Lines of a table with its title row. Columns that are empty in every row are left out.
 * `paint` colours a finished text; `room` is the width in columns, Infinity where nothing is to be cut.
 */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  room: number,
  paint: (cell: Marked) => string,
): string[] {
  const kept = columns
    .map((column, index) => ({ column, index }))
    .filter(({ index }) => rows.some((row) => cellText(row[index] ?? '') !== ''));
  const natural = kept.map(({ column, index }) =>
    Math.max(textWidth(column.title), ...rows.map((row) => textWidth(cellText(row[index] ?? '')))),
  );
  const widths = fitWidths(
    kept.map(({ column }) => column),
    natural,
    room,
  );
  const line = (cells: readonly Cell[]): string =>
    kept
      .map(({ column }, position) => {
        const cell = cells[position] ?? '';
        const text = cutMiddle(cellText(cell), widths[position] ?? 0);
        const space = ' '.repeat(Math.max(0, (widths[position] ?? 0) - textWidth(text)));
        const painted = typeof cell === 'string' ? text : paint({ text, tone: cell.tone });
        if (column.align === 'right') return space + painted;
        return position === kept.length - 1 ? painted : painted + space;
      })
      .join(gap)
      .trimEnd();
  return [
    line(kept.map(({ column }) => ({ text: column.title, tone: 'faint' }))),
    ...rows.map((row) => line(kept.map(({ index }) => row[index] ?? ''))),
  ];
}
