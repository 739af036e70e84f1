// Completion for zsh: commands and options with their descriptions, the values of closed lists, files and folders.
import type { ColdkeepCommand } from '../command.ts';
import type { CompletedCommand, CompletedOption, Value } from './completion-words.ts';
import { completedCommands } from './completion-words.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** Brackets and colons mean something in the specifications of _arguments. */
const described = (text: string): string => text.replaceAll(/([\\[\]:])/g, String.raw`\$1`);

function valueAction(value: Value): string {
  switch (value.sort) {
    case 'choices':
      return `:value:(${value.choices.join(' ')})`;
    case 'folder':
      return ':folder:_files -/';
    case 'file':
      return ':file:_files';
    case 'text':
      return ':value:';
    case 'none':
      return '';
  }
}

const optionSpecification = ({ name, description, value, repeats }: CompletedOption): string =>
  quoted(`${repeats ? '*' : ''}${name}[${described(description)}]${valueAction(value)}`);

const functionName = (path: string): string =>
  `_coldkeep${path === '' ? '' : `_${path.replaceAll(' ', '_')}`}`;

function commandFunction({ path, children, options }: CompletedCommand): string[] {
  const specifications = options.map((option) => `    ${optionSpecification(option)} \\`);
  if (children.length === 0) {
    return [`${functionName(path)}() {`, '  _arguments -S \\', ...specifications, "    '*:value:'", '}', ''];
  }
  return [
    `${functionName(path)}() {`,
    '  local curcontext="$curcontext" state line',
    '  _arguments -S -C \\',
    ...specifications,
    "    '1: :->command' \\",
    "    '*:::argument:->arguments'",
    '  case $state in',
    '    command)',
    '      local -a commands=(',
    ...children.map(({ name, description }) => `        ${quoted(`${name}:${described(description)}`)}`),
    '      )',
    "      _describe 'command' commands ;;",
    '    arguments)',
    // The word of the command was taken off with the ones before it; the next function expects it first.
    '      words=("$line[1]" "${words[@]}"); (( CURRENT += 1 ))',
    '      case $line[1] in',
    ...children.map(({ name }) => `        ${name}) ${functionName(`${path} ${name}`.trim())} ;;`),
    '      esac ;;',
    '  esac',
    '}',
    '',
  ];
}

export function zshCompletion(program: ColdkeepCommand): string {
  return [
    '#compdef coldkeep',
    '# zsh completion for coldkeep, made from its tree of commands',
    '',
    ...completedCommands(program).flatMap(commandFunction),
    'if [ "$funcstack[1]" = "_coldkeep" ]; then',
    '  _coldkeep "$@"',
    'else',
    '  compdef _coldkeep coldkeep',
    'fi',
    '',
  ].join('\n');
}
