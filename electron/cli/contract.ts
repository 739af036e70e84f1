// What holds for every command: exit statuses and environment variables, in the words of help and man page.

export const exitStatuses: readonly { readonly status: string; readonly meaning: string }[] = [
  { status: '0', meaning: 'Done, and everything is as it should be.' },
  {
    status: '1',
    meaning: 'Done, but something is not as it should be: a finding, a rule, a copy, an item, the journal.',
  },
  { status: '2', meaning: 'Bad usage or bad input.' },
  { status: '3', meaning: 'Wrong passphrase.' },
  { status: '4', meaning: 'Trouble with a medium: full, read-only, removed, failing, or not a medium.' },
  { status: '5', meaning: 'The vault is in use, or its catalogue cannot be used.' },
  { status: '70', meaning: 'A bug in Coldkeep.' },
  { status: '130', meaning: 'Stopped by Ctrl-C, by SIGTERM, or by an answer other than yes.' },
];

export const environmentVariables: readonly { readonly name: string; readonly meaning: string }[] = [
  { name: 'COLDKEEP_HOME', meaning: 'The vault folder, where --home does not name it.' },
  {
    name: 'COLDKEEP_PASSPHRASE',
    meaning:
      'The passphrase. For tests and drills: other programs of the same user can read the environment of a process.',
  },
  {
    name: 'COLDKEEP_NEW_PASSPHRASE',
    meaning: 'The new passphrase of "coldkeep passphrase". For tests and drills, for the same reason.',
  },
  { name: 'XDG_DATA_HOME', meaning: 'The vault folder is "coldkeep" in it, where nothing else names it.' },
  { name: 'NO_COLOR', meaning: 'Where it is set and not empty, nothing is coloured.' },
];
