// Completion for bash: commands, options, the values of closed lists, files and folders.
import type { ColdkeepCommand } from '../command.ts';
import type { CompletedCommand, Value } from './completion-words.ts';
import { completedCommands } from './completion-words.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** The shell statement that fills COMPREPLY for a value. */
function valueAction(value: Value): string {
  switch (value.sort) {
    case 'choices':
      return `COMPREPLY=($(compgen -W ${quoted(value.choices.join(' '))} -- "$word"))`;
    case 'folder':
      return 'compopt -o filenames; COMPREPLY=($(compgen -d -- "$word"))';
    case 'file':
      return 'compopt -o filenames; COMPREPLY=($(compgen -f -- "$word"))';
    case 'text':
    case 'none':
      return 'COMPREPLY=()';
  }
}

function valueCases({ path, options }: CompletedCommand): string[] {
  return options
    .filter(({ value }) => value.sort !== 'none')
    .map(({ name, value }) => `    ${quoted(`${path} ${name}`)}) ${valueAction(value)}; return ;;`);
}

function wordCase({ path, children, options }: CompletedCommand): string {
  const words = [...children, ...options].map(({ name }) => name).join(' ');
  return `    ${quoted(path)}) COMPREPLY=($(compgen -W ${quoted(words)} -- "$word")) ;;`;
}

export function bashCompletion(program: ColdkeepCommand): string {
  const commands = completedCommands(program);
  const paths = commands.filter(({ path }) => path !== '').map(({ path }) => quoted(path));
  const withValue = [
    ...new Set(
      commands.flatMap(({ options }) =>
        options.filter(({ value }) => value.sort !== 'none').map(({ name }) => name),
      ),
    ),
  ];
  return [
    '# bash completion for coldkeep, made from its tree of commands',
    '_coldkeep() {',
    `  local IFS=$' \\t\\n' word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} path='' i candidate`,
    '  for ((i = 1; i < COMP_CWORD; i++)); do',
    '    case ${COMP_WORDS[i-1]} in',
    `      ${withValue.join('|')}) continue ;;`,
    '    esac',
    '    candidate="${path:+$path }${COMP_WORDS[i]}"',
    '    case $candidate in',
    `      ${paths.join('|')}) path=$candidate ;;`,
    '    esac',
    '  done',
    "  [[ $path == ' '* ]] && path=${path# }",
    '  case "$path $previous" in',
    ...commands.flatMap(valueCases),
    '  esac',
    '  case $path in',
    ...commands.map(wordCase),
    '  esac',
    '}',
    'complete -F _coldkeep coldkeep',
    '',
  ].join('\n');
}
