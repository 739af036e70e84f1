// Every failure that Coldkeep expects, by name: its exit status and the next step of the person who meets it.

interface Condition {
  /** Exit status of the command line (0 to 5 as documented in docs/command-line.md; 130 interrupted; 70 a bug). */
  readonly exit: 1 | 2 | 3 | 4 | 5 | 70 | 130;
  /** What to do next, where the place that raises the error knows nothing better. */
  readonly hint: string;
}

const conditions = {
  // Usage and input
  usage: { exit: 2, hint: 'Run the command with --help to see what it takes.' },
  'bad-input': { exit: 2, hint: 'Correct the value and run the command again.' },
  'confirmation-needed': { exit: 2, hint: 'Run it again with --yes if that is what you want.' },
  'passphrase-needed': {
    exit: 2,
    hint: 'Give it at the prompt of a terminal, or in a file with --passphrase-file.',
  },
  'passphrase-weak': {
    exit: 2,
    hint: 'Use the generated passphrase, or a longer one made of several unrelated words.',
  },
  'vault-exists': { exit: 2, hint: 'Choose another folder with --home, or use the vault that is there.' },
  'vault-missing': {
    exit: 2,
    hint: 'Create one with "coldkeep init", bring one back with "coldkeep adopt", or name its folder with --home.',
  },
  'set-unknown': { exit: 2, hint: 'See the sets with "coldkeep set list".' },
  'set-exists': { exit: 2, hint: 'Choose another name.' },
  'profile-unknown': { exit: 2, hint: 'See the profiles with "coldkeep profiles".' },
  'medium-unknown': { exit: 2, hint: 'See the media with "coldkeep media list".' },
  'snapshot-unknown': { exit: 2, hint: 'See what the medium holds with "coldkeep verify --at DIR".' },
  'scenario-unknown': { exit: 2, hint: 'See the scenarios with "coldkeep checklist NAME --list".' },
  'checklist-run-unknown': { exit: 2, hint: 'Begin the checklist again.' },
  'not-practice': {
    exit: 2,
    hint: 'Only a folder that Coldkeep made for practice is opened or removed as one.',
  },
  'source-missing': { exit: 2, hint: 'Attach or mount the source, then run the command again.' },
  'source-empty': { exit: 2, hint: 'Name the folder that holds the files.' },
  'source-changing': { exit: 2, hint: 'Stop what writes to the source, then run the command again.' },
  'target-occupied': { exit: 2, hint: 'Name a folder that does not exist yet or is empty.' },
  'target-unwritable': { exit: 2, hint: 'Name a folder that you may write to, with enough room.' },

  // Bundles
  'bundle-damaged': {
    exit: 2,
    hint: 'Nothing was kept of it. Take the bundle from the host again; if that one is refused too, run the kit again.',
  },
  'bundle-foreign': {
    exit: 2,
    hint: 'Nothing was kept of it. Write a kit with this vault, and run that one on the host.',
  },
  'bundle-hostile': {
    exit: 2,
    hint: 'Nothing was kept of it. No kit makes such a bundle: find out who made it, and look at the host.',
  },
  'bundle-words-differ': {
    exit: 2,
    hint: 'Nothing was kept of it. Compare the words with the screen of the host once more. If they differ, it is not the bundle that the host made.',
  },
  'bundle-mismatch': { exit: 2, hint: 'Nothing was kept of it. Import it into a set of its own system.' },
  'bundle-unsealed': {
    exit: 2,
    hint: 'Nothing was kept of it. Install age on the host and run the kit again; whoever held the carrier could read what is in this one.',
  },
  'bundle-unknown': { exit: 2, hint: 'See the bundles of a set with "coldkeep bundle list NAME".' },
  'bundle-missing': {
    exit: 2,
    hint: 'Import the bundle again, or remove it from the set with a reason ("coldkeep bundle remove").',
  },

  // What was asked for was refused or did not come out right
  'stale-refused': {
    exit: 1,
    hint: 'Take a medium that holds the newest snapshot, or insist with --force-stale.',
  },
  'copy-failed': { exit: 1, hint: 'Read the reason of each copy, then run the command again.' },
  'findings-critical': {
    exit: 1,
    hint: 'Mend what was found, or give the reason why it is accepted; the reason goes into the journal.',
  },
  cancelled: { exit: 130, hint: 'Nothing half-made was left. Run the command again when you are ready.' },

  // Passphrase
  'wrong-passphrase': {
    exit: 3,
    hint: 'Nothing is damaged. Look at Caps Lock and the keyboard layout, then try again.',
  },

  // age (C2SP): which condition a file failed on
  'no-matching-identity': {
    exit: 1,
    hint: 'The file was sealed for another vault. Use the medium and the identity that belong together.',
  },
  'recipient-unsupported': {
    exit: 1,
    hint: 'The file was sealed for a kind of recipient that this version cannot open. Use a newer version.',
  },
  'header-damaged': { exit: 1, hint: 'Take another copy. The beginning of this file is damaged.' },
  'header-mac-wrong': { exit: 1, hint: 'Take another copy. The header of this file was altered.' },
  'armor-damaged': { exit: 1, hint: 'Take another copy. The text armor of this file is damaged.' },
  'payload-damaged': {
    exit: 1,
    hint: 'Take another copy. The contents of this file are damaged or cut short.',
  },

  // Signatures
  'signature-malformed': { exit: 1, hint: 'Take another copy. The signature file is damaged.' },
  'signature-wrong': { exit: 1, hint: 'Do not use this copy. It is not what this vault signed.' },
  'signature-foreign': { exit: 1, hint: 'Do not use this copy. It was signed with another key.' },
  'comment-mismatch': { exit: 1, hint: 'Do not use this copy. It is signed, but for another place or name.' },
  'manifest-mismatch': {
    exit: 1,
    hint: 'Do not use this copy. Its contents are not what its manifest says.',
  },

  // Media
  'not-a-medium': { exit: 4, hint: 'Name the folder at which the medium is mounted.' },
  'medium-full': { exit: 4, hint: 'Free some room on the medium or use a larger one, then export again.' },
  'medium-read-only': {
    exit: 4,
    hint: 'Move the write-protection switch or remount it writable, then try again.',
  },
  'medium-removed': { exit: 4, hint: 'Plug the medium in again and mount it, then run the command again.' },
  'medium-io': {
    exit: 4,
    hint: 'Read the medium again. If it fails again, replace it and export to another one.',
  },
  'medium-damaged': { exit: 4, hint: 'Verify the medium, and export to it again or replace it.' },
  'medium-newer': { exit: 4, hint: 'Use the version of Coldkeep that wrote the medium, or a newer one.' },
  'medium-foreign': { exit: 4, hint: 'Use a medium that this vault has exported to.' },
  'medium-twin': {
    exit: 4,
    hint: 'Unplug one of the two and look at the other alone. Keep the one whose copies verify, and format the other.',
  },
  'drive-announces': {
    exit: 4,
    hint: 'Unplug it: such a stick can type as if you had. Take another one.',
  },
  'drive-never-offered': {
    exit: 4,
    hint: 'Take another drive, or take the pin back with "coldkeep media never-offer ID --remove".',
  },
  'medium-rolled-back': {
    exit: 4,
    hint: 'The medium carries an older state than this vault has written to it. Verify it and export again.',
  },

  // Drives, before they are media
  'drive-unknown': { exit: 2, hint: 'See what is plugged in with "coldkeep drives".' },
  'drive-busy': {
    exit: 4,
    hint: 'Close what still uses it, a file manager or a terminal in its folder, then try again.',
  },
  'mounter-missing': { exit: 4, hint: 'Mount or unmount it yourself.' },
  'mount-refused': { exit: 4, hint: 'Mount or unmount it yourself, then look at it again.' },

  // Vault folder
  'vault-in-use': { exit: 5, hint: 'Close the other Coldkeep, then try again.' },
  'identity-damaged': {
    exit: 5,
    hint: 'Put back identity.age from any medium of this vault: it is COLDKEEP/<vault>/identity.age.',
  },
  'catalogue-damaged': {
    exit: 5,
    hint: 'Bring the vault back from a medium with "coldkeep adopt" into a new --home.',
  },
  'catalogue-forged': {
    exit: 5,
    hint: 'Do not trust this folder. Bring the vault back from a medium with "coldkeep adopt" into a new --home.',
  },
  'catalogue-newer': { exit: 5, hint: 'Use the version of Coldkeep that wrote it, or a newer one.' },
  'catalogue-unwritable': {
    exit: 5,
    hint: 'Make room on the disk of the vault folder and see that it is writable.',
  },
  'sqlite-unavailable': { exit: 5, hint: 'Run "npm run setup" once, or use Node 22 or newer.' },
  'worker-ended': { exit: 70, hint: 'Run the command again. If it happens again, report it.' },
  internal: { exit: 70, hint: 'This is a bug in Coldkeep. Nothing was written. Please report it.' },
} as const satisfies Record<string, Condition>;

