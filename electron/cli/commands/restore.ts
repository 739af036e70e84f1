// coldkeep restore
import type { ErrorRecord } from '../../../shared/domain/errors.ts';
import { ColdkeepError, toErrorRecord } from '../../../shared/domain/errors.ts';
import type { RestoreReport } from '../../../shared/domain/reports.ts';
import type { Kind } from '../../../shared/domain/words.ts';
import { plural } from '../../../shared/domain/text.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Perform } from '../invocation.ts';
import { canAsk } from '../host.ts';
import { kindList, path, text } from '../option-values.ts';
import type { Page } from '../print/page.ts';
import { showFailures, showCritical } from '../print/parts.ts';
import { showRestorePlan } from '../print/restore-plan.ts';
import { askAirGap, confirm } from '../questions.ts';
import { inVault } from '../unlock.ts';

interface RestoreOptions {
  readonly at: string;
  readonly set?: string;
  readonly snapshot?: string;
  readonly into: string;
  readonly only?: readonly Kind[];
  readonly forceStale?: true;
}

function failureOf({ failures, snapshot }: RestoreReport): ErrorRecord | undefined {
  if (failures.length === 0) return undefined;
  const message = `${plural(failures.length, 'item')} of snapshot ${snapshot} could not be restored.`;
  return toErrorRecord(
    new ColdkeepError('copy-failed', message, { hint: 'Restore from another medium that holds this set.' }),
  );
}

function show(page: Page, report: RestoreReport): void {
  const restored = report.items > 0 ? 'good' : 'attention';
  page.verdict(
    report.failures.length === 0 ? restored : 'failed',
    `${plural(report.items, 'item')} of set "${report.set}" restored into ${report.into}`,
    `Snapshot ${report.snapshot}. Every item was compared with what the snapshot says of it.`,
  );
  showFailures(page, 'Not restored', report.failures);
  showRestorePlan(page, report);
  showCritical(page, report.findings, '--json has them');
}

/** Exactly one of --set and --snapshot. */
function refuseUnclearChoice({ set, snapshot }: RestoreOptions): void {
  if (set === undefined && snapshot === undefined) {
    throw new ColdkeepError('usage', 'What to restore was not said.', {
      hint: 'Add --set NAME for its newest snapshot on the medium, or --snapshot ID.',
    });
  }
  if (set !== undefined && snapshot !== undefined) {
    throw new ColdkeepError('usage', 'Both --set and --snapshot were given.', { hint: 'Give one of them.' });
  }
}

export function registerRestore(program: ColdkeepCommand, perform: Perform): void {
  program
    .below('restore')
    .description(
      'Restores a snapshot into a new or empty folder, with modes, and compares every item. Refuses to overwrite, and refuses a snapshot when a newer one is known. Works without a vault on this machine.',
    )
    .summary('restore a snapshot into a folder')
    .requiredOption('--at <dir>', 'the folder at which the medium is mounted', path)
    .option('--set <name>', 'the set; its newest snapshot on the medium is taken', text)
    .option('--snapshot <id>', 'this snapshot, as "coldkeep verify" lists it', text)
    .requiredOption('--into <dir>', 'a folder that does not exist yet or is empty', path)
    .addOption(
      kindList('--only <kind...>', 'only items of these kinds; separated by commas, repeats, takes several'),
    )
    .option('--force-stale', 'restore although a newer snapshot is known; asks on a terminal')
    .example(
      'restore --at /media/blue --set pool --into /tmp/pool',
      'Restores the newest snapshot of the set.',
    )
    .example(
      'restore --at /media/blue --set pool --into /tmp/hot --only secret-hot,config',
      'Restores what a block producer needs, and leaves the cold keys sealed.',
    )
    .action((options: RestoreOptions) =>
      perform(async (invocation) => {
        refuseUnclearChoice(options);
        // It destroys nothing: without a terminal the flag itself is the insisting, and the journal keeps it.
        if (options.forceStale === true && canAsk(invocation.host)) {
          await confirm(
            invocation,
            'A stale snapshot may hold counters and keys that were replaced: starting a service from it can do harm that cannot be undone.',
          );
        }
        const remarks = await askAirGap(invocation);
        const report = await inVault(invocation, (vault) => vault.restore(options, invocation.run), {
          remarks,
          visitAt: options.at,
        });
        const error = failureOf(report);
        return {
          json: report,
          show: (page) => show(page, report),
          ...(error === undefined ? {} : { error }),
        };
      }),
    );
}
