// A checklist as one HTML file for the printer: no scripts, nothing loaded from anywhere, A4 and Letter, black on white.
import type { Checklist, ChecklistStep } from '../../../shared/domain/reports.ts';
import { visibleText } from '../../../shared/domain/text.ts';
import { momentText } from '../print/measures.ts';

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  visibleText(text).replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');

const style = `
@page { margin: 16mm; @bottom-right { content: counter(page) " of " counter(pages); } }
body { font: 12pt/1.4 sans-serif; color: #000; background: #fff; max-width: 180mm; margin: 1em auto; }
h1 { font-size: 18pt; } h2 { font-size: 13pt; margin: 1.2em 0 .4em; }
section { break-inside: avoid; }
ul { list-style: none; padding: 0; } li { padding-left: 1.8em; text-indent: -1.8em; margin: .3em 0; }
li::before { content: "\\2610\\00a0\\00a0"; font-size: 14pt; }
.never { border: 2pt solid #000; padding: .2em 1em; } .never li::before { content: "\\2715\\00a0\\00a0"; }
pre { border: 1pt solid #000; padding: .5em; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 10pt; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1pt solid #000; padding: .3em .5em; text-align: left; overflow-wrap: anywhere; }
.value { font-family: monospace; } .initials { border: 1pt solid #000; padding: .3em .6em; }
footer { border-top: 1pt solid #000; margin-top: 2em; font-size: 9pt; overflow-wrap: anywhere; }
`.trim();

const list = (entries: readonly string[]): string =>
  entries.length === 0 ? '' : `<ul>${entries.map((entry) => `<li>${escaped(entry)}</li>`).join('')}</ul>`;

const commandText = (command: string): string => command.split('\n').map(escaped).join('\n');

function stepSection(step: ChecklistStep, index: number): string {
  return [
    `<section><h2>${index + 1}. ${escaped(step.title)}</h2>`,
    step.critical ? '<p class="initials">Two persons. The second one initials: ____________</p>' : '',
    list(step.acts),
    step.commands.length === 0 ? '' : `<pre>${step.commands.map(commandText).join('\n')}</pre>`,
    step.mustShow.length === 0 ? '' : `<p>Before going on, see:</p>${list(step.mustShow)}`,
    '</section>',
  ].join('\n');
}

function table(titles: readonly string[], rows: readonly string[]): string {
  const head = titles.map((title) => `<th scope="col">${title}</th>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

const row = (cells: readonly string[]): string =>
  `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;

export function checklistHtml(checklist: Checklist): string {
  const { set, title, steps, values, never, media, foot } = checklist;
  const mediaRows = media.map((medium) =>
    row([medium.label, medium.type, medium.location, medium.custodian, medium.note]),
  );
  const valueRows = values.map(
    ({ name, value }) =>
      `<tr><td>${escaped(name)}</td><td class="value">${escaped(value)}</td><td></td></tr>`,
  );
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(title)}</title><style>${style}</style></head><body>`,
    `<h1>${escaped(title)}</h1><p>Set: ${escaped(set)}</p>`,
    never.length === 0 ? '' : `<div class="never"><h2>Never</h2>${list(never)}</div>`,
    media.length === 0
      ? ''
      : `<section><h2>Media to take, best first</h2>${table(['Medium', 'Type', 'Place', 'Custodian', 'Note'], mediaRows)}</section>`,
    ...steps.map(stepSection),
    values.length === 0
      ? ''
      : `<section><h2>Values to compare</h2>${table(['Name', 'Value', 'Seen'], valueRows)}</section>`,
    `<footer><p>Vault ${escaped(foot.vault)}, as of seq ${foot.seq}. Made ${escaped(momentText(foot.printedAt))}. Journal head ${escaped(foot.journalHead)}.</p></footer>`,
    '</body></html>',
    '',
  ]
    .filter((part, index, parts) => part !== '' || index === parts.length - 1)
    .join('\n');
}
