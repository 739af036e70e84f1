// coldkeep set show: all that is known of a set without reading anything
import { conditionWarnings } from '../../../shared/domain/condition-warnings.ts';
import type { UnlockedVault } from '../../core/vault-api.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Outcome, Perform } from '../invocation.ts';
import { text } from '../option-values.ts';
import { showBundles } from '../print/bundles.ts';
import { showDerived, showKnowledge } from '../print/knowledge.ts';
import { showRetention } from '../print/retention.ts';
import { inVault } from '../unlock.ts';

function shown(vault: UnlockedVault, name: string): Outcome {
  const knowledge = vault.knowledgeOf(name);
  const profile = vault.profileOf(name);
  const derived = vault.derivedOf(name);
  const bundles = vault.bundles(name);
  const retention = vault.retention(name);
  const warnings = conditionWarnings(bundles);
  const { id, title } = profile;
  const options = profile.options.map((option) => ({
    ...option,
    holds: knowledge.options.includes(option.id),
  }));
  const sources = vault.listSets().find((set) => set.name === name)?.sources ?? [];
  return {
    json: {
      set: name,
      profile: { id, title },
      sources,
      knowledge,
      options,
      derived,
      bundles,
      warnings,
      retention,
    },
    show: (page) => {
      page.line({ text: name, tone: 'bold' }, `: ${title} (${id})`);
      for (const source of sources) page.line('  ', source);
      showDerived(page, derived);
      showKnowledge(page, profile, knowledge);
      const open = options.filter(({ holds }) => !holds);
      if (open.length > 0) {
        page.heading('What it could do without');
        page.table(
          [{ title: 'Option' }, { title: 'Meaning', atLeast: 20 }],
          open.map((option) => [option.id, option.title]),
        );
      }
      if (bundles.length > 0) {
        page.heading('Bundles');
        showBundles(page, bundles);
      }
      for (const warning of warnings) page.verdict('warn', warning);
      showRetention(page, retention);
    },
  };
}

export function registerSetShow(group: ColdkeepCommand, perform: Perform): void {
  group
    .below('show')
    .description(
      'Shows what is known of a set: what was said of it, what the newest scan worked out, its bundles, and what is kept of older generations. Reads no source.',
    )
    .summary('show what is known of a set')
    .argument('<name>', 'the set', text)
    .example('set show pool', 'Shows the pool id, dates, and what was said.')
    .action((name: string) =>
      perform((invocation) => inVault(invocation, (vault) => Promise.resolve(shown(vault, name)))),
    );
}
