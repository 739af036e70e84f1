// The human form of a result: lines, sentences and tables, gathered and then printed at once.
import { visibleText } from '../../../shared/domain/text.ts';
import type { TextOutput } from '../host.ts';
import type { Marked, Status, Tone } from './marks.ts';
import { marked } from './marks.ts';
import type { Cell, Column } from './table.ts';
import { tableLines } from './table.ts';
import { textWidth, wrap } from './text-width.ts';

const codes: Record<Exclude<Tone, 'plain'>, string> = {
  good: '32',
  warn: '33',
  bad: '31',
  faint: '2',
  bold: '1',
};

/** Sentences are easier to read when they are not as wide as the terminal. */
const widestSentence = 100;

/** A terminal that does not know its width says 0. */
export const terminalColumns = ({ columns }: TextOutput): number =>
  columns === undefined || columns === 0 ? 80 : columns;

export interface PageStyle {
  readonly colour: boolean;
  readonly unicode: boolean;
  /** Infinity where the output is not a terminal: nothing is cut or broken there. */
  readonly columns: number;
}

/** Colour only on a terminal and not where NO_COLOR asks for none; marks beyond ASCII only where the locale has them. */
export function pageStyle(
  output: TextOutput,
  env: Record<string, string | undefined>,
  platform: NodeJS.Platform,
): PageStyle {
  const terminal = output.isTTY === true;
  const noColour = env.NO_COLOR !== undefined && env.NO_COLOR !== '';
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value !== undefined && value !== '');
  return {
    colour: terminal && !noColour && env.TERM !== 'dumb',
    unicode: platform === 'win32' || platform === 'darwin' || /utf-?8/i.test(locale ?? ''),
    columns: terminal ? Math.max(40, terminalColumns(output)) : Infinity,
  };
}

export class Page {
  readonly style: PageStyle;
  readonly #lines: string[] = [];

  constructor(style: PageStyle) {
    this.style = style;
  }

  #paint(cell: Marked): string {
    if (!this.style.colour || cell.tone === 'plain' || cell.text === '') return cell.text;
    return `\u001b[${codes[cell.tone]}m${cell.text}\u001b[0m`;
  }

  status(status: Status): Marked {
    return marked(status, this.style.unicode);
  }

  /** One line that is never broken: a value to copy, a heading. */
  line(...parts: Cell[]): void {
    this.#lines.push(
      parts
        .map((part): Marked => (typeof part === 'string' ? { text: part, tone: 'plain' } : part))
        .map(({ text, tone }) => this.#paint({ text: visibleText(text), tone }))
        .join(''),
    );
  }

  /** A heading after a free line. */
  heading(text: string): void {
    if (this.#lines.length > 0) this.gap();
    this.line({ text, tone: 'bold' });
  }

  gap(): void {
    if (this.#lines.at(-1) !== '') this.#lines.push('');
  }

  /** Sentences, broken at the width of the terminal, every line indented by `indent` columns. */
  sentence(text: string, indent = 0, tone: Tone = 'plain'): void {
    const room =
      Math.min(this.style.columns, this.style.columns === Infinity ? Infinity : widestSentence) - indent;
    for (const line of wrap(visibleText(text), room)) {
      this.#lines.push(' '.repeat(indent) + this.#paint({ text: line, tone }));
    }
  }

  /** A status and what it is about, with the reason and the remedy below it. */
  verdict(status: Status, subject: string, reason = '', remedy = ''): void {
    const mark = this.status(status);
    this.line({ ...mark, text: mark.text.padEnd(11) }, ' ', subject);
    if (reason !== '') this.sentence(reason, 2);
    if (remedy !== '') this.sentence(`${this.style.unicode ? '→' : '->'} ${remedy}`, 2);
  }

  /** Names and values below each other. */
  pairs(pairs: readonly (readonly [name: string, value: Cell])[]): void {
    const widest = Math.max(0, ...pairs.map(([name]) => textWidth(name)));
    for (const [name, value] of pairs) {
      this.line({ text: name.padEnd(widest), tone: 'faint' }, '  ', value);
    }
  }

  table(columns: readonly Column[], rows: readonly (readonly Cell[])[]): void {
    this.#lines.push(...tableLines(columns, rows, this.style.columns, (cell) => this.#paint(cell)));
  }

  /** A text that is already as it should be: help, a checklist. */
  raw(text: string): void {
    this.#lines.push(...text.replace(/\n$/, '').split('\n'));
  }

  text(): string {
    return this.#lines.length === 0 ? '' : `${this.#lines.join('\n')}\n`;
  }
}
