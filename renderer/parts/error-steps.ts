// The next step of each error as the window says it: hints of the engine may speak of Coldkeep's commands, which have no place here.
import type { ErrorCode, ErrorRecord } from '../../shared/domain/errors.ts';
import { withoutCommands } from './commands-in.ts';

const again = 'Try it again.';

/** What to do, where the hint speaks to someone at a terminal; null where hints of this code never do. */
const steps: Readonly<Record<ErrorCode, string | null>> = {
  usage: 'Look at what was chosen, then try it again.',
  'bad-input': 'Look at what was chosen or typed, then try it again.',
  'confirmation-needed': 'Look at what it will do, then confirm it.',
  'passphrase-needed': 'Try it again and type the passphrase in its window.',
  'passphrase-weak': null,
  'vault-exists': 'Use the vault that is there.',
  'vault-missing': 'Unlock the vault, or create one, then try it again.',
  'set-unknown': 'Look at the list of sets again.',
  'set-exists': null,
  'profile-unknown': 'Choose one of the profiles that are shown.',
  'medium-unknown': 'Look at the list of media again.',
  'snapshot-unknown': 'Verify the medium to see what it holds.',
  'scenario-unknown': 'Look at the list of checklists again.',
  'checklist-run-unknown': 'Look at the list of checklists again.',
  'not-practice': null,
  'source-missing': 'Attach or mount the folder of the originals, then try it again.',
  'source-empty': 'Choose the folder that holds the files.',
  'source-changing': 'Stop what writes to the originals, then try it again.',
  'target-occupied': 'Choose a folder that does not exist yet or is empty.',
  'target-unwritable': 'Choose a folder that you may write to, with enough room.',
  'bundle-damaged': null,
  'bundle-foreign': null,
  'bundle-hostile': null,
  'bundle-words-differ': null,
  'bundle-mismatch': null,
  'bundle-unsealed': null,
  'bundle-unknown': 'Look at the bundles of the set again.',
  'bundle-missing': 'Import the bundle again, or remove it from the set with a reason.',
  'stale-refused': 'Take a medium that holds the newest snapshot, or insist by typing the name of the set.',
  'copy-failed': 'Read the reason of each copy, then try it again.',
  'findings-critical': 'Mend what was found, or give the reason why it goes on all the same.',
  cancelled: 'Nothing half-made was left. Start again when you are ready.',
  'wrong-passphrase': null,
  'no-matching-identity': null,
  'recipient-unsupported': null,
  'header-damaged': null,
  'header-mac-wrong': null,
  'armor-damaged': null,
  'payload-damaged': null,
  'signature-malformed': null,
  'signature-wrong': null,
  'signature-foreign': null,
  'comment-mismatch': null,
  'manifest-mismatch': null,
  'not-a-medium': 'Choose the folder at which the medium is mounted.',
  'medium-full': null,
  'medium-read-only': null,
  'medium-removed': 'Plug the medium in again, then try it again.',
  'medium-io': null,
  'medium-damaged': null,
  'medium-newer': null,
  'medium-foreign': null,
  'medium-rolled-back': null,
  'drive-unknown': 'Look at the list of drives again.',
  'drive-busy': null,
  'mounter-missing': null,
  'mount-refused': null,
  'medium-twin': null,
  'drive-announces': 'Unplug it: such a stick can type as if you had. Take another one.',
  'drive-never-offered': 'Take another one, or offer it again under Settings.',
  'vault-in-use': null,
  'identity-damaged': null,
  'catalogue-damaged': 'Adopt a medium of this vault into a new vault folder: it brings everything back.',
  'catalogue-forged': 'Do not trust this vault folder. Adopt a medium of this vault into a new one.',
  'catalogue-newer': null,
  'catalogue-unwritable': null,
  'sqlite-unavailable': 'Install Coldkeep again: a part of it does not fit this machine.',
  'worker-ended': 'Try it again. If it happens again, report it.',
  internal: null,
};

/** Whether a hint names a command of Coldkeep, an option or a placeholder. Commands of the system, to be typed as they are, stay. */
const speaksOfCommands = (hint: string): boolean =>
  /(?:^|[\s"(])(?:--[a-z]|coldkeep [a-z]|npm )|\bthe command\b|\bName the folder\b|\bDIR\b/.test(
    withoutCommands(hint),
  );

/** What to do about an error, in the window. */
export function stepOf({ code, hint }: Pick<ErrorRecord, 'code' | 'hint'>): string {
  return speaksOfCommands(hint) ? (steps[code] ?? again) : hint;
}
