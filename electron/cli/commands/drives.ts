// coldkeep drives, drives mount, drives release
import { driveFitness } from '../../../shared/domain/drive-fitness.ts';
import type { Drive, Partition } from '../../../shared/domain/drive.ts';
import type { FitnessReason } from '../../../shared/domain/fitness-reason.ts';
import { formatBytes } from '../../../shared/domain/text.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Outcome, Perform } from '../invocation.ts';
import { path } from '../option-values.ts';
import type { Page } from '../print/page.ts';

interface Fitness {
  /** The partition's, or the drive's own where it has none. */
  readonly device: string;
  readonly reasons: readonly FitnessReason[];
}

/** What speaks for itself without a vault: nothing is pinned, and no size is asked for. */
const withoutVault = { need: { bytes: 0 }, neverOffer: [], known: false };

const fitnessOf = (drive: Drive): Fitness[] =>
  rowsOf(drive).map((partition) => ({
    device: partition?.device ?? drive.device,
    reasons: driveFitness({ drive, partition }, withoutVault),
  }));

/** One row for each file system; one for a drive that has none, or is being read. */
const rowsOf = ({ partitions }: Drive): readonly (Partition | null)[] =>
  partitions.length === 0 ? [null] : partitions;

function drivesOutcome(drives: readonly Drive[]): Outcome {
  return {
    json: { drives: drives.map((drive) => ({ ...drive, fitness: fitnessOf(drive) })) },
    show: (page) => showDrives(page, drives),
  };
}

function showDrives(page: Page, drives: readonly Drive[]): void {
  if (drives.length === 0) {
    page.sentence('No drive is plugged in that this system reports.');
    return;
  }
  page.table(
    [
      { title: 'Device' },
      { title: 'Drive', atLeast: 12 },
      { title: 'Label', atLeast: 8 },
      { title: 'Size', align: 'right' },
      { title: 'File system' },
      { title: 'Mounted at', atLeast: 10 },
    ],
    drives.flatMap((drive) => rowsOf(drive).map((partition) => rowOf(drive, partition))),
  );
  for (const { device, reasons } of drives.flatMap(fitnessOf)) {
    if (reasons.length === 0) continue;
    page.gap();
    page.line({ text: device, tone: 'bold' });
    for (const { severity, message } of reasons) {
      page.verdict(severity === 'error' ? 'danger' : 'attention', message);
    }
  }
}

function rowOf(drive: Drive, partition: Partition | null): string[] {
  const size = partition?.sizeBytes ?? drive.sizeBytes;
  const { mountedAt = null, mountedReadOnly = false } = partition ?? {};
  return [
    partition?.device ?? drive.device,
    [drive.maker, drive.model].filter((each) => each !== null).join(' ') || '–',
    partition?.label ?? '–',
    size === null ? '–' : formatBytes(size),
    partition?.fileSystem ?? (drive.state === 'reading' ? 'reading…' : '–'),
    mountedAt === null ? '–' : `${mountedAt}${mountedReadOnly ? ' (read-only)' : ''}`,
  ];
}

export function registerDrives(program: ColdkeepCommand, perform: Perform): void {
  const group = program
    .below('drives')
    .description(
      'Lists what is plugged in, mounted or not, and why it is fit to carry copies or not. Needs neither a vault nor a passphrase.',
    )
    .summary('list what is plugged in')
    .example('drives', 'Lists the drives.')
    .action(() => perform(async ({ host }) => drivesOutcome(await host.engine.drives())));
  group
    .below('mount')
    .description(
      'Mounts what is plugged in, through udisks and without root. Where there is no udisks, the whole command to type is said.',
    )
    .summary('mount what is plugged in')
    .argument('<device>', 'the device, as "coldkeep drives" lists it', path)
    .example('drives mount /dev/sdb1', 'Says where it is mounted.')
    .action((device: string) =>
      perform(async ({ host }) => {
        const at = await host.engine.mountDrive(device);
        return {
          json: { mounted: { device, at } },
          show: (page) => page.line(`${device} is mounted at ${at}`),
        };
      }),
    );
  group
    .below('release')
    .description(
      'Writes out what is cached, unmounts everything on a drive and takes its power away. Says that it can be unplugged only when that is true.',
    )
    .summary('make a drive ready to be unplugged')
    .argument('<folder-or-device>', 'the folder at which it is mounted, or its device', path)
    .example('drives release /media/blue', 'Ends with "You can unplug it now."')
    .action((name: string) =>
      perform(async ({ host }) => {
        const { drive, unmounted, poweredOff } = await host.engine.releaseDrive(name);
        return {
          json: { released: { device: drive.device, unmounted, poweredOff } },
          show: (page) => {
            if (!poweredOff) page.sentence('It is unmounted. Its power could not be taken away.');
            if (unmounted) page.sentence('You can unplug it now.');
          },
        };
      }),
    );
}
