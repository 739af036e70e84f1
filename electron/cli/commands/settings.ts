// coldkeep settings
import type { Settings } from '../../../shared/domain/settings.ts';
import { plural } from '../../../shared/domain/text.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Outcome, Perform } from '../invocation.ts';
import { wholeNumberOf } from '../option-values.ts';
import { inVault } from '../unlock.ts';

interface SettingsOptions {
  readonly parityPercent?: number;
  readonly replaceAfterYears?: number;
}

/** What is of the media; what is of the window is set there. */
function outcome({ parityPercent, replaceAfterYears }: Settings): Outcome {
  return {
    json: { settings: { parityPercent, replaceAfterYears } },
    show: (page) => {
      page.sentence(
        parityPercent === 0
          ? 'Exports write no parity.'
          : `Exports write parity that brings back ${parityPercent} % of the blocks of a copy.`,
      );
      page.sentence(
        `A medium is advised to be replaced ${plural(replaceAfterYears, 'year')} after the first copy on it.`,
      );
    },
  };
}

export function registerSettings(program: ColdkeepCommand, perform: Perform): void {
  program
    .below('settings')
    .description(
      'Says or changes what is set of media for the vault on this machine. What is not named stays as it is.',
    )
    .summary('say or change what is set of media')
    .option(
      '--parity-percent <n>',
      'share of the blocks of a copy that its parity can bring back, from 0 (none) to 100',
      wholeNumberOf(0, 100),
    )
    .option(
      '--replace-after-years <n>',
      'years after which a medium is advised to be replaced, from 1 to 50',
      wholeNumberOf(1, 50),
    )
    .example('settings', 'Says what is set.')
    .example('settings --replace-after-years 5', 'Sticks are used for five years.')
    .action((options: SettingsOptions) =>
      perform((invocation) =>
        inVault(invocation, async (vault) =>
          outcome(Object.keys(options).length === 0 ? vault.settings() : await vault.updateSettings(options)),
        ),
      ),
    );
}
