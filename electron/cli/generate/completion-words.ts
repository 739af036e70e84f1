// What can be completed, read from the tree of commands: the common ground of the bash and zsh completions.
import type { Command, Option } from 'commander';
import type { ColdkeepCommand } from '../command.ts';
import { commandPath, commandsBelow, visibleChildren } from '../command.ts';

export type Value =
  | { readonly sort: 'none' }
  | { readonly sort: 'text' | 'file' | 'folder' }
  | { readonly sort: 'choices'; readonly choices: readonly string[] };

export interface CompletedOption {
  /** "--to": the long name. */
  readonly name: string;
  readonly short: string | undefined;
  readonly description: string;
  readonly value: Value;
  readonly repeats: boolean;
}

export interface CompletedCommand {
  /** "set add"; empty for the program itself. */
  readonly path: string;
  readonly children: readonly { readonly name: string; readonly description: string }[];
  /** Its own options, then those that every command takes. */
  readonly options: readonly CompletedOption[];
}

/** The placeholder in the flags says what a value is: <dir>, <file>, or a text. */
function valueOf(option: Option): Value {
  if (option.isBoolean()) return { sort: 'none' };
  if (option.argChoices !== undefined) return { sort: 'choices', choices: option.argChoices };
  if (/<dir(\.\.\.)?>/.test(option.flags)) return { sort: 'folder' };
  return { sort: /<file>/.test(option.flags) ? 'file' : 'text' };
}

const completedOption = (option: Option): CompletedOption => ({
  name: option.long ?? option.flags,
  short: option.short,
  description: option.description,
  value: valueOf(option),
  repeats: option.variadic,
});

const optionsOf = (command: Command): CompletedOption[] =>
  command.createHelp().visibleOptions(command).map(completedOption);

export function completedCommands(program: ColdkeepCommand): CompletedCommand[] {
  const shared = optionsOf(program);
  return [program, ...commandsBelow(program)].map((command) => {
    const own = optionsOf(command);
    return {
      path: commandPath(command),
      children: visibleChildren(command).map((child) => ({
        name: child.name(),
        description: child.summary(),
      })),
      options: [
        ...own,
        ...shared.filter(({ name }) => !own.some((option) => option.name === name) && name !== '--version'),
      ],
    };
  });
}
