// Pieces that several sheets have: tables to compare or to fill in, notes, the line for the signature.
import { html } from './html.ts';

/** A cell of a table: text, or a command or value that has to be typed or compared as it is. */
export type Cell = string | { readonly code: string };

/** A table under a heading: the first column is that of names; the last of three or more is narrow, to be filled in by hand. */
export function tableSection(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): string {
  const width = (index: number): string => {
    if (index === 0) return ' class="name"';
    return index === columns.length - 1 && columns.length > 2 ? ' class="narrow"' : '';
  };
  const heads = columns.map((column, index) => `<th${width(index)}>${html(column)}</th>`).join('');
  const cell = (content: Cell): string =>
    typeof content === 'string' ? html(content) : `<code>${html(content.code)}</code>`;
  return `<section>
<h2>${html(title)}</h2>
<table class="grid">
<thead><tr>${heads}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${row.map((content) => `<td>${cell(content)}</td>`).join('')}</tr>`).join('\n')}
</tbody>
</table>
</section>`;
}

export const notesSection = '<section class="notes"><h2>Notes</h2><p></p><p></p><p></p></section>';

/** A step with its box; `columns` stand at its right. */
export const stepItem = (title: string, what: string, columns: string): string => `<li>
<span class="box" aria-hidden="true"></span>
<div class="what">
<h3>${html(title)}</h3>
${what}
</div>
${columns}
</li>`;

export const paragraphs = (texts: readonly string[]): string =>
  texts
    .filter((text) => text !== '')
    .map((text) => `<p>${html(text)}</p>`)
    .join('\n');
