// The guided preparation of a fresh stick: which file system and why, and the exact commands. Nothing is formatted here.
import { z } from 'zod';
import { shellWord } from './shell-word.ts';

export const preparedFileSystems = ['exfat', 'ext4'] as const;
export type PreparedFileSystem = (typeof preparedFileSystems)[number];

export const desktopSystems = ['linux', 'macos', 'windows'] as const;
export type DesktopSystem = (typeof desktopSystems)[number];

const stepSchema = z.strictObject({
  /** What to do, as a sentence. */
  text: z.string().min(1),
  /** Exactly as to be typed; null where there is nothing to type. */
  command: z.string().nullable(),
  /** Everything on the stick is lost by it. */
  erases: z.boolean(),
});

export const preparationSchema = z.strictObject({
  fileSystem: z.enum(preparedFileSystems),
  /** Why this one, as sentences. */
  why: z.array(z.string().min(1)).min(1),
  /** What the file system is called; whoever finds the stick can read it. */
  volumeLabel: z.string().min(1),
  /** Empty where that system cannot make this file system. */
  ways: z.array(z.strictObject({ system: z.enum(desktopSystems), steps: z.array(stepSchema) })),
  /** What comes after, on the machine with Coldkeep. */
  afterwards: z.array(stepSchema).min(1),
});
export type Preparation = z.infer<typeof preparationSchema>;
export type PreparationStep = z.infer<typeof stepSchema>;

export interface PreparationWish {
  readonly fileSystem: PreparedFileSystem;
  /** What the medium is to be called. */
  readonly label: string;
  /** The whole disk on Linux, "/dev/sdb", where it is known; else the reader puts it in. */
  readonly device?: string;
}

const reasons: Record<PreparedFileSystem, readonly string[]> = {
  exfat: [
    'exFAT is read and written by Linux, macOS and Windows as they come: on the worst day any machine will do.',
    'It holds files of any length. FAT32 ends at 4 GB, and NTFS is not written everywhere.',
    'It keeps no journal: a stick that is pulled out while it is written may lose the newest copy. Coldkeep reads back, notices, and goes on where it stopped.',
  ],
  ext4: [
    'ext4 keeps a journal: a stick that is pulled out while it is written is whole again by itself.',
    'Only Linux reads it. Choose it where every machine that may have to restore runs Linux.',
  ],
};

/** Pure words: nothing is looked up, nothing is run. */
export function preparationOf({ fileSystem, label, device }: PreparationWish): Preparation {
  const volumeLabel = volumeLabelFor(label);
  const others: Preparation['ways'] =
    fileSystem === 'ext4'
      ? []
      : [
          { system: 'macos', steps: macosSteps(volumeLabel) },
          { system: 'windows', steps: windowsSteps(volumeLabel) },
        ];
  return {
    fileSystem,
    why: [...reasons[fileSystem]],
    volumeLabel,
    ways: [{ system: 'linux', steps: linuxSteps(fileSystem, volumeLabel, device) }, ...others],
    afterwards: [
      {
        text: 'Test whether it keeps what it is given. If it passes, it gets its marker and is a medium of the vault.',
        command: `coldkeep media test --at DIR --label ${shellWord(label.trim() === '' ? volumeLabel : label)}`,
        erases: false,
      },
      {
        text: 'Write the name of the medium on the stick, then export to it.',
        command: 'coldkeep export NAME --to DIR',
        erases: false,
      },
    ],
  };
}

/** exFAT takes eleven characters, and not every system every character; a name that says nothing gives nothing away. */
export function volumeLabelFor(label: string): string {
  const plain = label
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 11)
    .replace(/-$/, '');
  return plain === '' ? 'COLDKEEP' : plain;
}

const step = (text: string, command: string | null, erases = false): PreparationStep => ({
  text,
  command,
  erases,
});

function linuxSteps(fileSystem: PreparedFileSystem, volumeLabel: string, device?: string): PreparationStep[] {
  const disk = device === undefined ? '/dev/sdX' : shellWord(device);
  // "/dev/mmcblk0" is followed by "p1", "/dev/sdb" by "1".
  const partition = /\d$/.test(device ?? '') ? `${disk}p1` : `${disk}1`;
  const type = fileSystem === 'ext4' ? '83' : '7';
  const format =
    fileSystem === 'ext4'
      ? `sudo mkfs.ext4 -m 0 -L ${volumeLabel} -E root_owner=$(id -u):$(id -g) ${partition}`
      : `sudo mkfs.exfat -L ${volumeLabel} ${partition}`;
  return [
    step(
      `Plug the stick in and find it by size and model.${device === undefined ? ' Put its name in place of sdX below.' : ` It is listed as ${device} now; that changes when it is plugged in again.`}`,
      'lsblk --paths --output NAME,SIZE,VENDOR,MODEL,SERIAL,LABEL,MOUNTPOINTS',
    ),
    step(
      'Unmount what is on it. What says "not mounted" is as it should be.',
      `for part in ${disk}?*; do sudo umount "$part"; done`,
    ),
    step(
      'Give it one partition.',
      `printf 'label: dos\\ntype=${type}\\n' | sudo sfdisk --wipe always --wipe-partitions always ${disk}`,
      true,
    ),
    step(
      fileSystem === 'ext4' ? 'Make the file system.' : 'Make the file system (Debian package exfatprogs).',
      format,
      true,
    ),
    step('Mount it.', `udisksctl mount --block-device ${partition}`),
  ];
}

const macosSteps = (volumeLabel: string): PreparationStep[] => [
  step(
    'Plug the stick in and find it by its size. Put its number in place of N below.',
    'diskutil list external physical',
  ),
  step(
    'Give it one partition with the file system. It is mounted afterwards.',
    `diskutil eraseDisk ExFAT ${volumeLabel} MBRFormat /dev/diskN`,
    true,
  ),
];

const windowsSteps = (volumeLabel: string): PreparationStep[] => [
  step(
    'Open PowerShell as administrator, plug the stick in and find it by its size. Put its number in place of N below.',
    'Get-Disk | Where-Object BusType -Eq USB',
  ),
  step('Remove everything from it.', 'Clear-Disk -Number N -RemoveData -RemoveOEM', true),
  step('Begin it anew.', 'Initialize-Disk -Number N -PartitionStyle MBR', true),
  step(
    'Give it one partition with the file system.',
    `New-Partition -DiskNumber N -UseMaximumSize -AssignDriveLetter | Format-Volume -FileSystem exFAT -NewFileSystemLabel ${volumeLabel}`,
    true,
  ),
];
