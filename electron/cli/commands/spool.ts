// coldkeep spool
import type { ColdkeepCommand } from '../command.ts';
import type { Perform } from '../invocation.ts';
import { spoolWords } from '../print/spool-words.ts';
import { inVault } from '../unlock.ts';

export function registerSpool(program: ColdkeepCommand, perform: Perform): void {
  program
    .below('spool')
    .description(
      'Says what was sealed and waits in the vault folder for media that did not get it, because they were pulled out or the export was stopped. The next export of the same set goes on from there. It holds ciphertext only, and goes by itself once every medium has its copy, when another set is sealed, or after two weeks.',
    )
    .summary('say what waits for media that did not get it')
    .option('--remove', 'give the room back: the next export seals anew')
    .example('spool', 'Says which snapshot waits, and for which media.')
    .example('spool --remove', 'Removes it. No copy on any medium is touched.')
    .action((options: { remove?: true }) =>
      perform((invocation) =>
        inVault(invocation, async (vault) => {
          const removed = options.remove === true;
          const spool = removed ? await vault.clearSpool() : await vault.spool();
          return {
            json: { spool, removed: removed && spool !== null },
            show: (page) => {
              if (spool === null) page.line('Nothing waits.');
              else if (removed) page.line(`Snapshot ${spool.snapshot} no longer waits in the vault folder.`);
              else page.verdict('info', ...spoolWords(spool));
            },
          };
        }),
      ),
    );
}
