// coldkeep bundle list, remove
import type { ImportedBundle } from '../../../shared/domain/bundle-conditions.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Outcome, Perform } from '../invocation.ts';
import { text } from '../option-values.ts';
import { showBundles } from '../print/bundles.ts';
import { confirm } from '../questions.ts';
import { inVault } from '../unlock.ts';

const bundlesOutcome = (set: string, bundles: readonly ImportedBundle[], headline?: string): Outcome => ({
  json: { set, bundles },
  show: (page) => {
    if (headline !== undefined) page.verdict('good', headline);
    if (bundles.length === 0) page.line(`The set "${set}" has no bundles.`);
    else showBundles(page, bundles);
  },
});

export function registerBundle(program: ColdkeepCommand, perform: Perform): void {
  const group = program
    .below('bundle')
    .description(
      'The bundles in the intake of a set: of each host the one that was imported last is part of the set.',
    )
    .summary('the bundles of a set')
    .example('bundle list node', 'Lists the bundles of the set "node".');
  group
    .below('list')
    .description('Lists the bundles of a set, those that were imported last first.')
    .summary('list the bundles of a set')
    .argument('<name>', 'the set', text)
    .example('bundle list node --json', 'Lists them for a script, with their conditions.')
    .action((name: string) =>
      perform((invocation) =>
        inVault(invocation, (vault) => Promise.resolve(bundlesOutcome(name, vault.bundles(name)))),
      ),
    );
  group
    .below('remove')
    .description(
      'Takes a bundle out of a set and deletes it from the intake. Copies on media keep what they have of it.',
    )
    .summary('remove a bundle from a set')
    .argument('<name>', 'the set', text)
    .argument('<id>', 'the bundle, or a unique beginning of its id', text)
    .requiredOption('--why <text>', 'the reason, for the journal', text)
    .example('bundle remove node 3fa9c1d2 --why "older than a year"', 'Asks, then removes it.')
    .action((name: string, id: string, { why }: { why: string }) =>
      perform(async (invocation) => {
        await confirm(
          invocation,
          `Removing the bundle ${id} from the set "${name}" deletes it from the intake.`,
        );
        return inVault(invocation, async (vault) => {
          await vault.removeBundle({ set: name, id, why });
          return bundlesOutcome(name, vault.bundles(name), `The bundle ${id} was removed from "${name}".`);
        });
      }),
    );
}
