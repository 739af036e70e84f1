// What the passphrase window says in each of its uses.
import type { PassphraseQuestion } from '../../../shared/ipc/passphrase.ts';

const keepApart =
  'This passphrase and any one medium open every copy. Without it nothing does: nobody can bring it back. Write it on paper, and keep the paper away from the media.';

export const unlockQuestion: PassphraseQuestion = {
  mode: 'open',
  title: 'Unlock the vault',
  lines: [],
  act: 'Unlock',
};

/** A new vault gets its passphrase. */
export const createQuestion = (name: string): PassphraseQuestion => ({
  mode: 'new',
  title: `Passphrase for ${name}`,
  lines: [keepApart],
  act: 'Create the vault',
});

/** A vault comes back from a medium, called `medium`. */
export const adoptQuestion = (medium: string): PassphraseQuestion => ({
  mode: 'open',
  title: `Bring the vault back from ${medium}`,
  lines: [
    'Type the passphrase that was in use when this medium was written. Nothing is written to the medium.',
  ],
  act: 'Bring it back',
});

/** A medium is read on a machine without a vault. */
export const visitQuestion = (medium: string): PassphraseQuestion => ({
  mode: 'open',
  title: `Read ${medium}`,
  lines: [
    'Type the passphrase that was in use when this medium was written. Nothing is kept on this laptop.',
  ],
  act: 'Open',
});

export const changeQuestion: PassphraseQuestion = {
  mode: 'new',
  title: 'New passphrase',
  lines: [keepApart, 'Media keep the old passphrase until the next export to them.'],
  act: 'Change the passphrase',
};
