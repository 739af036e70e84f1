// coldkeep clone
import type { CloneReport } from '../../../shared/domain/clone-report.ts';
import {
  ColdkeepError,
  combineExitStatuses,
  exitStatusOf,
  type ErrorRecord,
} from '../../../shared/domain/errors.ts';
import { formatBytes } from '../../../shared/domain/text.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Invocation, Perform } from '../invocation.ts';
import { acceptAnnounced } from '../medium-options.ts';
import { path, paths, text } from '../option-values.ts';
import type { Page } from '../print/page.ts';
import { showBeforeUnplugging, unpluggable } from '../print/unplug-words.ts';
import { inVault } from '../unlock.ts';

interface CloneOptions {
  readonly from: string;
  readonly to: readonly string[];
  readonly snapshot?: string;
  readonly key?: string;
  readonly acceptAnnounced?: string;
}

/** The error that decides the exit status; each medium's own stands with it. */
export function cloneFailure({ copies }: CloneReport): ErrorRecord | undefined {
  const errors = copies.flatMap(({ error }) => error ?? []);
  const status = combineExitStatuses(errors.map(({ code }) => exitStatusOf(code)));
  const decisive = errors.find(({ code }) => exitStatusOf(code) === status);
  if (decisive === undefined || copies.length === 1) return decisive;
  return { ...decisive, message: `${errors.length} of ${copies.length} clones failed: ${decisive.message}` };
}

function show(
  page: Page,
  { snapshot, signatureVerified, copies }: CloneReport,
  { recorded, toUnplug }: { recorded: boolean; toUnplug: readonly string[] },
): void {
  page.line({ text: `Snapshot ${snapshot}`, tone: 'bold' });
  page.gap();
  page.table(
    [
      { title: 'Folder', atLeast: 16 },
      { title: 'Clone' },
      { title: 'Read back' },
      { title: 'Written', align: 'right' },
    ],
    copies.map(({ to, error, level, unchanged, files }) => [
      to,
      page.status(error === undefined ? 'verified' : 'failed'),
      level ?? '–',
      unchanged ? 'had it' : formatBytes(files.reduce((sum, { bytes }) => sum + bytes, 0)),
    ]),
  );
  for (const { to, error, warnings } of copies) {
    if (error !== undefined) page.verdict('failed', to, error.message, error.hint);
    for (const warning of warnings) page.verdict('warn', to, warning);
  }
  page.gap();
  if (signatureVerified) page.verdict('good', "The vault's signature over the snapshot holds.");
  else {
    page.verdict(
      'warn',
      'The signature was not verified: no key was at hand, and checksums alone decided.',
      'Checksums find damage, not forgery.',
      'Name the key from the printed sheet with --key.',
    );
  }
  if (!recorded) {
    page.verdict(
      'info',
      'No vault was unlocked, so no vault knows of this clone yet.',
      '',
      'coldkeep verify --at DIR records it.',
    );
  }
  showBeforeUnplugging(page, toUnplug);
}

/** With a passphrase that was given beforehand the vault records the clone; nobody is asked for one. */
async function cloneAndRecord(invocation: Invocation, options: CloneOptions): Promise<CloneReport | null> {
  const { host, home, options: global } = invocation;
  const given = global.passphraseFile !== undefined || host.env['COLDKEEP_PASSPHRASE'] !== undefined;
  if (!given || !(await host.engine.hasVault(home))) return null;
  const { key, ...input } = options;
  return inVault(invocation, async (vault) => {
    if (key !== undefined && key.trim() !== vault.publicKeys().signingKey) return null;
    try {
      return await vault.clone(input, invocation.run);
    } catch (error) {
      // It is another vault's medium, which needs no vault to be cloned.
      if (error instanceof ColdkeepError && error.code === 'medium-foreign') return null;
      throw error;
    }
  });
}

export function registerClone(program: ColdkeepCommand, perform: Perform): void {
  program
    .below('clone')
    .description(
      'Copies a snapshot from one medium to others as it is: the same bytes under the same signature, read back. Nothing is unlocked and no passphrase is asked for; where one is given beforehand, the vault on this machine records the clone.',
    )
    .summary('copy a snapshot from medium to medium without unlocking')
    .requiredOption('--from <dir>', 'the folder at which the medium that holds it is mounted', path)
    .addOption(
      paths(
        '--to <dir...>',
        'the folder at which a medium is mounted; repeats, and takes several',
      ).makeOptionMandatory(),
    )
    .option('--snapshot <id>', 'which snapshot (default: the newest on the medium)', text)
    .option('--key <key>', 'the key from the printed sheet, to verify the signature with', text)
    .addOption(acceptAnnounced())
    .example('clone --from /media/blue --to /media/red', 'Makes a second copy while the vault stays locked.')
    .example('clone --from /media/blue --to /media/red --key RW…', 'Verifies the signature first.')
    .action((options: CloneOptions) =>
      perform(async (invocation) => {
        const recorded = await cloneAndRecord(invocation, options);
        const report =
          recorded ??
          (await invocation.host.engine.cloneWithoutVault(
            { ...options, home: invocation.home },
            invocation.run,
          ));
        const error = cloneFailure(report);
        const written = report.copies.filter((copy) => copy.error === undefined).map(({ to }) => to);
        const toUnplug = await unpluggable(invocation.host, written);
        return {
          json: report,
          show: (page) => show(page, report, { recorded: recorded !== null, toUnplug }),
          ...(error === undefined ? {} : { error }),
        };
      }),
    );
}
