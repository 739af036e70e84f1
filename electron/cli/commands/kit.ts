// coldkeep kit
import { resolve } from 'node:path';
import { kitPlanFor } from '../../../shared/domain/kits/index.ts';
import { kitSteps } from '../../../shared/domain/kits/kit-words.ts';
import type { KitReport } from '../../core/capture/kit/write-kit.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Invocation, Outcome, Perform } from '../invocation.ts';
import { path, text } from '../option-values.ts';
import { inVault } from '../unlock.ts';

interface KitOptions {
  readonly out: string;
  readonly recipient?: string;
}

async function write(
  invocation: Invocation,
  profile: string,
  { out, recipient }: KitOptions,
): Promise<KitReport> {
  const { engine } = invocation.host;
  if (recipient !== undefined)
    return engine.writeKit({ profile, out, recipient, vault: 'the vault of this recipient' });
  return inVault(invocation, async (vault) => {
    const report = await engine.writeKit({
      profile,
      out,
      recipient: vault.publicKeys().recipient,
      vault: vault.name,
    });
    await vault.note(`A kit for ${profile} was written to ${report.folder}.`);
    return report;
  });
}

function outcome({ profile, folder, files }: KitReport): Outcome {
  const plan = kitPlanFor(profile);
  return {
    json: { profile, files },
    show: (page) => {
      page.verdict('good', `A kit for ${plan?.title ?? profile} stands in ${folder}`);
      if (plan === null) return;
      page.heading('What to do with it');
      for (const [index, { act, commands }] of kitSteps(plan).entries()) {
        page.sentence(`${index + 1}. ${act}`, 2);
        for (const command of commands) page.line(`     ${command}`);
      }
    },
  };
}

export function registerKit(program: ColdkeepCommand, perform: Perform): void {
  program
    .below('kit')
    .description(
      'Writes a kit: a shell script with its settings and a page of instructions, to be run on a host that is online. What it packs there only this vault can open.',
    )
    .summary('write a script that packs and seals what lies on a host')
    .argument('<profile>', 'the profile of the system, as "coldkeep profiles" lists it', text)
    .requiredOption('--out <dir>', 'a folder that does not exist yet or is empty', path)
    .option(
      '--recipient <recipient>',
      'seal to this recipient (age1…), without a vault on this machine and without a passphrase',
      text,
    )
    .example('kit loom-node --out /media/blue/loom-kit', 'Writes the kit for a Loom node onto a stick.')
    .action((profile: string, options: KitOptions) =>
      perform(async (invocation) =>
        outcome(await write(invocation, profile, { ...options, out: resolve(options.out) })),
      ),
    );
}
