// Steps that every scenario has: the machine, the medium, verifying, restoring, comparing, making the missing copies again.
import type { ProfilePolicy } from '../../profiles/profile.ts';
import { formatDuration } from '../duration.ts';
import type { ChecklistStep } from '../reports.ts';
import { formatBytes, plural } from '../text.ts';
import type { Kind, MediumType } from '../words.ts';
import {
  describeMedium,
  mountPoint,
  offsiteMedia,
  restoredFolder,
  step,
  type StepContext,
} from './context.ts';

export function fetchStep(context: StepContext): ChecklistStep {
  const { best, ranked, setName } = context;
  if (best === null) {
    return step('Look for any medium of this vault', {
      acts: [
        `When this sheet was made, no medium held a copy of ${setName}. Look for sticks and disks with a folder COLDKEEP.`,
        'Print this sheet again after the next export.',
      ],
    });
  }
  const second = ranked[1];
  const elsewhere = offsiteMedia(context);
  return step('Fetch the medium and a second person', {
    acts: [
      `Take ${describeMedium(best)}.`,
      second === undefined
        ? 'There is no second medium: handle this one with care.'
        : `If it fails: ${describeMedium(second)}.`,
      ...(best.medium.offsite || elsewhere === ''
        ? []
        : [`If everything at this place is gone: ${elsewhere}.`]),
      'Have the passphrase ready. It is not on this sheet.',
    ],
  });
}

export const offlineMachineStep = (title: string): ChecklistStep =>
  step(title, {
    acts: [
      'Use a machine that you trust, best one that was never on a network. Pull its network cable and switch Wi-Fi and Bluetooth off.',
      'Set its clock by a watch (UTC).',
    ],
    commands: ['ip -brief link', 'date -u'],
    mustShow: ['No interface but lo is UP.', 'Date and time are right to the minute.'],
    critical: true,
  });

export function attachStep(context: StepContext): ChecklistStep {
  const type = context.best?.medium.type ?? 'other';
  return step('Attach the medium, read-only', {
    acts: attachActs(type),
    commands: attachCommands(type),
    mustShow: [`README.txt, medium.json and a folder named ${context.input.vault.id}.`],
  });
}

function attachActs(type: MediumType): string[] {
  if (type === 'cloud' || type === 'nas') {
    return [
      'On another machine, download the folder COLDKEEP as it is and carry it over on a stick. Everything in it is encrypted and signed.',
      'Find the stick by its size and name; put its name in place of sdX1.',
    ];
  }
  if (type === 'optical') return ['Put the disc in.'];
  return [
    'Move its write-protection switch if it has one, then plug it in.',
    'Find it by its size and name; put its name in place of sdX1.',
  ];
}

function attachCommands(type: MediumType): string[] {
  const source = type === 'optical' ? '/dev/sr0' : '/dev/sdX1';
  return [
    ...(type === 'optical' ? [] : ['lsblk -o NAME,SIZE,LABEL,FSTYPE,MOUNTPOINT']),
    `sudo mkdir -p ${mountPoint} && sudo mount -o ro ${source} ${mountPoint}`,
    `ls ${mountPoint}/COLDKEEP`,
  ];
}

export const verifyStep = (context: StepContext): ChecklistStep =>
  step('Verify the copy before using it', {
    commands: [`coldkeep verify --at ${mountPoint} --open`],
    mustShow: [
      `Snapshot ${context.snapshotId} is verified.`,
      'Nothing failed. If something did, take the next medium of the list.',
    ],
  });

/** `only`: the kinds that are needed; null for all. */
export function restoreStep(context: StepContext, only: readonly Kind[] | null = null): ChecklistStep {
  const { input, setWord } = context;
  const kindsWord = only === null ? '' : ` --only ${only.join(',')}`;
  const size =
    input.snapshot === null || only !== null
      ? ''
      : `${plural(input.snapshot.items, 'item')}, ${formatBytes(input.snapshot.bytes)}`;
  const drill = input.lastPassedDrill;
  return step('Restore', {
    acts: [
      'The folder must not exist yet or be empty. It must be on an encrypted disk, or on a machine that will be wiped.',
      ...(drill === null ? [] : [`In the last drill this took ${formatDuration(drill.seconds)}.`]),
    ],
    commands: [`coldkeep restore --at ${mountPoint} --set ${setWord} --into ${restoredFolder}${kindsWord}`],
    mustShow: [
      `${only === null ? (size === '' ? 'All items' : size) : 'The items of these kinds'} restored, nothing failed.`,
    ],
  });
}

export const compareStep = (): ChecklistStep =>
  step('Compare with the values on this sheet', {
    acts: ['Write what you see beside each value under "Values to compare". Stop if one differs.'],
    commands: [`cd ${restoredFolder} && find . -type f -exec sha256sum {} + | sort -k 2`],
    mustShow: ['The same SHA-256 for every restored file of the list (copy them without the spaces).'],
    critical: true,
  });

/** Where the policy counts no other reading, "every rule is met" needs it. */
const coldActs = ({ verificationLevel }: ProfilePolicy): readonly string[] =>
  verificationLevel === 'cold'
    ? [
        'Then pull each medium out, plug it in again and read it: the policy of this set counts no other reading.',
      ]
    : [];

const coldCommands = ({ verificationLevel }: ProfilePolicy): readonly string[] =>
  verificationLevel === 'cold' ? [`coldkeep verify --at ${mountPoint} --cold`] : [];

export const copiesAgainStep = (context: StepContext, acts: readonly string[] = []): ChecklistStep =>
  step('Have enough copies again', {
    acts: [
      ...acts,
      'The medium was attached read-only: make it writable. Export to every medium that is left, then to new ones until every rule is met.',
      ...coldActs(context.input.set.profile.policy),
      'Bring the media back to their places.',
      'Print the checklists again and destroy the old sheets.',
    ],
    commands: [
      `sudo mount -o remount,rw ${mountPoint}`,
      `coldkeep scan ${context.setWord}`,
      `coldkeep export ${context.setWord} --to ${mountPoint}`,
      ...coldCommands(context.input.set.profile.policy),
      `coldkeep status ${context.setWord}`,
    ],
    mustShow: ['Every rule is met.'],
  });
