// coldkeep profiles
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { plural } from '../../../shared/domain/text.ts';
import type { Profile, ProfileItem } from '../../../shared/profiles/profile.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Outcome, Perform } from '../invocation.ts';
import { text } from '../option-values.ts';
import type { Page } from '../print/page.ts';

function profileOutcome(profile: Profile): Outcome {
  return {
    json: { profile },
    show: (page) => {
      page.line({ text: `${profile.id}: ${profile.title}`, tone: 'bold' });
      page.sentence(profile.summary);
      showItems(page, profile);
      showRules(page, profile);
      page.heading('Scenarios');
      page.table(
        [{ title: 'Id' }, { title: 'Title', atLeast: 20 }],
        profile.scenarios.map((scenario) => [scenario.id, scenario.title]),
      );
      if (profile.never.length > 0) {
        page.heading('What must never be done when it is restored');
        for (const line of profile.never) page.sentence(line);
      }
    },
  };
}

function showItems(page: Page, { items, generations, options }: Profile): void {
  if (items.length > 0) {
    page.heading('Items');
    page.table(
      [{ title: 'Key' }, { title: 'Kind' }, { title: 'Required' }, { title: 'What it is', atLeast: 20 }],
      items.map((item) => [item.key, item.kind, requiredWord(item), item.title]),
    );
  }
  if (generations.length > 0) {
    page.heading('Of one moment');
    for (const { id, title, why } of generations) {
      const members = items.filter(({ generation }) => generation === id).map(({ key }) => key);
      page.sentence(`${title} (${members.join(', ')}): ${why}`);
    }
  }
  if (options.length > 0) {
    page.heading('What a set may do without');
    page.table(
      [{ title: 'Option' }, { title: 'Meaning', atLeast: 20 }, { title: 'Not missing then', atLeast: 20 }],
      options.map(({ id, title, waives }) => [id, title, waives.join(', ')]),
    );
  }
}

/** What is attested is required of people, not of folders. */
const requiredWord = ({ required, attested }: ProfileItem): string =>
  required ? (attested ? 'yes, in no file' : 'yes') : attested ? 'in no file' : 'no';

function showRules(page: Page, { policy, objectives, retention }: Profile): void {
  page.heading('Policy');
  page.pairs([
    ['copies, the original included', String(policy.copies)],
    ['types of media', String(policy.mediaTypes)],
    ['copies off-site', String(policy.offsite)],
    ['verified within', `${policy.verifiedWithinDays} days`],
    ...(policy.verificationLevel === 'cold'
      ? [['counts as verified', 'only what was read cold'] satisfies [string, string]]
      : []),
    ['drilled within', `${policy.drilledWithinDays} days`],
    ...hoursPair('newest snapshot at most (RPO)', objectives.rpoHours),
    ...hoursPair('running again within (RTO)', objectives.rtoHours),
  ]);
  const tiers = (['newest', 'hourly', 'daily', 'weekly', 'monthly'] as const).filter(
    (tier) => retention[tier] > 0,
  );
  page.heading('Generations kept');
  page.pairs(tiers.map((tier) => [tier, String(retention[tier])]));
}

const hoursPair = (what: string, hours: number | null): [string, string][] =>
  hours === null ? [] : [[what, plural(hours, 'hour')]];

export function registerProfiles(program: ColdkeepCommand, perform: Perform): void {
  const group = program
    .below('profiles')
    .description('Lists the kinds of systems that Coldkeep knows. Needs neither a vault nor a passphrase.')
    .summary('list what is known of each kind of system')
    .example('profiles', 'Lists the profiles.')
    .action(() =>
      perform(({ host }) =>
        Promise.resolve({
          json: { profiles: host.engine.profiles.map(({ id, title }) => ({ id, title })) },
          show: (page) =>
            page.table(
              [{ title: 'Profile' }, { title: 'For', atLeast: 20 }],
              host.engine.profiles.map(({ id, title }) => [id, title]),
            ),
        }),
      ),
    );
  group
    .below('show')
    .description(
      'Shows one profile: its items and their kinds, what is required, what belongs together, what a set may do without, the policy, the scenarios.',
    )
    .summary('show one profile')
    .argument('<id>', 'the profile, as "coldkeep profiles" lists it', text)
    .example('profiles show cardano-spo', 'Shows what belongs to a Cardano stake pool.')
    .action((id: string) =>
      perform(({ host }) => {
        const profile = host.engine.profiles.find((candidate) => candidate.id === id);
        if (profile === undefined) throw new ColdkeepError('profile-unknown', `There is no profile "${id}".`);
        return Promise.resolve(profileOutcome(profile));
      }),
    );
}
