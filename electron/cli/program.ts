// The tree of commands and the options they share.
import { ColdkeepCommand } from './command.ts';
import { registerAdopt } from './commands/adopt.ts';
import { registerChecklist } from './commands/checklist.ts';
import { registerDrives } from './commands/drives.ts';
import { registerClone } from './commands/clone.ts';
import { registerDrill } from './commands/drill.ts';
import { registerExport } from './commands/export.ts';
import { registerGenerate } from './commands/generate.ts';
import { registerInit } from './commands/init.ts';
import { registerBundle } from './commands/bundle.ts';
import { registerImport } from './commands/import.ts';
import { registerKit } from './commands/kit.ts';
import { registerLog } from './commands/log.ts';
import { registerMedia } from './commands/media.ts';
import { registerPassphrase } from './commands/passphrase.ts';
import { registerProfiles } from './commands/profiles.ts';
import { registerRepair } from './commands/repair.ts';
import { registerRestore } from './commands/restore.ts';
import { registerScan } from './commands/scan.ts';
import { registerSet } from './commands/set.ts';
import { registerSettings } from './commands/settings.ts';
import { registerSpool } from './commands/spool.ts';
import { registerStatus } from './commands/status.ts';
import { registerVerify } from './commands/verify.ts';
import { exitStatuses } from './contract.ts';
import { registerHelp } from './help-command.ts';
import type { Perform } from './invocation.ts';
import { path } from './option-values.ts';

export interface ProgramInput {
  readonly version: string;
  /** Width of help texts. */
  readonly columns: number;
  /** Where help and version go. */
  readonly write: (text: string) => void;
  readonly perform: Perform;
}

/** In the order in which a new operator meets them. */
const registrations = [
  registerInit,
  registerPassphrase,
  registerProfiles,
  registerSet,
  registerScan,
  registerKit,
  registerImport,
  registerBundle,
  registerExport,
  registerSpool,
  registerVerify,
  registerRepair,
  registerClone,
  registerDrill,
  registerRestore,
  registerAdopt,
  registerStatus,
  registerDrives,
  registerMedia,
  registerSettings,
  registerChecklist,
  registerLog,
  registerGenerate,
];

export function buildProgram({ version, columns, write, perform }: ProgramInput): ColdkeepCommand {
  const program = new ColdkeepCommand('coldkeep');
  program
    .exitOverride()
    .configureOutput({
      writeOut: write,
      writeErr: () => undefined,
      getOutHelpWidth: () => columns,
      getOutHasColors: () => false,
    })
    .configureHelp({ showGlobalOptions: true })
    .description(
      'Encrypted, verified copies of cold keys on offline media, and the checklists that bring a lost service back.',
    )
    .option(
      '--home <dir>',
      'the vault folder (default: $COLDKEEP_HOME, else the data folder of the platform)',
      path,
    )
    .option('--json', 'print exactly one JSON document on standard output')
    .option('--passphrase-file <file>', 'read the passphrase from the first line of a file', path)
    .option('--yes', 'answer yes to every question, destructive acts included')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print what a command does, what it takes and how it is used')
    .example('init --name "ACME keys"', 'make a vault on this machine')
    .example('set add pool --profile cardano-spo --source /keys', 'name what is to be protected')
    .example('export pool --to /media/blue /media/red', 'write encrypted copies and read them back')
    .example('status', 'see where every copy is and whether it is still good')
    .addHelpText('after', () =>
      [
        '',
        'Exit status:',
        ...exitStatuses.map(({ status, meaning }) => `  ${status.padEnd(5)}${meaning}`),
      ].join('\n'),
    );
  for (const register of registrations) register(program, perform);
  for (const command of program.commands) {
    command.helpCommand(false).helpOption('-h, --help', 'print this help');
    for (const child of command.commands) child.helpOption('-h, --help', 'print this help');
  }
  registerHelp(program);
  return program;
}
