// The way without Coldkeep: the same files out of the same medium with minisign, sha256sum, age and tar.
import { byHandCleanUp, byHandCommand } from '../by-hand.ts';
import type { ChecklistStep } from '../reports.ts';
import { shellWord } from '../shell-word.ts';
import { andList, formatBytes, visibleText } from '../text.ts';
import { mountPoint, restoredFolder, step, type StepContext } from './context.ts';

export function byHandSteps(context: StepContext): ChecklistStep[] {
  const { input, snapshotId, payload } = context;
  const folder = `/dev/shm/COLDKEEP/${input.vault.id}/snapshots/${snapshotId}`;
  const seq = context.best?.copy.seq;
  // The sealed copy, the opened tar and the items are all in memory at the same time.
  const needed =
    input.snapshot === null
      ? ''
      : ` It needs about ${formatBytes(3 * input.snapshot.bytes + 4_000_000)} of free memory; with less, use a folder on an encrypted disk in place of /dev/shm.`;
  return [
    step('Without Coldkeep: the tools', {
      acts: [
        'Only if Coldkeep cannot be installed, or does not work. Do the steps above up to attaching the medium, then these instead of verify and restore.',
        'The machine needs minisign, sha256sum, age (1.0 or newer) and tar. Debian and Ubuntu: packages minisign, coreutils, age, tar.',
      ],
      commands: ['minisign -v; sha256sum --version; age --version; tar --version'],
      mustShow: ['Each of the four tells its version.'],
    }),
    step('Without Coldkeep: copy the medium into memory', {
      acts: [`Nothing then reaches the medium or the disk in the clear.${needed}`],
      commands: ['umask 077', `cp -r ${mountPoint}/COLDKEEP /dev/shm/`, `cd ${folder}`, 'ls'],
      mustShow: [
        'CHECKSUMS.sha256, CHECKSUMS.sha256.minisig, manifest.age and files whose names begin with payload.',
      ],
    }),
    step('Without Coldkeep: verify and open', {
      acts: ['One line. age asks for the passphrase; nothing is shown while it is typed.'],
      commands: [byHandCommand({ signingKey: input.vault.signingKey, ...payload })],
      mustShow: [
        'Signature and comment signature verified',
        `Trusted comment: coldkeep 1 vault=${input.vault.id} snapshot=${snapshotId} seq=${seq ?? '…'} and the number of files`,
        'OK behind every file name. At anything else: stop, take the next medium.',
      ],
      critical: true,
    }),
    step('Without Coldkeep: take the files out', {
      acts: [
        'The items are now folders beside the sealed files. Copy those folders, and go on with comparing.',
      ],
      commands: [
        `mkdir -p ${restoredFolder}`,
        `cp -rp ${labels(context)} ${restoredFolder}/`,
        `cd / && rm -rf /dev/shm/COLDKEEP && ${byHandCleanUp}`,
      ],
      mustShow: [`${restoredFolder} holds one folder for each source: ${sourceLabels(context)}.`],
    }),
  ];
}

const sourceLabels = (context: StepContext): string =>
  andList(context.input.set.sources.map((source) => visibleText(source.label)));

const labels = (context: StepContext): string =>
  context.input.set.sources.map((source) => `./${shellWord(source.label)}`).join(' ');
