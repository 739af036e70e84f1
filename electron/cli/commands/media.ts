// coldkeep media list, media set
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { MediumAttributes } from '../../../shared/domain/facts.ts';
import type { NeverOfferReport } from '../../../shared/domain/never-offer.ts';
import type { MediumSummary } from '../../../shared/domain/reports.ts';
import type { MediumState } from '../../../shared/domain/words.ts';
import { mediumStates } from '../../../shared/domain/words.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Outcome, Perform } from '../invocation.ts';
import type { MediumOptions } from '../medium-options.ts';
import { addMediumOptions, mediumAttributes } from '../medium-options.ts';
import { oneOf, text } from '../option-values.ts';
import { registerMediaPrepare } from './media-prepare.ts';
import { registerMediaTest } from './media-test.ts';
import { confirm } from '../questions.ts';
import { inVault } from '../unlock.ts';

const mediaOutcome = (media: readonly MediumSummary[]): Outcome => ({
  json: { media },
  show: (page) => {
    if (media.length === 0) {
      page.sentence('There are no media. An export makes one of the folder it is given.');
      return;
    }
    page.table(
      [
        { title: 'Id' },
        { title: 'Label', atLeast: 10 },
        { title: 'Type' },
        { title: 'Location', atLeast: 10 },
        { title: 'Off-site' },
        { title: 'Custodian', atLeast: 8 },
        { title: 'State' },
        { title: 'Copies', align: 'right' },
      ],
      media.map((medium) => [
        medium.id.slice(0, 8),
        medium.label,
        medium.type,
        medium.location,
        medium.offsite ? 'yes' : 'no',
        medium.custodian,
        page.status(medium.state),
        String(medium.copies),
      ]),
    );
    for (const { label, state, health } of media) {
      if (state !== 'active') continue;
      for (const { sentence } of health?.advice ?? [])
        page.verdict(
          'attention',
          label,
          sentence,
          'Export to a new medium, verify that, then retire this one.',
        );
    }
  },
});

const pinsOutcome = (report: NeverOfferReport): Outcome => ({
  json: report,
  show: (page) => {
    const { neverOffer } = report;
    if (neverOffer.length === 0) {
      page.sentence('No drive is pinned as "never offer".');
      return;
    }
    page.table(
      [
        { title: 'Never offered', atLeast: 12 },
        { title: 'Plugged in now', atLeast: 12 },
      ],
      neverOffer.map(({ id, pluggedIn }) => [id, pluggedIn.length === 0 ? '–' : pluggedIn.join(', ')]),
    );
  },
});

function registerNeverOffer(group: ColdkeepCommand, perform: Perform): void {
  group
    .below('never-offer')
    .description(
      'Pins a drive, so that nothing is ever written to it: by its serial number or file system id, or, while it is plugged in, by its device or the folder where it is mounted. Without a name it lists what is pinned.',
    )
    .summary('pin drives that nothing is ever written to')
    .argument(
      '[id]',
      'serial number or file system id; while it is plugged in also its device or folder',
      text,
    )
    .option('--remove', 'take the pin back')
    .example('media never-offer /media/photos', 'Pins the drive that is mounted there.')
    .example('media never-offer 4C530001 --remove', 'Offers it again.')
    .action((id: string | undefined, { remove }: { remove?: true }) => {
      if (id === undefined && remove === true) {
        throw new ColdkeepError('usage', 'Which pin is to be taken back was not said.', {
          hint: 'See what is pinned with "coldkeep media never-offer".',
        });
      }
      return perform((invocation) =>
        inVault(invocation, async (vault) =>
          pinsOutcome(await vault.neverOffer(id === undefined ? undefined : { id, remove: remove === true })),
        ),
      );
    });
}

interface SetOptions extends MediumOptions {
  readonly offsite?: 'yes' | 'no';
  readonly state?: MediumState;
}

function changesOf(options: SetOptions): Partial<MediumAttributes> {
  const changes = {
    ...mediumAttributes(options),
    ...(options.offsite === undefined ? {} : { offsite: options.offsite === 'yes' }),
    ...(options.state === undefined ? {} : { state: options.state }),
  };
  if (Object.keys(changes).length > 0) return changes;
  throw new ColdkeepError('usage', 'Nothing to change was given.', {
    hint: 'Add at least one of --label, --location, --custodian, --type, --offsite, --state.',
  });
}

export function registerMedia(program: ColdkeepCommand, perform: Perform): void {
  const group = program
    .below('media')
    .description('The media of the vault: what they are, where they rest, who answers for them.')
    .summary('the media of the vault')
    .example('media list', 'Lists the media.');
  group
    .below('list')
    .description('Lists every medium with its place, custodian, state and number of copies.')
    .summary('list the media')
    .example('media list --json', 'Lists them for a script, with their whole ids.')
    .action(() =>
      perform((invocation) =>
        inVault(invocation, (vault) => Promise.resolve(mediaOutcome(vault.listMedia()))),
      ),
    );
  registerMediaPrepare(group, perform);
  registerMediaTest(group, perform);
  registerNeverOffer(group, perform);
  const set = group
    .below('set')
    .description(
      'Records a change of one medium: moved, handed over, lost, destroyed. The journal keeps what was before.',
    )
    .summary('record a change of a medium')
    .argument('<id>', 'the medium: its id, a unique beginning of it, or its label', text);
  addMediumOptions(set)
    .addOption(oneOf('--offsite <answer>', 'whether it rests away from the originals', ['yes', 'no']))
    .addOption(oneOf('--state <state>', 'lost and destroyed ask, or want --yes', mediumStates))
    .example('media set "Blue stick" --location Bank --offsite yes', 'The stick was taken to the bank.')
    .example('media set 3fa9c1d2 --state lost', 'Its copies no longer count.')
    .action((id: string, options: SetOptions) =>
      perform(async (invocation) => {
        const changes = changesOf(options);
        if (changes.state === 'lost' || changes.state === 'destroyed') {
          await confirm(
            invocation,
            `As ${changes.state}, the medium "${id}" and its copies no longer count.`,
          );
        }
        return inVault(invocation, async (vault) => mediaOutcome([await vault.setMedium(id, changes)]));
      }),
    );
}
