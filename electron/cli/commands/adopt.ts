// coldkeep adopt
import { plural } from '../../../shared/domain/text.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Perform } from '../invocation.ts';
import { path } from '../option-values.ts';
import { momentText } from '../print/measures.ts';
import { askAirGap } from '../questions.ts';
import { refuseExistingVault, useVault, withPassphrase } from '../unlock.ts';

export function registerAdopt(program: ColdkeepCommand, perform: Perform): void {
  program
    .below('adopt')
    .description(
      'Brings the vault back on a machine that has none, from a medium and the passphrase, as the medium knew it at its last export. Never writes to the medium.',
    )
    .summary('bring the vault back from a medium')
    .requiredOption('--at <dir>', 'the folder at which the medium is mounted', path)
    .example('adopt --at /media/blue', 'After the laptop was lost: the first step on a new one.')
    .action((options: { at: string }) =>
      perform(async (invocation) => {
        await refuseExistingVault(invocation);
        const remarks = await askAirGap(invocation);
        const { host, home } = invocation;
        const { vault, report } = await withPassphrase(invocation, (passphrase) =>
          host.engine.adoptVault({ home, at: options.at, passphrase }, invocation.run),
        );
        await useVault(invocation, vault, remarks, () => Promise.resolve());
        return {
          json: report,
          show: (page) => {
            page.verdict(
              'good',
              `The vault is in ${home}, as of seq ${report.seq}, ${momentText(report.asOf)}.`,
            );
            page.sentence(
              `It knows ${plural(report.sets, 'set')}, ${plural(report.media, 'medium', 'media')} and ${plural(report.copies, 'copy', 'copies')}. What happened after that moment it does not know: adopt nothing older, and verify the other media as you find them.`,
              2,
            );
            page.pairs([['vault', report.vault]]);
            for (const note of report.notes) page.verdict('info', note);
          },
        };
      }),
    );
}
