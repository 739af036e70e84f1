// coldkeep generate: hidden; the build makes the man page and the completions with it.
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { ColdkeepCommand } from '../command.ts';
import { bashCompletion } from '../generate/bash-completion.ts';
import { manPage } from '../generate/man-page.ts';
import { zshCompletion } from '../generate/zsh-completion.ts';
import type { Perform } from '../invocation.ts';
import { Argument } from 'commander';

const targets = ['man', 'bash', 'zsh'] as const;
type Target = (typeof targets)[number];

function generated(target: Target, program: ColdkeepCommand, version: string): string {
  switch (target) {
    case 'man':
      return manPage(program, version);
    case 'bash':
      return bashCompletion(program);
    case 'zsh':
      return zshCompletion(program);
    default:
      return assertNever(target);
  }
}

export function registerGenerate(program: ColdkeepCommand, perform: Perform): void {
  const command = new ColdkeepCommand('generate')
    .copyInheritedSettings(program)
    .description('Prints the man page or a completion, made from the tree of commands.')
    .addArgument(new Argument('<target>', 'what to print').choices([...targets]))
    .action((target: Target) =>
      perform(({ host }) => {
        const document = generated(target, program, host.version);
        return Promise.resolve({ json: { target, text: document }, show: (page) => page.raw(document) });
      }),
    );
  program.addCommand(command, { hidden: true });
}
