// coldkeep repair
import type { RepairedCopy, RepairReport } from '../../../shared/domain/repair-report.ts';
import { plural } from '../../../shared/domain/text.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Perform } from '../invocation.ts';
import { acceptAnnounced } from '../medium-options.ts';
import { path, paths } from '../option-values.ts';
import type { Page } from '../print/page.ts';
import { mediumHeading, showFailures, withMediumOrNull } from '../print/parts.ts';
import { inVault } from '../unlock.ts';

const isWhole = ({ status }: RepairedCopy): boolean => status !== 'failed';

/** Nothing is left that does not hold. */
export const allWhole = ({ copies, failures, files }: RepairReport): boolean =>
  copies.every(isWhole) && failures.length === 0 && files.every(({ status }) => status !== 'failed');

const sources: Record<RepairedCopy['repaired'][number]['from'], string> = {
  parity: 'from parity',
  'other-copy': 'from the copy on',
  catalogue: 'from what the catalogue knows',
};

function show(page: Page, report: RepairReport): void {
  const { medium, copies, failures, notes } = report;
  page.line({ text: mediumHeading(medium), tone: 'bold' });
  if (copies.length > 0) {
    page.gap();
    page.table(
      [{ title: 'Snapshot' }, { title: 'Set', atLeast: 12 }, { title: 'Copy' }],
      copies.map((copy) => [copy.snapshot, copy.set ?? '–', copy.status]),
    );
  }
  for (const { snapshot, repaired, failures: left } of copies) {
    if (repaired.length > 0) {
      page.heading(`Copy ${snapshot}, written anew`);
      for (const { path: file, from, medium: helper } of repaired)
        page.line('  ', file, ` ${[sources[from], helper ?? ''].join(' ').trim()}`);
    }
    showFailures(page, `Copy ${snapshot}`, left);
  }
  showFailures(page, 'Outside the copies', failures);
  page.gap();
  for (const note of notes) page.verdict('info', note);
  showVerdict(page, report);
}

function showVerdict(page: Page, report: RepairReport): void {
  const { copies, files, failures } = report;
  const repaired = copies.filter(({ status }) => status === 'repaired').length;
  const left = files.filter(({ status }) => status === 'failed').length;
  const mended = files.length - left;
  if (!copies.every(isWhole)) {
    page.verdict(
      'danger',
      'Not everything could be repaired. What was left is as it was.',
      '',
      'Attach another medium with the same snapshots and name it with --from, or export to this medium again.',
    );
  } else if (!allWhole(report)) {
    const stays = plural(Math.max(left, failures.length), 'file stays', 'files stay');
    const remedy =
      report.medium === ''
        ? 'Repair it on the machine that has its vault, which may know which one it is.'
        : '';
    page.verdict('danger', `Every copy is whole. Beside them ${stays} damaged.`, 'Why stands above.', remedy);
  } else if (repaired > 0) {
    page.verdict(
      'attention',
      `${plural(repaired, 'copy was', 'copies were')} repaired, read back and compared: every byte is as it was written.`,
      ...replaceSoon,
    );
  } else if (mended > 0) {
    const were = plural(mended, 'file was damaged and is', 'files were damaged and are');
    page.verdict('attention', `Every copy is whole. Beside them ${were} written anew.`, ...replaceSoon);
  } else page.verdict('good', 'Every copy is whole: there was nothing to repair.');
}

const replaceSoon = ['A medium that lost bytes once will lose more.', 'Replace it soon.'] as const;

export function registerRepair(program: ColdkeepCommand, perform: Perform): void {
  program
    .below('repair')
    .description(
      'Reads every copy on a medium and brings back what is damaged: from the parity beside the copy, else from the same copy on another medium. A file is replaced only by one that has the recorded hash; nothing is made worse. Works without a vault on this machine, from the medium and its passphrase.',
    )
    .summary('bring damaged copies on a medium back')
    .requiredOption('--at <dir>', 'the folder at which the medium is mounted', path)
    .addOption(
      paths('--from <dir...>', 'another medium that may hold the same snapshots; repeats, and takes several'),
    )
    .addOption(acceptAnnounced())
    .example('repair --at /media/blue', 'Exits with 1 if anything is left damaged.')
    .example(
      'repair --at /media/blue --from /media/red',
      'Takes from the red one what parity cannot bring back.',
    )
    .action((options: { at: string; from?: readonly string[]; acceptAnnounced?: string }) =>
      perform((invocation) =>
        inVault(
          invocation,
          async (vault) => {
            const report = await vault.repair(options, invocation.run);
            return {
              json: withMediumOrNull(report),
              show: (page) => show(page, report),
              status: allWhole(report) ? 0 : 1,
            };
          },
          { visitAt: options.at },
        ),
      ),
    );
}
