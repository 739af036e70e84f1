// coldkeep passphrase
import { plural } from '../../../shared/domain/text.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Perform } from '../invocation.ts';
import { newPassphrase } from '../new-passphrase.ts';
import { path } from '../option-values.ts';
import { inVault } from '../unlock.ts';

export function registerPassphrase(program: ColdkeepCommand, perform: Perform): void {
  program
    .below('passphrase')
    .description(
      'Locks the identity with a new passphrase and lists the media that still carry the old lock: the old passphrase with any of them opens every copy, until an export renews or you destroy them.',
    )
    .summary('lock the identity anew')
    .option('--new-passphrase-file <file>', 'read the new passphrase from the first line of a file', path)
    .example('passphrase', 'Asks for the passphrase, then for the new one twice.')
    .action((options: { newPassphraseFile?: string }) =>
      perform(async (invocation) => {
        const report = await inVault(invocation, async (vault) => {
          const passphrase = await newPassphrase(invocation, {
            file: options.newPassphraseFile,
            variable: 'COLDKEEP_NEW_PASSPHRASE',
          });
          try {
            return await vault.changePassphrase(passphrase);
          } finally {
            passphrase.fill(0);
          }
        });
        return {
          json: report,
          show: (page) => {
            page.verdict('good', 'The vault on this machine opens with the new passphrase only.');
            if (report.media.length === 0) return;
            page.gap();
            page.sentence(
              `${plural(report.media.length, 'medium still carries', 'media still carry')} the old lock. The old passphrase with any of them opens every copy, old and new. Whoever may know it must not get at them: export to each of them again, or destroy it.`,
              0,
              'warn',
            );
            page.table(
              [{ title: 'Medium' }, { title: 'Id' }],
              report.media.map(({ id, label }) => [label, id]),
            );
          },
        };
      }),
    );
}
