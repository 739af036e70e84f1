// coldkeep set describe, assign, attest: what a person says of a set
import { Option } from 'commander';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { networks, type SetKnowledge } from '../../../shared/domain/set-knowledge.ts';
import { encodeOwnProfile } from '../../../shared/profiles/own-profile.ts';
import { demandedLevels } from '../../../shared/domain/words.ts';
import type { SetChanges, UnlockedVault } from '../../core/vault-api.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Invocation, Outcome, Perform } from '../invocation.ts';
import { date, oneOf, path, text, wholeNumberOr } from '../option-values.ts';
import { readOwnProfile } from '../own-profile-file.ts';
import { showKnowledge } from '../print/knowledge.ts';
import { confirm } from '../questions.ts';
import { inVault } from '../unlock.ts';
import { replaceFile, wouldReplace } from '../write-file.ts';

interface SaidOption {
  readonly id: string;
  readonly holds: boolean;
}

interface DescribeOptions {
  /** Both `--option` and `--no-option`, in the order given. */
  readonly option?: readonly SaidOption[];
  readonly network?: string;
  readonly seenSlot?: number | 'none';
  readonly onChainCounter?: number | 'none' | 'unknown';
  readonly ownProfile?: string;
  readonly writeOwnProfile?: string;
  readonly verificationLevel?: string;
}

const saidOption = (flags: string, description: string, holds: boolean): Option =>
  new Option(flags, description).argParser((id: string, before: readonly SaidOption[] | undefined) => [
    ...(before ?? []),
    { id: text(id), holds },
  ]);

const outcome = (vault: UnlockedVault, set: string, knowledge: SetKnowledge, headline: string): Outcome => {
  const profile = vault.profileOf(set);
  return {
    json: { set, knowledge },
    show: (page) => {
      page.verdict('good', headline);
      showKnowledge(page, profile, knowledge);
    },
  };
};

/** Only what was given. */
async function changesOf(options: DescribeOptions, known: SetKnowledge, nowMs: number): Promise<SetChanges> {
  const { option, network, seenSlot, onChainCounter, ownProfile, verificationLevel } = options;
  return {
    ...(option === undefined ? {} : { options: changedOptions(known.options, option) }),
    ...(network === undefined ? {} : { network: networks.find((name) => name === network) ?? null }),
    ...(seenSlot === undefined
      ? {}
      : { seenSlot: seenSlot === 'none' ? null : { slot: seenSlot, atMs: nowMs } }),
    ...(onChainCounter === undefined ? {} : { onChainCounter: counterOf(onChainCounter, nowMs) }),
    ...(ownProfile === undefined ? {} : { ownProfile: await readOwnProfile(ownProfile) }),
    ...(verificationLevel === undefined
      ? {}
      : { verificationLevel: demandedLevels.find((level) => level === verificationLevel) ?? null }),
  };
}

function changedOptions(known: readonly string[], said: readonly SaidOption[]): string[] {
  const held = new Set(known);
  for (const { id, holds } of said) {
    if (holds) held.add(id);
    else held.delete(id);
  }
  return [...held];
}

const counterOf = (given: number | 'none' | 'unknown', atMs: number): SetKnowledge['onChainCounter'] =>
  given === 'unknown' ? null : { number: given === 'none' ? null : given, atMs };

async function describe(invocation: Invocation, name: string, options: DescribeOptions): Promise<Outcome> {
  const { writeOwnProfile: out, ...said } = options;
  const saysSomething = Object.keys(said).length > 0;
  if (!saysSomething && out === undefined) {
    throw new ColdkeepError('usage', 'Nothing was said of the set.', {
      hint: 'See what can be said with "coldkeep set describe --help", and what is known with "coldkeep set show".',
    });
  }
  if (out !== undefined && (await wouldReplace(out))) {
    await confirm(invocation, `The file ${out} exists and would be replaced.`);
  }
  return inVault(invocation, async (vault) => {
    const changes = await changesOf(said, vault.knowledgeOf(name), invocation.host.nowMs());
    const knowledge = saysSomething ? await vault.describeSet(name, changes) : vault.knowledgeOf(name);
    if (out !== undefined) {
      if (knowledge.ownProfile === null)
        throw new ColdkeepError('bad-input', `The set "${name}" has no items of its own to write.`);
      await replaceFile(out, encodeOwnProfile(knowledge.ownProfile));
    }
    const written = out === undefined ? '' : ` Its own items were written to ${out}.`;
    return outcome(
      vault,
      name,
      knowledge,
      `${saysSomething ? 'Kept with' : 'Known of'} "${name}".${written}`,
    );
  });
}

