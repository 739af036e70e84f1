// A command of the tree: commander's, with examples. Help, man page, completions and the tests read the same objects.
import { Command } from 'commander';

export interface Example {
  /** Without the leading "coldkeep ". */
  readonly call: string;
  readonly meaning: string;
}

export class ColdkeepCommand extends Command {
  readonly examples: Example[] = [];

  /** Makes `this.command()` build commands of this class. */
  override createCommand(name?: string): ColdkeepCommand {
    return new ColdkeepCommand(name);
  }

  example(call: string, meaning: string): this {
    this.examples.push({ call, meaning });
    if (this.examples.length === 1) {
      this.addHelpText('after', () =>
        ['', this.examples.length === 1 ? 'Example:' : 'Examples:']
          .concat(
            this.examples.flatMap((example) => [`  coldkeep ${example.call}`, `      ${example.meaning}`]),
          )
          .join('\n'),
      );
    }
    return this;
  }

  /** Adds a command below this one; as commander's `command`, with our class in its type. */
  below(nameAndArguments: string): ColdkeepCommand {
    const command = this.command(nameAndArguments);
    if (!(command instanceof ColdkeepCommand)) throw new Error('createCommand made another class');
    return command;
  }
}

/** "set add": the words after "coldkeep" that reach a command. */
export function commandPath(command: Command): string {
  const words: string[] = [];
  for (let at: Command | null = command; at?.parent; at = at.parent) words.unshift(at.name());
  return words.join(' ');
}

/** The visible commands right below `command`, without the help that commander adds by itself. */
export const visibleChildren = (command: Command): ColdkeepCommand[] =>
  command
    .createHelp()
    .visibleCommands(command)
    .filter((child): child is ColdkeepCommand => child instanceof ColdkeepCommand)
    .filter((child) => command.commands.includes(child));

/** All visible commands below `command`, depth first, each after its parent. */
export const commandsBelow = (command: Command): ColdkeepCommand[] =>
  visibleChildren(command).flatMap((child) => [child, ...commandsBelow(child)]);
