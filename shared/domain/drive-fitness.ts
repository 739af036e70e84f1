// Whether a drive is fit to carry copies, as far as the drive alone tells: no folder is looked at, no vault is asked.
import { announcedList } from './announced.ts';
import type { Drive, DriveBelow, Partition } from './drive.ts';
import { error, inOrder, warning, type FitnessReason, type Need } from './fitness-reason.ts';
import { isPinned } from './never-offer.ts';
import { andList, formatBytes, plural, visibleText } from './text.ts';

export interface DriveQuestion {
  readonly need: Need;
  /** Serial numbers and file system ids that are pinned. */
  readonly neverOffer: readonly string[];
  /** It is a medium of this vault: what only asks "is this the one you mean?" is answered. */
  readonly known: boolean;
}

/** Every reason against it, errors first. Empty: nothing that the system reports speaks against it. */
export function driveFitness(below: DriveBelow, question: DriveQuestion): FitnessReason[] {
  const { drive, partition } = below;
  const reasons = [
    ...(drive.state === 'reading' ? [error('reading', 'The system is still reading it.')] : []),
    ...(drive.system
      ? [error('system-disk', 'It is on the system disk: what takes this machine takes the copy along.')]
      : []),
    ...announcesReasons(drive),
    ...(isPinned(below, question.neverOffer)
      ? [error('never-offer', 'It is pinned as "never offer": it is not written to.')]
      : []),
    ...(drive.state === 'ready' ? mountReasons(below) : []),
    ...(drive.readOnly ? [error('read-only', 'It is write-protected.')] : []),
    ...(partition?.mountedReadOnly === true && !drive.readOnly
      ? [error('read-only', 'It is mounted read-only.')]
      : []),
    ...(partition === null ? [] : roomReasons(partition, question.need)),
    ...(question.known ? [] : strangeReasons(below)),
  ];
  return inOrder(reasons);
}

const announcesReasons = ({ usb }: Drive): FitnessReason[] =>
  usb === null || usb.announces.length === 0
    ? []
    : [
        error(
          'announces-more',
          `Announces ${announcedList(usb.announces)} as well as storage. It may be attacking this computer: unplug it unless you know why.`,
        ),
      ];

function mountReasons({ partition }: DriveBelow): FitnessReason[] {
  if (partition !== null && partition.mountedAt !== null) return [];
  if (partition === null || partition.fileSystem === null) {
    return [error('no-file-system', 'It has no file system that is known here. Prepare it first.')];
  }
  return [error('not-mounted', 'It is not mounted. Mount it first.')];
}

/** File systems whose files end at 4 GiB less one byte. */
const shortFiles: readonly string[] = ['vfat', 'fat', 'fat12', 'fat16', 'fat32', 'msdos'];
const longestFatFileBytes = 2 ** 32 - 1;

/** While it is not mounted, its size is all that is known of its room. */
function roomReasons({ mountedAt, sizeBytes, fileSystem }: Partition, need: Need): FitnessReason[] {
  if (mountedAt !== null) return [];
  const reasons: FitnessReason[] = [];
  if (sizeBytes !== null && need.bytes > sizeBytes) {
    reasons.push(
      error('too-small', `It holds ${formatBytes(sizeBytes)}. This export needs ${formatBytes(need.bytes)}.`),
    );
  }
  if (fileSystem !== null && shortFiles.includes(fileSystem) && need.bytes > longestFatFileBytes) {
    reasons.push(slicedWarning(longestFatFileBytes));
  }
  return reasons;
}

export const slicedWarning = (maxFileBytes: number): FitnessReason =>
  warning(
    'file-too-large',
    `Its file system holds no file larger than ${formatBytes(maxFileBytes)}: larger parts are cut into slices.`,
  );

/** From here on it is more likely somebody's disk than a stick for copies. */
const unusualBytes = 500e9;

function strangeReasons({ drive, partition }: DriveBelow): FitnessReason[] {
  const reasons: FitnessReason[] = [];
  const others = drive.partitions.filter(
    (other) => other.device !== partition?.device && other.fileSystem !== null,
  );
  if (partition !== null && others.length > 0) {
    const names = others.flatMap(({ label }) => (label === null || label === '' ? [] : [label]));
    const called = names.length === 0 ? '' : ` (${andList(names.map((name) => `"${visibleText(name)}"`))})`;
    const several = others.length > 1;
    reasons.push(
      warning(
        'other-partitions',
        `The same drive has ${plural(others.length, 'other partition')} with data${called}, which ${several ? 'are' : 'is'} left alone. Is it the one you mean?`,
      ),
    );
  }
  if (drive.sizeBytes !== null && drive.sizeBytes > unusualBytes) {
    reasons.push(
      warning(
        'unusually-large',
        `It is unusually large for this: ${formatBytes(drive.sizeBytes)}. Is it the one you mean?`,
      ),
    );
  }
  return reasons;
}