export function registerSetDescribe(group: ColdkeepCommand, perform: Perform): void {
  group
    .below('describe')
    .description(
      'Says what a scan cannot see: what this set does without, its network, what was seen online, its own items. What is not named stays as it is.',
    )
    .summary('say what a scan cannot see')
    .argument('<name>', 'the set', text)
    .addOption(
      saidOption(
        '--option <id...>',
        'an option of the profile, or an item that this set does not have',
        true,
      ),
    )
    .addOption(saidOption('--no-option <id...>', 'an option that no longer holds', false))
    .addOption(
      oneOf('--network <network>', 'the network; none: as the genesis files say', [...networks, 'none']),
    )
    .option(
      '--seen-slot <n>',
      'the slot that a node on the network shows now, or none',
      wholeNumberOr('none'),
    )
    .option(
      '--on-chain-counter <n>',
      'the number of the operational certificate that the chain knows; none: no block was made yet; unknown: takes it back',
      wholeNumberOr('none', 'unknown'),
    )
    .addOption(
      oneOf(
        '--verification-level <level>',
        'which reading counts as verified: cold (only after unplugging and plugging in again), any, or none (as the profile says)',
        [...demandedLevels, 'none'],
      ),
    )
    .option('--own-profile <file>', 'items of your own, for a set of the profile custom', path)
    .option('--write-own-profile <file>', 'write the items of your own, to be shared', path)
    .example('set describe pool --network mainnet --seen-slot 140000000', 'Says what was seen online.')
    .example('set describe pool --option no-genesis', 'Says what this set does without.')
    .example('set describe pool --verification-level cold', 'Demands that copies are read cold.')
    .action((name: string, options: DescribeOptions) =>
      perform((invocation) => describe(invocation, name, options)),
    );
  group
    .below('assign')
    .description('Says what a file is, where its content and name do not. It is remembered for the set.')
    .summary('say what a file is')
    .argument('<name>', 'the set', text)
    .argument('<path>', 'the file, as "coldkeep scan" lists it', text)
    .requiredOption('--as <key>', 'the item of the profile; none takes it back', text)
    .example('set assign pool keys/old.bin --as cold-skey', 'Says that it is the cold key.')
    .action((name: string, file: string, options: { as: string }) =>
      perform((invocation) =>
        inVault(invocation, async (vault) => {
          const key = options.as === 'none' ? null : options.as;
          const knowledge = await vault.assignItem(name, { path: file, key });
          return outcome(
            vault,
            name,
            knowledge,
            key === null ? `${file} is told by its content and name again.` : `${file} is "${key}".`,
          );
        }),
      ),
    );
  group
    .below('attest')
    .description(
      'Records where something rests that must never be in a file here: a seed phrase on steel, a hardware wallet. Never what it says.',
    )
    .summary('record where something rests that is in no file')
    .argument('<name>', 'the set', text)
    .argument('<key>', 'the attested item of the profile', text)
    .requiredOption('--place <place>', 'where it rests', text)
    .requiredOption('--custodian <person>', 'who answers for it', text)
    .option('--looked <date>', 'the day when somebody last looked that it is there (default: now)', date)
    .example(
      'set attest pool seed-phrase --place "Bank Nord, box 12" --custodian Ada',
      'Says who looked now.',
    )
    .action((name: string, key: string, options: { place: string; custodian: string; looked?: number }) =>
      perform((invocation) => {
        const nowMs = invocation.host.nowMs();
        const lookedAtMs = options.looked ?? nowMs;
        if (lookedAtMs > nowMs) throw new ColdkeepError('bad-input', 'Nobody looked in the future.');
        return inVault(invocation, async (vault) => {
          const { place, custodian } = options;
          const knowledge = await vault.attest(name, { key, place, custodian, lookedAtMs });
          return outcome(vault, name, knowledge, `"${key}" is at ${place}, with ${custodian}.`);
        });
      }),
    );
}
