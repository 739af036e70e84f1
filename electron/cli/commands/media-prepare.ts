// coldkeep media prepare
import {
  desktopSystems,
  preparationOf,
  preparedFileSystems,
  type DesktopSystem,
  type Preparation,
  type PreparationStep,
  type PreparedFileSystem,
} from '../../../shared/domain/prepare-medium.ts';
import type { Drive } from '../../../shared/domain/drive.ts';
import type { ColdkeepCommand } from '../command.ts';
import { describeDrive, driveToPrepare, warningsBeforeErasing } from '../drive-to-prepare.ts';
import type { Host } from '../host.ts';
import type { Perform } from '../invocation.ts';
import { oneOf, path, text } from '../option-values.ts';
import type { Page } from '../print/page.ts';

interface PrepareOptions {
  readonly label?: string;
  readonly fileSystem?: PreparedFileSystem;
  readonly device?: string;
  readonly on?: DesktopSystem;
}

const titles: Record<DesktopSystem, string> = {
  linux: 'On Linux',
  macos: 'On macOS',
  windows: 'On Windows',
};

function showSteps(page: Page, steps: readonly PreparationStep[]): void {
  for (const [index, { text: what, command, erases }] of steps.entries()) {
    page.sentence(`${index + 1}. ${what}${erases ? ' Everything on the stick is lost.' : ''}`);
    if (command !== null) page.line('   ', { text: command, tone: 'bold' });
  }
}

function show(page: Page, { why, ways, afterwards, volumeLabel }: Preparation, on?: DesktopSystem): void {
  for (const sentence of why) page.sentence(sentence);
  page.sentence(
    `The file system is called ${volumeLabel}: whoever finds the stick can read that, so it should name neither place nor person.`,
  );
  const shown = ways.filter(({ system }) => on === undefined || system === on);
  if (shown.length === 0) page.verdict('attention', `${titles[on ?? 'linux']} it cannot be made.`);
  for (const { system, steps } of shown) {
    page.heading(titles[system]);
    showSteps(page, steps);
  }
  page.heading('Then, with Coldkeep');
  showSteps(page, afterwards);
}

interface SeenDrive {
  /** Null where the system lists none. */
  readonly drive: Drive | null;
  readonly warnings: readonly string[];
}

/** Errors: drive-unknown, bad-input. */
async function lookAt({ engine }: Host, device: string): Promise<SeenDrive> {
  const drive = driveToPrepare(device, await engine.drives());
  if (drive === null) return { drive, warnings: [] };
  const mounted = drive.partitions.flatMap(({ mountedAt }) => mountedAt ?? []);
  const carried = await Promise.all(mounted.map((folder) => engine.carriedAt(folder)));
  const isMedium = carried.some(({ medium, vaults }) => medium !== null || vaults.length > 0);
  return { drive, warnings: warningsBeforeErasing(drive, isMedium) };
}

function showDrive(page: Page, { drive, warnings }: SeenDrive): void {
  if (drive !== null) page.line({ text: describeDrive(drive), tone: 'bold' });
  for (const warning of warnings) page.verdict('attention', warning);
  page.gap();
}

export function registerMediaPrepare(group: ColdkeepCommand, perform: Perform): void {
  group
    .below('prepare')
    .description(
      'Says how a fresh stick is prepared: which file system and why, its label, and the exact commands for Linux, macOS and Windows. Formats nothing, and needs no vault.',
    )
    .summary('say how a fresh stick is prepared')
    .option('--label <text>', 'what the medium is to be called', text)
    .addOption(oneOf('--file-system <name>', 'default: exfat', preparedFileSystems))
    .option('--device <device>', 'the whole disk, as "coldkeep drives" lists it', path)
    .addOption(oneOf('--on <system>', 'only the commands for that system', desktopSystems))
    .example('media prepare --label "Blue stick" --device /dev/sdb', 'Prints the commands, filled in.')
    .example('media prepare --file-system ext4 --on linux', 'For sticks that only Linux has to read.')
    .action((options: PrepareOptions) =>
      perform(async ({ host }) => {
        const { label = '', fileSystem = 'exfat', device, on } = options;
        const seen = device === undefined ? null : await lookAt(host, device);
        const preparation = preparationOf({
          fileSystem,
          label,
          ...(device === undefined ? {} : { device }),
        });
        return {
          json: seen === null ? { preparation } : { preparation, warnings: seen.warnings },
          show: (page) => {
            if (seen !== null) showDrive(page, seen);
            show(page, preparation, on);
          },
        };
      }),
    );
}
