// A checklist as Markdown. Every text may contain anything; nothing of it becomes markup.
import { formatMoment } from '../ages.ts';
import type { Checklist, ChecklistStep } from '../reports.ts';
import { inFours, visibleText } from '../text.ts';
import { mediumTypeNames } from '../type-names.ts';

export function checklistMarkdown(checklist: Checklist): string {
  const { foot } = checklist;
  const blocks = [
    `# ${plain(checklist.title)}`,
    `Set: **${plain(checklist.set)}**. Printed ${formatMoment(Date.parse(foot.printedAt))}.`,
    '## Take this medium first',
    mediaTable(checklist),
    '## NEVER',
    checklist.never.map((line) => `- **${plain(line)}**`).join('\n'),
    'Started at ____________ UTC   by ____________   second person ____________',
    '## Steps',
    ...checklist.steps.map((step, index) => stepBlock(step, index + 1)),
    '## Values to compare',
    [
      '| What | Must be | Seen |',
      '| --- | --- | --- |',
      ...checklist.values.map(({ name, value }) => `| ${plain(name)} | ${plain(value)} |  |`),
    ].join('\n'),
    '## Notes',
    'Running again at ____________ UTC   Signed ____________',
    '---',
    `Vault ${plain(foot.vault)}. As of seq ${foot.seq}. Journal head ${plain(journalHead(foot.journalHead))}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Hex is shown in fours, words as they are. */
export const journalHead = (head: string): string => (/^[0-9a-f]{8,}$/.test(head) ? inFours(head) : head);

function mediaTable({ media }: Checklist): string {
  if (media.length === 0) return '**No medium held a copy when this was printed.**';
  return [
    '|   | Medium | Type | Place | Held by | What it is |',
    '| --- | --- | --- | --- | --- | --- |',
    ...media.map(
      ({ label, type, location, custodian, note }, index) =>
        `| ${index + 1} | ${[label, mediumTypeNames[type], location, custodian, note].map(plain).join(' | ')} |`,
    ),
  ].join('\n');
}

function stepBlock(step: ChecklistStep, number: number): string {
  const parts = [`- [ ] **${number}. ${plain(step.title)}**${step.critical ? ' (two persons)' : ''}`];
  for (const act of step.acts) parts.push(`  - ${plain(act)}`);
  if (step.commands.length > 0) {
    const fence = '`'.repeat(Math.max(3, longestRun(step.commands) + 1));
    parts.push(
      '',
      indented([`${fence}sh`, ...step.commands.map((command) => visibleText(command)), fence]),
      '',
    );
  }
  for (const seen of step.mustShow) parts.push(`  - Must show: ${plain(seen)}`);
  parts.push(`  - Initials ______${step.critical ? '   second ______' : ''}`);
  return parts.join('\n');
}

const indented = (lines: readonly string[]): string => lines.map((line) => `  ${line}`).join('\n');

const longestRun = (commands: readonly string[]): number =>
  Math.max(0, ...commands.flatMap((command) => (command.match(/`+/g) ?? []).map((run) => run.length)));

/** Text that Markdown and HTML inside it take literally, with no more backslashes than that needs: people type from this too. */
const plain = (text: string): string =>
  visibleText(text).replaceAll(
    /[\\`*[\]<>|&]|~(?=~)|(?<=~)~|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g,
    String.raw`\$&`,
  );
