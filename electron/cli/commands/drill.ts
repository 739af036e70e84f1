// coldkeep drill
import { formatBytes, plural } from '../../../shared/domain/text.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Perform } from '../invocation.ts';
import { path, text } from '../option-values.ts';
import { durationText } from '../print/measures.ts';
import { showFailures } from '../print/parts.ts';
import { inVault } from '../unlock.ts';

export function registerDrill(program: ColdkeepCommand, perform: Perform): void {
  program
    .below('drill')
    .description(
      'Rehearses a restore: decrypts the newest snapshot on a medium, compares every item, takes the time, and leaves nothing on the disk. Works without a vault on this machine.',
    )
    .summary('rehearse a restore')
    .requiredOption('--at <dir>', 'the folder at which the medium is mounted', path)
    .option('--set <name>', 'the set, where the medium holds several', text)
    .example('drill --at /media/blue', 'Exits with 1 if the restore would have failed.')
    .action((options: { at: string; set?: string }) =>
      perform((invocation) =>
        inVault(
          invocation,
          async (vault) => {
            const report = await vault.drill(options, invocation.run);
            const { snapshot, set, status, seconds, items, bytes, failures } = report;
            const passed = status === 'passed' && failures.length === 0;
            return {
              json: report,
              show: (page) => {
                page.verdict(status, `Set "${set}", snapshot ${snapshot}`);
                page.sentence(
                  `${plural(items, 'item')}, ${formatBytes(bytes)}, decrypted and compared in ${durationText(seconds)}; nothing was left on the disk.`,
                  2,
                );
                showFailures(page, 'What would have failed', failures);
                if (!passed) {
                  page.gap();
                  page.sentence('Do not count on this copy. Verify the medium, and export again.', 0, 'bad');
                }
              },
              status: passed ? 0 : 1,
            };
          },
          { visitAt: options.at },
        ),
      ),
    );
}
