// coldkeep verify
import type { VerifiedCopy, VerifyReport } from '../../../shared/domain/reports.ts';
import { shellPath } from '../../../shared/domain/shell-word.ts';
import { plural, visibleText } from '../../../shared/domain/text.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Invocation, Perform } from '../invocation.ts';
import { path } from '../option-values.ts';
import type { Page } from '../print/page.ts';
import { mediumHeading, showFailures, withMediumOrNull } from '../print/parts.ts';
import { inVault } from '../unlock.ts';

const isGood = ({ status, failures }: VerifiedCopy): boolean =>
  failures.length === 0 && (status === 'verified' || status === 'retired');

/** A medium without a single copy has shown nothing that one could rely on. */
export const allGood = ({ copies, failures }: VerifyReport): boolean =>
  copies.length > 0 && copies.every(isGood) && failures.length === 0;

function show(page: Page, report: VerifyReport, { at, opened }: { at: string; opened: boolean }): void {
  const { medium, copies, failures, notes, warnings = [] } = report;
  page.line({ text: mediumHeading(medium), tone: 'bold' });
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
  } else if (copies.every(isGood)) {
    page.verdict(
      'danger',
      'Every copy on this medium is good, but not everything beside them.',
      'The copies count as they did.',
      `${repair(at)} writes anew what was damaged. What Coldkeep did not write is left to you.`,
    );
  } else {
    page.verdict(
      'danger',
      'Not everything on this medium is good.',
      'A copy that failed is suspect and no longer counts.',
      `${repair(at)} brings back what parity or another medium still has. Else export to this medium again while the sources are good, or replace it.`,
    );
  }
}

const repair = (at: string): string => `coldkeep repair --at ${shellPath(at)}`;

/** The passphrase is asked for before: nobody has to run back to the keyboard. */
function replug({ host, run }: Invocation, at: string): Promise<void> {
  const say = (line: string) => host.stderr.write(`${visibleText(line)}\n`);
  return host.engine.waitForReplug(at, {
    ...(run.signal === undefined ? {} : { signal: run.signal }),
    onStep: (step) =>
      say(
        step === 'unplug'
          ? `Unmount the medium at ${at} (in another terminal: coldkeep drives release ${shellPath(at)}), then pull it out.`
          : `It is gone. Pull it out if you have not yet, plug it in again, and mount it at ${at} if the system does not.`,
      ),
  });
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
    .option(
      '--cold',
      'wait until the medium was unplugged and plugged in again, then read: no cache can answer',
    )
    .example('verify --at /media/blue', 'Exits with 1 if anything is not as it was written.')
    .example(
      'verify --at /media/blue --open',
      'Also proves that the passphrase opens it and the contents match.',
    )
    .example('verify --at /media/blue --cold', 'Says when to unmount it, pull it out and plug it in again.')
    .action((options: { at: string; open?: true; cold?: true }) =>
      perform((invocation) =>
        inVault(
          invocation,
          async (vault) => {
            const open = options.open === true;
            const cold = options.cold === true;
            if (cold) await replug(invocation, options.at);
            const report = await vault.verify(
              { at: options.at, open, ...(cold ? { cold } : {}) },
              invocation.run,
            );
            return {
              json: withMediumOrNull(report),
              show: (page) => show(page, report, { at: options.at, opened: open }),
              status: allGood(report) ? 0 : 1,
            };
          },
          { visitAt: options.at },
        ),
      ),
    );
}
