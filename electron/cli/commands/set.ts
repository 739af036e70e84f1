// coldkeep set add, list, remove
import type { SetSummary } from '../../../shared/domain/reports.ts';
import { shellWord } from '../../../shared/domain/shell-word.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Outcome, Perform } from '../invocation.ts';
import { paths, text } from '../option-values.ts';
import type { Page } from '../print/page.ts';
import { confirm } from '../questions.ts';
import { inVault } from '../unlock.ts';
import { registerSetDescribe } from './set-describe.ts';
import { registerSetRetention } from './set-retention.ts';
import { registerSetShow } from './set-show.ts';

/** What a vault without sets says of itself. */
export function showNoSets(page: Page): void {
  page.line('There are no sets. Add one:');
  page.line('  coldkeep set add NAME --profile ID --source DIR');
}

const setsOutcome = (sets: readonly SetSummary[], headline?: string): Outcome => ({
  json: { sets },
  show: (page) => {
    if (headline !== undefined) page.verdict('good', headline);
    if (sets.length === 0) {
      showNoSets(page);
      return;
    }
    page.table(
      [{ title: 'Set' }, { title: 'Profile' }, { title: 'Sources', atLeast: 24 }],
      sets.map(({ name, profile, sources }) => [
        name,
        profile,
        sources.length === 0 ? 'bundles alone' : sources.join(', '),
      ]),
    );
  },
});

export function registerSet(program: ColdkeepCommand, perform: Perform): void {
  const group = program
    .below('set')
    .description('The protected systems: each set has a name, a profile and its source folders.')
    .summary('the protected systems')
    .example('set list', 'Lists the sets.');
  group
    .below('add')
    .description('Adds a set. Nothing is copied until the next export.')
    .summary('add a set')
    .argument('<name>', 'what the set is called', text)
    .requiredOption('--profile <id>', 'what kind of system it is; see "coldkeep profiles"', text)
    .addOption(
      paths(
        '--source <dir...>',
        'a folder to protect; repeats, and takes several; not needed where everything comes in bundles',
      ),
    )
    .example('set add pool --profile cardano-spo --source /keys/pool', 'Protects one folder.')
    .example('set add wiki --profile custom --source /srv/wiki --source /etc/wiki', 'Protects two folders.')
    .example('set add node --profile loom-node', 'Protects what the bundles of a kit bring.')
    .action((name: string, options: { profile: string; source?: readonly string[] }) =>
      perform((invocation) =>
        inVault(invocation, async (vault) => {
          const sources = options.source ?? [];
          await vault.addSet({ name, profile: options.profile, sources });
          return setsOutcome(
            vault.listSets(),
            `The set "${name}" was added. Next: ${
              sources.length === 0
                ? `coldkeep kit ${options.profile} --out DIR`
                : `coldkeep scan ${shellWord(name)}`
            }`,
          );
        }),
      ),
    );
  group
    .below('list')
    .description('Lists the sets with their profiles and source folders.')
    .summary('list the sets')
    .example('set list --json', 'Lists them for a script.')
    .action(() =>
      perform((invocation) => inVault(invocation, (vault) => Promise.resolve(setsOutcome(vault.listSets())))),
    );
  group
    .below('remove')
    .description(
      'Removes a set from the vault. Its copies stay on their media and can be restored by snapshot.',
    )
    .summary('remove a set')
    .argument('<name>', 'the set', text)
    .example('set remove old-pool', 'Asks, then removes the set "old-pool".')
    .action((name: string) =>
      perform(async (invocation) => {
        await confirm(
          invocation,
          `Removing the set "${name}" ends its policy and its duties; its copies stay on their media.`,
        );
        return inVault(invocation, async (vault) => {
          await vault.removeSet(name);
          return setsOutcome(vault.listSets(), `The set "${name}" was removed.`);
        });
      }),
    );
  registerSetShow(group, perform);
  registerSetDescribe(group, perform);
  registerSetRetention(group, perform);
}
