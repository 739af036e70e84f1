// A checklist as Markdown: reads well as plain text too, with boxes to tick.
import type { Checklist, ChecklistStep } from '../../../shared/domain/reports.ts';
import { visibleText } from '../../../shared/domain/text.ts';
import { momentText } from '../print/measures.ts';

/** Names come from people and from media: nothing in them may become markup, a link or another line. */
const plain = (text: string): string => visibleText(text).replaceAll(/([\\`*_[\]<>|#!~])/g, String.raw`\$1`);

/** A fence longer than any run of backticks in the command. */
function codeBlock(commands: readonly string[]): string[] {
  const longest = Math.max(
    2,
    ...commands.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length),
  );
  const fence = '`'.repeat(longest + 1);
  const lines = commands.flatMap((command) => command.split('\n').map(visibleText));
  return [`${fence}sh`, ...lines, fence];
}

function stepLines(step: ChecklistStep, index: number): string[] {
  const lines = [`## ${index + 1}. ${plain(step.title)}`, ''];
  if (step.critical) lines.push('**Two persons: the second one initials this step.** Initials: ______', '');
  for (const act of step.acts) lines.push(`- [ ] ${plain(act)}`);
  if (step.commands.length > 0) lines.push('', ...codeBlock(step.commands));
  if (step.mustShow.length > 0) {
    lines.push('', 'Before going on, see:', '');
    for (const sight of step.mustShow) lines.push(`- [ ] ${plain(sight)}`);
  }
  return [...lines, ''];
}

const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [
    tableRow(titles),
    tableRow(titles.map(() => '---')),
    ...rows.map((row) => tableRow(row.map(plain))),
    '',
  ];
}

export function checklistMarkdown(checklist: Checklist): string {
  const { set, title, steps, values, never, media, foot } = checklist;
  const lines = [`# ${plain(title)}`, '', `Set: ${plain(set)}`, ''];
  if (never.length > 0) lines.push('**Never:**', '', ...never.map((line) => `- ${plain(line)}`), '');
  if (media.length > 0) {
    lines.push('## Media to take, best first', '');
    const rows = media.map((medium) => [
      medium.label,
      medium.type,
      medium.location,
      medium.custodian,
      medium.note,
    ]);
    lines.push(...table(['Medium', 'Type', 'Place', 'Custodian', 'Note'], rows));
  }
  lines.push(...steps.flatMap(stepLines));
  if (values.length > 0) {
    lines.push('## Values to compare', '');
    const rows = values.map(({ name, value }) => [name, value, '']);
    lines.push(...table(['Name', 'Value', 'Seen'], rows));
  }
  lines.push(
    '---',
    '',
    `Vault ${plain(foot.vault)}, as of seq ${foot.seq}. Made ${momentText(foot.printedAt)}. Journal head ${plain(foot.journalHead)}.`,
  );
  return `${lines.join('\n')}\n`;
}
