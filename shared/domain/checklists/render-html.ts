// A checklist as a printable sheet: A4 and Letter, black on white, boxes to tick, nothing loaded, no script.
import { notesSection, paragraphs, stepItem, tableSection } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import { sheetCode, type Sheet } from '../print/sheet.ts';
import { sheetFile } from '../print/sheet-html.ts';
import type { Checklist, ChecklistStep } from '../reports.ts';
import { mediumTypeNames } from '../type-names.ts';
import { valueNames } from './value-names.ts';

/** A whole HTML document as text, which stands alone. */
export const checklistHtml = (checklist: Checklist): string => sheetFile(checklistSheet(checklist));

/** The sheet that the app prints or writes as PDF. */
export function checklistSheet(checklist: Checklist, practice = false): Sheet {
  const { foot } = checklist;
  return {
    title: checklist.title,
    subject: checklist.set,
    printedAtMs: Date.parse(foot.printedAt),
    practice,
    body: bodyOf(checklist),
    foot: {
      line: `Vault ${foot.vault}. As of seq ${foot.seq}.`,
      code: codeOf(checklist),
      journalHead: foot.journalHead,
    },
  };
}

const bodyOf = (checklist: Checklist): string => `${mediaSection(checklist)}
<section class="never" aria-label="Never">${neverMark}<div><h2>NEVER</h2><ul>${checklist.never.map((line) => `<li>${html(line)}</li>`).join('')}</ul></div></section>
<p class="blanks">Started at <i></i> UTC, by <i></i> second person <i></i></p>
<p class="columns"><span></span><span>Step</span><span>Initials</span><span>Minutes</span></p>
<ol class="steps">
${checklist.steps.map(stepLine).join('\n')}
</ol>
${tableSection(
  'Values to compare',
  ['What', 'Must be', 'Seen'],
  checklist.values.map(({ name, value }) => [name, { code: value }, '']),
)}
${tableSection('Whom to call', ['Person', 'Holds', 'Telephone'], callRows(checklist))}
${notesSection}
<p class="blanks">Running again at <i></i> UTC. Signed <i></i> <i></i></p>`;

/** The octagon of what must not be. */
const neverMark =
  '<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M6 0h8l6 6v8l-6 6H6l-6-6V6z" fill="#000"/><path d="M6 6l8 8M14 6l-8 8" stroke="#fff" stroke-width="2.6"/></svg>';

function mediaSection({ media }: Checklist): string {
  if (media.length === 0)
    return '<section class="media"><p><b>No medium held a copy when this was printed.</b></p></section>';
  const boxes = media.map(
    ({ label, type, location, custodian, note }, index) => `<div>
<h3>${index === 0 ? 'Take this medium first' : index === 1 ? 'If that one fails' : 'Then'}</h3>
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

const stepLine = (step: ChecklistStep, index: number): string =>
  stepItem(
    `${index + 1}. ${step.title}`,
    [
      paragraphs(step.acts),
      step.commands.length === 0
        ? ''
        : `<pre>${step.commands.map((command) => `<code>${html(command)}</code>`).join('')}</pre>`,
      ...step.mustShow.map((seen) => `<p><b>Must show</b> ${html(seen)}</p>`),
    ]
      .filter((part) => part !== '')
      .join('\n'),
    `<div class="initials"><i></i>${step.critical ? '<span>1st</span><i></i><span>2nd</span>' : ''}</div>
<div class="minutes"><i></i></div>`,
  );

/** Everybody who holds a medium, once; a line for whoever is not known here. */
function callRows({ media }: Checklist): string[][] {
  const held = new Map<string, string[]>();
  for (const { label, location, custodian } of media) {
    if (custodian.trim() === '') continue;
    held.set(custodian, [...(held.get(custodian) ?? []), `${label} (${location})`]);
  }
  return [...[...held].map(([person, labels]) => [person, labels.join(', '), '']), ['', '', '']];
}

/** Read back from the values on the sheet, so that code and sheet cannot disagree. */
function codeOf({ values, foot }: Checklist): string | null {
  const value = (name: string): string | undefined => values.find((each) => each.name === name)?.value;
  const vault = value(valueNames.vault);
  const signingKey = value(valueNames.signingKey);
  if (vault === undefined || signingKey === undefined) return null;
  return sheetCode({
    vault,
    signingKey,
    snapshot: value(valueNames.snapshot)?.split(',')[0] ?? null,
    seq: foot.seq,
    journalHead: /^[0-9a-f]{16,}$/.test(foot.journalHead) ? foot.journalHead : '',
  });
}
