// coldkeep media test
import type { MediumTest, MediumTestReport } from '../../../shared/domain/medium-test.ts';
import { formatBytes } from '../../../shared/domain/text.ts';
import type { TestMediumInput } from '../../core/vault-api.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Invocation, Outcome, Perform } from '../invocation.ts';
import {
  acceptAnnounced,
  addMediumOptions,
  mediumAttributes,
  type MediumOptions,
} from '../medium-options.ts';
import { path } from '../option-values.ts';
import { durationText } from '../print/measures.ts';
import type { Page } from '../print/page.ts';
import { inVault } from '../unlock.ts';

interface TestOptions extends MediumOptions {
  readonly at: string;
  readonly full?: true;
  readonly acceptAnnounced?: string;
}

const speeds = ({ writeBytesPerSecond, readBytesPerSecond }: MediumTest): string =>
  `written at ${formatBytes(writeBytesPerSecond)} a second, read at ${formatBytes(readBytesPerSecond)}`;

function show(page: Page, { test, recorded, label, notes }: MediumTestReport): void {
  const extent = test.extent === 'full' ? 'all of its free space' : 'a sample of its free space';
  page.sentence(`${formatBytes(test.testedBytes)} in ${extent}, ${speeds(test)}.`);
  page.gap();
  for (const note of notes) page.verdict('attention', note);
  if (test.verdict === 'failed') {
    for (const failure of test.failures) page.verdict('danger', failure);
    page.verdict('danger', 'Do not trust this medium.', '', 'Take another one, and give this one back.');
  } else {
    page.verdict('good', 'It kept everything that it was given.');
  }
  if (recorded && label !== null) page.sentence(`The result is kept for "${label}".`);
}

const outcomeOf = (report: MediumTestReport): Outcome => ({
  json: report,
  show: (page) => show(page, report),
  status: report.test.verdict === 'passed' ? 0 : 1,
});

/** What is said before anything is written. */
const announce =
  ({ tell }: Invocation): NonNullable<TestMediumInput['onPlan']> =>
  ({ bytes, readBytes, freeBytes, seconds }) =>
    tell(
      `Of ${formatBytes(freeBytes)} that are free, ${formatBytes(bytes)} are written ${readBytes < bytes ? `(this file system can skip nothing), ${formatBytes(readBytes)}` : 'and'} read back: about ${durationText(seconds)}, less on a fast medium. Nothing of it stays.`,
    );

async function test(invocation: Invocation, options: TestOptions): Promise<Outcome> {
  const { host, home, run } = invocation;
  const enrol = mediumAttributes(options);
  const input = {
    at: options.at,
    extent: options.full === true ? ('full' as const) : ('sampled' as const),
    ...(options.acceptAnnounced === undefined ? {} : { acceptAnnounced: options.acceptAnnounced }),
    onPlan: announce(invocation),
  };
  const wanted = Object.keys(enrol).length > 0;
  // Without a vault there is nothing to keep the result in; with one, it is worth the passphrase.
  if (!wanted && !(await host.engine.hasVault(home)))
    return outcomeOf(await host.engine.testMedium(input, run));
  return inVault(invocation, async (vault) =>
    outcomeOf(await vault.testMedium({ ...input, ...(wanted ? { enrol } : {}) }, run)),
  );
}

export function registerMediaTest(group: ColdkeepCommand, perform: Perform): void {
  const command = group
    .below('test')
    .description(
      'Tests before trust: writes to the free space of a medium, reads it back past the cache, and finds sticks that lie about their size or return wrong bytes. What is on the medium stays as it is, and nothing of the test stays. Without a vault on this machine nothing is asked and nothing kept.',
    )
    .summary('test whether a medium keeps what it is given')
    .requiredOption('--at <dir>', 'the folder at which the medium is mounted', path)
    .option('--full', 'every free byte, not a sample: takes hours on a large stick');
  addMediumOptions(command)
    .addOption(acceptAnnounced())
    .example('media test --at /media/blue', 'Exits with 1 if the medium is not to be trusted.')
    .example(
      'media test --at /media/fresh --label "Green stick"',
      'A fresh stick that passes becomes a medium of the vault.',
    )
    .action((options: TestOptions) => perform((invocation) => test(invocation, options)));
}
