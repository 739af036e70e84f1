// coldkeep set retention: what is kept of older generations; with --apply the intake is brought to it
import type { RetentionReport } from '../../../shared/domain/retention-report.ts';
import { plural } from '../../../shared/domain/text.ts';
import type { UnlockedVault } from '../../core/vault-api.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Invocation, Outcome, Perform } from '../invocation.ts';
import { text } from '../option-values.ts';
import { showRetention } from '../print/retention.ts';
import { confirm } from '../questions.ts';
import { inVault } from '../unlock.ts';

const goingFromIntake = ({ carriers }: RetentionReport) =>
  carriers
    .filter(({ id }) => id === 'intake')
    .flatMap(({ generations }) => generations.filter(({ keeps }) => !keeps));

async function apply(invocation: Invocation, vault: UnlockedVault, name: string): Promise<Outcome> {
  const before = vault.retention(name);
  const going = goingFromIntake(before);
  if (going.length > 0) {
    const listed = going.map((each) => `${each.name} ${each.id.slice(0, 8)}`).join(', ');
    await confirm(
      invocation,
      `This deletes ${plural(going.length, 'bundle')} from the intake of "${name}": ${listed}.`,
    );
  }
  for (const { id, why } of going) await vault.removeBundle({ set: name, id, why: `retention: ${why}` });
  const report = vault.retention(name);
  return {
    json: { ...report, removed: going.map(({ id }) => id) },
    show: (page) => {
      page.verdict(
        'good',
        going.length === 0
          ? 'Nothing goes from the intake.'
          : `${plural(going.length, 'bundle was', 'bundles were')} removed from the intake.`,
      );
      showRetention(page, report);
    },
  };
}

function preview(vault: UnlockedVault, name: string): Outcome {
  const report = vault.retention(name);
  return {
    json: { ...report, removed: [] },
    show: (page) => {
      showRetention(page, report);
      page.gap();
      page.sentence(
        'Nothing was removed. On a medium it happens at the next export to it, once the new copy is verified; in the intake with --apply.',
        0,
        'faint',
      );
    },
  };
}

export function registerSetRetention(group: ColdkeepCommand, perform: Perform): void {
  group
    .below('retention')
    .description(
      'Shows which older generations of a set are kept on each medium and in the intake, which go, and why. Removes nothing unless told to.',
    )
    .summary('show which older generations are kept')
    .argument('<name>', 'the set', text)
    .option('--apply', 'remove what goes from the intake; asks')
    .example('set retention node', 'Shows what stays and what goes.')
    .example('set retention node --apply', 'Asks, then removes what goes from the intake.')
    .action((name: string, options: { apply?: true }) =>
      perform((invocation) =>
        inVault(invocation, (vault) =>
          options.apply === true ? apply(invocation, vault, name) : Promise.resolve(preview(vault, name)),
        ),
      ),
    );
}
