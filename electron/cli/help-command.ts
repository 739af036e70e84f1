// coldkeep help: what commander's own reaches only one word deep.
import { visibleChildren, type ColdkeepCommand } from './command.ts';

/** Adds "help [command...]", which finds "media test" as well as "media". The rest of the tree has to be there. */
export function registerHelp(program: ColdkeepCommand): void {
  // The first is what stands in the list of commands, the second what runs.
  program.helpCommand('help [command...]', 'print the help of a command');
  program
    .command('help [command...]', { hidden: true })
    .action((words: readonly string[]) => helped(program, words).help());
}

function helped(program: ColdkeepCommand, words: readonly string[]): ColdkeepCommand {
  let found = program;
  for (const [index, word] of words.entries()) {
    const child = visibleChildren(found).find((each) => each.name() === word);
    if (child === undefined) {
      const path = words.slice(0, index + 1).join(' ');
      program.error(`error: unknown command '${path}'`, { code: 'commander.unknownCommand' });
    }
    found = child;
  }
  return found;
}
