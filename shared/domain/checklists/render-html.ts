// A checklist as one printable page: A4 and Letter, black on white, boxes to tick, nothing loaded, no script.
import { formatMoment } from '../ages.ts';
import type { Checklist, ChecklistStep } from '../reports.ts';
import { visibleText } from '../text.ts';
import { mediumTypeNames } from '../type-names.ts';
import { printStyles } from './print-styles.ts';
import { journalHead } from './render-markdown.ts';

/** A whole HTML document as text. */
export function checklistHtml(checklist: Checklist): string {
  const { foot } = checklist;
  const printed = formatMoment(Date.parse(foot.printedAt));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${html(checklist.title)} – ${html(checklist.set)}</title>
<style>${printStyles}</style>
</head>
<body>
<header><p><b>${html(checklist.set)}</b></p><p>Printed ${html(printed)}</p></header>
<main>
<h1>${html(checklist.title)}</h1>
${mediaSection(checklist)}
<section class="never" aria-label="Never"><h2>NEVER</h2><ul>${checklist.never.map((line) => `<li>${html(line)}</li>`).join('')}</ul></section>
<p class="blanks">Started at <i></i> UTC, by <i></i> second person <i></i></p>
<ol class="steps">
${checklist.steps.map(stepItem).join('\n')}
</ol>
${valuesSection(checklist)}
<section class="notes"><h2>Notes</h2><p></p><p></p></section>
<p class="blanks">Running again at <i></i> UTC. Signed <i></i> <i></i></p>
</main>
<footer><p>Vault ${html(foot.vault)}. As of seq ${foot.seq}.</p><p><b>Is this sheet still right?</b> Compare the journal head: <code>${html(journalHead(foot.journalHead))}</code></p></footer>
</body>
</html>
`;
}

function mediaSection({ media }: Checklist): string {
  if (media.length === 0)
    return '<section class="media"><p><b>No medium held a copy when this was printed.</b></p></section>';
  const boxes = media.map(
    ({ label, type, location, custodian, note }, index) => `<div>
<h2>${index === 0 ? 'Take this medium first' : index === 1 ? 'If that one fails' : 'Then'}</h2>
<p><b>${html(label)}</b>, ${html(mediumTypeNames[type])}</p>
<p>${[location, custodian]
      .filter((text) => text !== '')
      .map(html)
      .join('. ')}</p>
<p>${html(note)}</p>
</div>`,
  );
  return `<section class="media">${boxes.join('\n')}</section>`;
}

const stepItem = (step: ChecklistStep, index: number): string => `<li>
<span class="box" aria-hidden="true"></span>
<div class="what">
<h3>${index + 1}. ${html(step.title)}</h3>
${step.acts.map((act) => `<p>${html(act)}</p>`).join('\n')}
${step.commands.length === 0 ? '' : `<pre>${step.commands.map((command) => `<code>${html(command)}</code>`).join('\n')}</pre>`}
${step.mustShow.map((seen) => `<p><b>Must show</b> ${html(seen)}</p>`).join('\n')}
</div>
<div class="initials"><i></i>${step.critical ? '<span>1st</span><i></i><span>2nd</span>' : ''}</div>
</li>`;

const valuesSection = ({ values }: Checklist): string => `<section class="values">
<h2>Values to compare</h2>
<table>
<thead><tr><th>What</th><th>Must be</th><th>Seen</th></tr></thead>
<tbody>
${values.map(({ name, value }) => `<tr><td>${html(name)}</td><td><code>${html(value)}</code></td><td></td></tr>`).join('\n')}
</tbody>
</table>
</section>`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for element content and quoted attributes; what could hide or reorder text becomes visible. */
const html = (text: string): string =>
  visibleText(text).replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
