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
import type { ColdkeepCommand } from '../command.ts';
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
      perform(async () => {
        const { label = '', fileSystem = 'exfat', device, on } = options;
        const preparation = preparationOf({
          fileSystem,
          label,
          ...(device === undefined ? {} : { device }),
        });
        return { json: { preparation }, show: (page) => show(page, preparation, on) };
      }),
    );
}
