// coldkeep log
import { plural } from '../../../shared/domain/text.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Perform } from '../invocation.ts';
import { momentText } from '../print/measures.ts';
import { inVault } from '../unlock.ts';

export function registerLog(program: ColdkeepCommand, perform: Perform): void {
  program
    .below('log')
    .description(
      'Prints the journal: every fact that was recorded, oldest first. Each carries the hash of the one before, so that a change in the middle shows.',
    )
    .summary('print the journal')
    .option('--verify', 'say only whether the chain of hashes is intact')
    .example('log', 'Prints the journal. Exits with 1 if its chain is broken.')
    .example('log --verify', 'Leaves the events out of what a person reads; --json has them all the same.')
    .action((options: { verify?: true }) =>
      perform((invocation) =>
        inVault(invocation, (vault) => {
          const report = vault.log();
          return Promise.resolve({
            json: report,
            show: (page) => {
              if (options.verify !== true) {
                page.table(
                  [{ title: 'When' }, { title: 'What' }],
                  report.events.map(({ at, what }) => [momentText(at), what]),
                );
                page.gap();
              }
              if (report.chain === 'intact') {
                page.verdict(
                  'intact',
                  `${plural(report.events.length, 'event')}, each tied to the one before.`,
                );
              } else {
                page.verdict(
                  'broken',
                  'The journal was changed after it was written.',
                  'An event no longer matches the hash that the next one carries.',
                  'Do not trust this vault folder. Bring the vault back from a medium into another --home.',
                );
              }
            },
            status: report.chain === 'intact' ? 0 : 1,
          });
        }),
      ),
    );
}
