// The man page coldkeep(1) in troff, made from the tree of commands.
import type { Command, Option } from 'commander';
import type { ColdkeepCommand, Example } from '../command.ts';
import { commandPath, commandsBelow } from '../command.ts';
import { environmentVariables, exitStatuses } from '../contract.ts';

/** A line of text: no character of it is read as markup, no line begins a request. */
const line = (text: string): string =>
  text
    .replaceAll('\\', String.raw`\e`)
    .replaceAll('-', String.raw`\-`)
    .replaceAll("'", String.raw`\(aq`)
    .replaceAll('…', String.raw`\[u2026]`)
    .replace(/^\./, String.raw`\&.`);

const bold = (text: string): string => String.raw`\fB${line(text)}\fR`;

/** "--to <dir...>" with the option bold and its value in italics. */
const flags = ({ flags: text }: Option): string =>
  text
    .split(/(<[^>]*>|\[[^\]]*\])/)
    .map((part) => (/^[<[]/.test(part) ? String.raw`\fI${line(part.slice(1, -1))}\fR` : bold(part)))
    .join('');

export const choicesText = ({ argChoices }: Option): string =>
  argChoices === undefined ? '' : ` One of: ${argChoices.join(', ')}.`;

const sentence = (text: string): string => {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
};

const entry = (term: string, text: string): string[] => ['.TP', term, line(sentence(text))];

function options(command: Command): string[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .filter(({ long }) => command.parent === null || long !== '--help')
    .flatMap((option) => entry(flags(option), `${sentence(option.description)}${choicesText(option)}`));
}

const examples = (list: readonly Example[]): string[] =>
  list.flatMap(({ call, meaning }) => ['.TP', bold(`coldkeep ${call}`), line(meaning)]);

function commandSection(command: ColdkeepCommand): string[] {
  const path = commandPath(command);
  return [
    `.SS ${line(`${path} ${command.usage().replaceAll('[options]', '')}`)
      .replaceAll(/\s+/g, ' ')
      .trim()}`,
    line(command.description()),
    ...command.registeredArguments.flatMap((argument) =>
      entry(String.raw`\fI${line(argument.name())}\fR`, argument.description),
    ),
    ...options(command),
    ...(command.examples.length === 0 ? [] : ['.PP', 'Examples:', ...examples(command.examples)]),
  ];
}

/** The same input gives the same page: there is no date in it. */
export function manPage(program: ColdkeepCommand, version: string): string {
  return [
    `.TH COLDKEEP 1 "" "coldkeep ${line(version)}" "Coldkeep"`,
    '.SH NAME',
    String.raw`coldkeep \- encrypted, verified copies of cold keys on offline media`,
    '.SH SYNOPSIS',
    String.raw`.B coldkeep`,
    String.raw`[\fB\-\-home\fR \fIdir\fR] [\fB\-\-json\fR] [\fB\-\-passphrase\-file\fR \fIfile\fR] [\fB\-\-yes\fR] \fIcommand\fR ...`,
    '.SH DESCRIPTION',
    line(program.description()),
    '.SH GLOBAL OPTIONS',
    'They may stand before or after the command.',
    ...options(program),
    '.SH COMMANDS',
    'Options whose value ends in ... repeat, and take several values each time.',
    ...commandsBelow(program).flatMap(commandSection),
    '.SH EXIT STATUS',
    line('Where several apply, the first of 130, 70, 2, 3, 5, 4, 1.'),
    ...exitStatuses.flatMap(({ status, meaning }) => entry(bold(status), meaning)),
    '.SH ENVIRONMENT',
    ...environmentVariables.flatMap(({ name, meaning }) => entry(bold(name), meaning)),
    '.SH EXAMPLES',
    ...examples(program.examples),
    '.SH SEE ALSO',
    '.BR age (1),',
    '.BR minisign (1),',
    '.BR sha256sum (1),',
    '.BR tar (1)',
    '',
  ].join('\n');
}
