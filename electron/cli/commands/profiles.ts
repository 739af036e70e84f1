// coldkeep profiles
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Profile } from '../../../shared/profiles/profile.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Outcome, Perform } from '../invocation.ts';
import { text } from '../option-values.ts';

function profileOutcome(profile: Profile): Outcome {
  const { id, title, summary, items, policy, scenarios } = profile;
  return {
    json: { profile },
    show: (page) => {
      page.line({ text: `${id}: ${title}`, tone: 'bold' });
      page.sentence(summary);
      if (items.length > 0) {
        page.heading('Items');
        page.table(
          [{ title: 'Key' }, { title: 'Kind' }, { title: 'Required' }, { title: 'What it is', atLeast: 20 }],
          items.map((item) => [item.key, item.kind, item.required ? 'yes' : 'no', item.title]),
        );
      }
      page.heading('Policy');
      page.pairs([
        ['copies, the original included', String(policy.copies)],
        ['types of media', String(policy.mediaTypes)],
        ['copies off-site', String(policy.offsite)],
        ['verified within', `${policy.verifiedWithinDays} days`],
        ['drilled within', `${policy.drilledWithinDays} days`],
      ]);
      page.heading('Scenarios');
      page.table(
        [{ title: 'Id' }, { title: 'Title', atLeast: 20 }],
        scenarios.map((scenario) => [scenario.id, scenario.title]),
      );
    },
  };
}

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
    .description('Shows one profile: its items and their kinds, what is required, the policy, the scenarios.')
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
