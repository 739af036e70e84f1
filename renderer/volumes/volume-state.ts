// What is plugged in and cannot be looked into yet: how it stands, and what it is, in words.
import { formatBytes, visibleText } from '../../shared/domain/text.ts';
import type { Volume } from '../../shared/ipc/views.ts';
import { cutMiddle } from '../parts/long-text.ts';
import { fileSystemName } from './file-system-name.ts';
import type { StatusName } from '../parts/status-names.ts';

/** Plugged in and not mounted: being read, waiting to be mounted, or without a file system. */
export const isWaiting = ({ state, present }: Volume): boolean => state !== 'mounted' && present;

const has = ({ reasons }: Volume, code: string): boolean => reasons.some((reason) => reason.code === code);

/** It is more than storage: such sticks can type commands. */
export const announcesMore = ({ drive }: Volume): boolean => drive !== null && drive.announces.length > 0;

/** A person pinned it: it is not shown for a copy. */
export const isNeverOffered = (volume: Volume): boolean => has(volume, 'never-offer');

/** There, and what it holds cannot be read. */
export const isUnreadable = (volume: Volume): boolean => has(volume, 'unreadable');

/** Another medium with the same marker is plugged in: nothing tells them apart. */
export const hasTwin = (volume: Volume): boolean => has(volume, 'medium-twin');

/** There is something on it that can be mounted, and nothing forbids to look at it. */
export const canBeMounted = (volume: Volume): boolean =>
  volume.state === 'not-mounted' && !has(volume, 'no-file-system') && !isNeverOffered(volume);

/** It can be unmounted and its power taken away: the system knows the drive below it. */
export const canBeReleased = ({ state, present, drive, pretend }: Volume): boolean =>
  state === 'mounted' && present && drive !== null && !pretend;

/** It can be told from others of its kind, so that it can be pinned. */
export const canBePinned = (volume: Volume): boolean =>
  volume.drive !== null &&
  (volume.drive.serial !== null || volume.drive.fileSystemId !== null) &&
  !isNeverOffered(volume);

export interface WaitingWords {
  readonly status: StatusName;
  readonly word: string;
}

/** How something stands that is not mounted. */
export function waitingWords(volume: Volume): WaitingWords {
  if (volume.state === 'reading') return { status: 'working', word: 'Reading…' };
  if (isNeverOffered(volume)) return { status: 'unmet', word: 'Never offered' };
  if (announcesMore(volume)) return { status: 'suspect', word: 'Refused, not mounted' };
  if (has(volume, 'no-file-system')) return { status: 'unknown', word: 'No file system' };
  return { status: 'unknown', word: 'Not mounted' };
}

/** "SanDisk Ultra, 28.6 GB, exFAT, /dev/sdb1." */
export function driveFacts({ description, sizeBytes, fileSystem, drive }: Volume): string {
  const facts = [
    ...(description === '' ? [] : [cutMiddle(visibleText(description), 48)]),
    ...(sizeBytes === null ? [] : [formatBytes(sizeBytes)]),
    ...(fileSystem === '' ? [] : [fileSystemName(fileSystem)]),
    ...(drive === null ? [] : [visibleText(drive.device)]),
  ];
  return facts.length === 0 ? 'The system is still looking at it.' : `${facts.join(', ')}.`;
}
