// coldkeep verify
import type { VerifiedCopy, VerifyReport } from '../../../shared/domain/reports.ts';
import { plural } from '../../../shared/domain/text.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Perform } from '../invocation.ts';
import { path } from '../option-values.ts';
import type { Page } from '../print/page.ts';
import { showFailures } from '../print/parts.ts';
import { inVault } from '../unlock.ts';

const isGood = ({ status, failures }: VerifiedCopy): boolean =>
  failures.length === 0 && (status === 'verified' || status === 'retired');

/** A medium without a single copy has shown nothing that one could rely on. */
export const allGood = ({ copies, failures }: VerifyReport): boolean =>
  copies.length > 0 && copies.every(isGood) && failures.length === 0;

function show(page: Page, report: VerifyReport, opened: boolean): void {
  const { medium, copies, failures, notes, warnings = [] } = report;
  page.line({ text: `Medium ${medium}`, tone: 'bold' });
  if (copies.length > 0) {
    page.gap();
    page.table(
      [{ title: 'Snapshot' }, { title: 'Set', atLeast: 12 }, { title: 'Copy' }, { title: 'Read' }],
      copies.map((copy) => [copy.snapshot, copy.set ?? '–', page.status(copy.status), copy.level ?? '–']),
    );
  }
  for (const copy of copies) showFailures(page, `Copy ${copy.snapshot}`, copy.failures);
  showFailures(page, 'Outside the copies', failures);
  page.gap();
  for (const note of notes) page.verdict('info', note);
  for (const warning of warnings) page.verdict('warn', warning);
  if (allGood(report)) {
    const how = opened ? 'read back, opened and compared' : 'read back';
    page.verdict(
      'good',
      `${plural(copies.length, 'copy was', 'copies were')} ${how}; every byte is as it was written.`,
    );
  } else if (copies.length === 0) {
    page.verdict('attention', 'This medium holds no copy.', '', 'Export to it, or take another one.');
  } else {
    page.verdict(
      'danger',
      'Not everything on this medium is good.',
      'A copy that failed is suspect and no longer counts.',
      'Export to this medium again while the sources are good, or replace it.',
    );
  }
}

export function registerVerify(program: ColdkeepCommand, perform: Perform): void {
  program
    .below('verify')
    .description(
      'Reads every copy on a medium back and names each file that is damaged, missing or not ours. Works without a vault on this machine, from the medium and its passphrase.',
    )
    .summary('read the copies on a medium back')
    .requiredOption('--at <dir>', 'the folder at which the medium is mounted', path)
    .option('--open', 'also decrypt every copy and compare each item')
    .example('verify --at /media/blue', 'Exits with 1 if anything is not as it was written.')
    .example(
      'verify --at /media/blue --open',
      'Also proves that the passphrase opens it and the contents match.',
    )
    .action((options: { at: string; open?: true }) =>
      perform((invocation) =>
        inVault(
          invocation,
          async (vault) => {
            const open = options.open === true;
            const report = await vault.verify({ at: options.at, open }, invocation.run);
            return {
              json: report,
              show: (page) => show(page, report, open),
              status: allGood(report) ? 0 : 1,
            };
          },
          { visitAt: options.at },
        ),
      ),
    );
}
