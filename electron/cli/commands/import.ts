// coldkeep import
import { givenWords } from '../bundle-words.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Perform } from '../invocation.ts';
import { path, text } from '../option-values.ts';
import { showBundle } from '../print/bundles.ts';
import { askAirGap } from '../questions.ts';
import { inVault } from '../unlock.ts';
import { scanStatus, showScan } from './scan.ts';

interface ImportOptions {
  readonly set: string;
  readonly words?: string;
  readonly withoutWords?: true;
}

export function registerImport(program: ColdkeepCommand, perform: Perform): void {
  program
    .below('import')
    .description(
      'Takes a bundle that a kit made on a host into the intake of a set, where it stays sealed, and scans the set with it. Everything about the bundle is compared first; one that is refused leaves nothing behind.',
    )
    .summary('take in what a kit packed on a host')
    .argument('<bundle>', 'the file that the kit made', path)
    .requiredOption('--set <name>', 'the set it belongs to', text)
    .option('--words <words>', 'the sixteen words that the kit showed on the host', text)
    .option('--without-words', 'nobody has the words: its origin is then not confirmed')
    .example(
      'import /media/carrier/coldkeep-bundle-loom-node-node1-20261121T080000Z.tar.age --set node',
      'Asks for the words.',
    )
    .action((bundle: string, options: ImportOptions) =>
      perform(async (invocation) => {
        const remarks = [...(await askAirGap(invocation))];
        const given = await givenWords(invocation, options);
        remarks.push(...given.remarks);
        const { set } = options;
        const report = await inVault(
          invocation,
          (vault) =>
            vault.importBundle(
              { bundle, set, ...(given.words === null ? {} : { words: given.words }) },
              invocation.run,
            ),
          { remarks },
        );
        return {
          json: report,
          show: (page) => {
            const { originConfirmed } = report.bundle;
            page.verdict(
              originConfirmed ? 'good' : 'warn',
              `The bundle is in the intake of "${set}"; its origin is ${originConfirmed ? 'confirmed' : 'not confirmed'}.`,
            );
            showBundle(page, report.bundle);
            page.gap();
            showScan(page, report);
          },
          status: scanStatus(report),
        };
      }),
    );
}
