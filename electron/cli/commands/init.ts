// coldkeep init
import type { ColdkeepCommand } from '../command.ts';
import type { Perform } from '../invocation.ts';
import { newPassphrase } from '../new-passphrase.ts';
import { text } from '../option-values.ts';
import { askAirGap } from '../questions.ts';
import { refuseExistingVault, useVault } from '../unlock.ts';

export function registerInit(program: ColdkeepCommand, perform: Perform): void {
  program
    .below('init')
    .description(
      'Makes a vault on this machine: an identity, locked with a passphrase, and an empty catalogue. Prints the public values that belong on labels and sheets.',
    )
    .summary('make a vault')
    .requiredOption('--name <name>', 'what the vault is called, for people', text)
    .example('init --name "ACME keys"', 'Asks for a new passphrase twice and offers a generated one.')
    .action((options: { name: string }) =>
      perform(async (invocation) => {
        await refuseExistingVault(invocation);
        const remarks = await askAirGap(invocation);
        const { host, home, options: shared } = invocation;
        const passphrase = await newPassphrase(invocation, {
          file: shared.passphraseFile,
          variable: 'COLDKEEP_PASSPHRASE',
        });
        try {
          const { vault, report } = await host.engine.createVault({ home, name: options.name, passphrase });
          await useVault(invocation, vault, remarks, () => Promise.resolve());
          return {
            json: report,
            show: (page) => {
              page.verdict('good', `The vault "${options.name}" is in ${home}.`);
              page.pairs([
                ['vault', report.vault],
                ['recipient', report.recipient],
                ['signing key', report.signingKey],
              ]);
              page.gap();
              page.sentence(
                'Write the signing key on every label and sheet: with it anyone can tell a true copy from a forged one, without the passphrase.',
              );
              page.gap();
              page.line('Next: coldkeep set add NAME --profile ID --source DIR');
            },
          };
        } finally {
          passphrase.fill(0);
        }
      }),
    );
}
