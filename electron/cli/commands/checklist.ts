// coldkeep checklist
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { checklistHtml, checklistMarkdown } from '../../../shared/domain/checklists/index.ts';
import { plural } from '../../../shared/domain/text.ts';
import { replaceFile, wouldReplace } from '../write-file.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Invocation, Outcome, Perform } from '../invocation.ts';
import { oneOf, path, text } from '../option-values.ts';
import { confirm } from '../questions.ts';
import { inVault } from '../unlock.ts';

interface ChecklistOptions {
  readonly list?: true;
  readonly scenario?: string;
  readonly format?: 'md' | 'html';
  readonly out?: string;
}

const list = (invocation: Invocation, name: string): Promise<Outcome> =>
  inVault(invocation, (vault) => {
    const scenarios = vault.listScenarios(name);
    return Promise.resolve({
      json: { scenarios },
      show: (page) => {
        if (scenarios.length === 0) page.sentence('The profile of this set has no scenarios.');
        else
          page.table(
            [{ title: 'Scenario' }, { title: 'Title', atLeast: 20 }],
            scenarios.map(({ id, title }) => [id, title]),
          );
      },
    });
  });

async function make(
  invocation: Invocation,
  name: string,
  scenario: string,
  options: ChecklistOptions,
): Promise<Outcome> {
  const { out } = options;
  if (out !== undefined && (await wouldReplace(out))) {
    await confirm(invocation, `The file ${out} exists and would be replaced.`);
  }
  const format = options.format ?? (out?.toLowerCase().endsWith('.html') === true ? 'html' : 'md');
  const checklist = await inVault(invocation, (vault) => Promise.resolve(vault.checklist(name, scenario)));
  const document = format === 'html' ? checklistHtml(checklist) : checklistMarkdown(checklist);
  if (out === undefined) return { json: checklist, show: (page) => page.raw(document) };
  await replaceFile(out, document);
  return {
    json: { ...checklist, format, out },
    show: (page) => {
      page.verdict(
        'good',
        `${checklist.title}: ${plural(checklist.steps.length, 'step')}, written to ${out}`,
      );
      page.sentence('It names places and people. Keep it as you keep the media.', 2);
    },
  };
}

export function registerChecklist(program: ColdkeepCommand, perform: Perform): void {
  program
    .below('checklist')
    .description(
      "Fills in the steps for a scenario with this vault's own media, places, people and values, to be printed before it happens.",
    )
    .summary('make the checklist of a scenario')
    .argument('<name>', 'the set', text)
    .option('--list', 'list the scenarios of the set')
    .option('--scenario <id>', 'the scenario, as --list names it', text)
    .addOption(oneOf('--format <format>', 'default: by the ending of --out, else md', ['md', 'html']))
    .option('--out <file>', 'write it to this file (default: standard output)', path)
    .example('checklist pool --list', 'Lists the scenarios.')
    .example(
      'checklist pool --scenario laptop-lost --format html --out lost.html',
      'Makes one for the printer.',
    )
    .action((name: string, options: ChecklistOptions) =>
      perform((invocation) => {
        const { scenario } = options;
        if (options.list === true && scenario === undefined) return list(invocation, name);
        if (options.list === true || scenario === undefined) {
          throw new ColdkeepError('usage', 'One of --list and --scenario is needed, not both.');
        }
        return make(invocation, name, scenario, options);
      }),
    );
}