export type ErrorCode = keyof typeof conditions;

export const errorCodes = Object.keys(conditions) as readonly ErrorCode[];

export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(conditions, value);

export const exitStatusOf = (code: ErrorCode): number => conditions[code].exit;

/** An expected failure. `message` says what happened to which thing in one sentence; `hint` says what to do next. */
export class ColdkeepError extends Error {
  override readonly name = 'ColdkeepError';
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint ?? conditions[code].hint;
  }
}

/** What to do about an error that brings no remedy of its own. */
export const usualHint = (code: ErrorCode): string => conditions[code].hint;

/** The form in which an error crosses a process boundary and is printed. */
export interface ErrorRecord {
  code: ErrorCode;
  message: string;
  hint: string;
}

export const toErrorRecord = (error: unknown): ErrorRecord =>
  error instanceof ColdkeepError
    ? { code: error.code, message: error.message, hint: error.hint }
    : {
        code: 'internal',
        message: error instanceof Error ? error.message : String(error),
        hint: conditions.internal.hint,
      };

export const fromErrorRecord = (record: ErrorRecord): ColdkeepError =>
  new ColdkeepError(record.code, record.message, { hint: record.hint });

/** Of several exit statuses the one to end with: the first of 130, 70, 2, 3, 5, 4, 1 that occurs, else 0. */
export function combineExitStatuses(statuses: readonly number[]): number {
  return [130, 70, 2, 3, 5, 4, 1].find((status) => statuses.includes(status)) ?? 0;
}
