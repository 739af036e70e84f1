// coldkeep export
import type { ErrorRecord } from '../../../shared/domain/errors.ts';
import {
  ColdkeepError,
  combineExitStatuses,
  exitStatusOf,
  toErrorRecord,
} from '../../../shared/domain/errors.ts';
import { formatDate } from '../../../shared/domain/ages.ts';
import type { RetiredGeneration } from '../../../shared/domain/retention-report.ts';
import type { CopyReport, ExportReport } from '../../../shared/domain/reports.ts';
import { shellWord } from '../../../shared/domain/shell-word.ts';
import { formatBytes, plural } from '../../../shared/domain/text.ts';
import type { ExportInput } from '../../core/vault-api.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Perform } from '../invocation.ts';
import type { MediumOptions } from '../medium-options.ts';
import { acceptAnnounced, addMediumOptions, mediumAttributes } from '../medium-options.ts';
import { paths, positiveInteger, text } from '../option-values.ts';
import type { Page } from '../print/page.ts';
import { mediumName, showCritical } from '../print/parts.ts';
import { showBeforeUnplugging, unpluggable } from '../print/unplug-words.ts';
import { askAirGap, askClock } from '../questions.ts';
import { inVault } from '../unlock.ts';

/** Why a copy does not count, or null if it does. Only what was read back counts. */
function failureOf(copy: CopyReport): ErrorRecord | null {
  if (copy.error !== undefined) return copy.error;
  if (copy.status === 'verified') return null;
  const name = mediumName(copy.label, copy.medium);
  return toErrorRecord(
    new ColdkeepError('copy-failed', `The copy on ${name} is ${copy.status}, not verified.`),
  );
}

/** The one error of an export: that of the copy which decides the exit status; the others stand with their copies. */
export function exportFailure(copies: readonly CopyReport[]): ErrorRecord | undefined {
  const failures = copies.map(failureOf).filter((failure) => failure !== null);
  const status = combineExitStatuses(failures.map(({ code }) => exitStatusOf(code)));
  const decisive = failures.find(({ code }) => exitStatusOf(code) === status);
  if (decisive === undefined || copies.length === 1) return decisive;
  return {
    ...decisive,
    message: `${failures.length} of ${copies.length} copies failed: ${decisive.message}`,
  };
}

function show(
  page: Page,
  set: string,
  { snapshot, copies, findings }: ExportReport,
  toUnplug: readonly string[],
): void {
  page.line(
    { text: `Snapshot ${snapshot.id}`, tone: 'bold' },
    `, number ${snapshot.seq}: ${plural(snapshot.items, 'item')}, ${formatBytes(snapshot.bytes)}`,
  );
  page.gap();
  page.table(
    [
      { title: 'Medium' },
      { title: 'Folder', atLeast: 16 },
      { title: 'Copy' },
      { title: 'Read back' },
      { title: 'Written', align: 'right' },
    ],
    copies.map((copy) => [
      mediumName(copy.label, copy.medium),
      copy.to,
      page.status(failureOf(copy) !== null && copy.status === 'verified' ? 'failed' : copy.status),
      copy.level ?? '–',
      copy.unchanged ? 'had it' : formatBytes(copy.files.reduce((sum, { bytes }) => sum + bytes, 0)),
    ]),
  );
  for (const copy of copies) {
    const name = mediumName(copy.label, copy.medium);
    const failure = failureOf(copy);
    if (failure !== null) page.verdict('failed', name, failure.message, failure.hint);
    if (copy.continued > 0)
      page.verdict(
        'info',
        name,
        `${plural(copy.continued, 'file')} of an interrupted export read back whole and stayed.`,
      );
    for (const { seq, takenAtMs, why } of copy.retired)
      page.verdict('info', name, `Seq ${seq} of ${formatDate(takenAtMs)} was removed: ${why}.`);
    for (const warning of copy.warnings) page.verdict('warn', name, warning);
  }
  showCritical(page, findings, `coldkeep scan ${shellWord(set)}`);
  showBeforeUnplugging(page, toUnplug);
}

/** Before anything is written: what goes once the new copy is verified. */
const retiringText = (label: string, generations: readonly RetiredGeneration[]): string =>
  `${mediumName(label, null)} lets go, once the new copy is verified: ` +
  `${generations.map(({ seq, takenAtMs }) => `seq ${seq} of ${formatDate(takenAtMs)}`).join(', ')} ` +
  `(${generations[0]?.why ?? ''}).`;

interface ExportOptions extends MediumOptions {
  readonly acceptAnnounced?: string;
  readonly to: readonly string[];
  readonly offsite?: true;
  readonly keep?: number;
}

const targetsOf = ({ to, acceptAnnounced }: ExportOptions): ExportInput['to'] =>
  acceptAnnounced === undefined ? to : to.map((folder) => ({ folder, acceptAnnounced }));

export function registerExport(program: ColdkeepCommand, perform: Perform): void {
  const command = program
    .below('export')
    .description(
      'Takes a snapshot of a set and writes an encrypted copy of it to each medium, reads every copy back and signs it. One medium that fails does not stop the others.',
    )
    .summary('write encrypted copies and read them back')
    .argument('<name>', 'the set', text)
    .addOption(
      paths(
        '--to <dir...>',
        'the folder at which a medium is mounted; repeats, and takes several',
      ).makeOptionMandatory(),
    );
  addMediumOptions(command)
    .option('--offsite', 'the media rest away from the originals')
    .option(
      '--keep <n>',
      'keep the newest n verified snapshots of the set on each medium, instead of what its profile says',
      positiveInteger,
    )
    .addOption(acceptAnnounced())
    .example('export pool --to /media/blue /media/red', 'Writes to two media from one seal.')
    .example(
      'export pool --to /media/green --label "Green stick" --location Bank --offsite',
      'Says where a new medium will rest.',
    )
    .action((name: string, options: ExportOptions) =>
      perform(async (invocation) => {
        const remarks = [...(await askAirGap(invocation)), ...(await askClock(invocation))];
        const attributes = {
          ...mediumAttributes(options),
          ...(options.offsite === undefined ? {} : { offsite: true }),
        };
        const report = await inVault(
          invocation,
          (vault) =>
            vault.export(
              name,
              {
                to: targetsOf(options),
                ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
                ...(options.keep === undefined ? {} : { keep: options.keep }),
                onRetiring: (label, generations) => invocation.tell(retiringText(label, generations)),
              },
              invocation.run,
            ),
          { remarks },
        );
        const error = exportFailure(report.copies);
        const written = report.copies.filter((copy) => failureOf(copy) === null).map(({ to }) => to);
        const toUnplug = await unpluggable(invocation.host, written);
        return {
          json: report,
          show: (page) => show(page, name, report, toUnplug),
          ...(error === undefined ? {} : { error }),
        };
      }),
    );
}
