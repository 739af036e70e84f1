// Which drive a person means whose commands erase it: only a whole one that is plugged in, and never the one that the system runs from.
import type { Drive } from '../../shared/domain/drive.ts';
import { driveFitness } from '../../shared/domain/drive-fitness.ts';
import { ColdkeepError } from '../../shared/domain/errors.ts';
import { formatBytes, visibleText } from '../../shared/domain/text.ts';

/** Null where this system lists no drive at all, so that none can be looked up. Errors: drive-unknown, bad-input. */
export function driveToPrepare(device: string, drives: readonly Drive[]): Drive | null {
  const of = drives.find((each) => each.partitions.some((partition) => partition.device === device));
  const drive = drives.find((each) => each.device === device) ?? of;
  if (drive?.system === true) {
    throw new ColdkeepError('bad-input', `The running system is on ${drive.device}.`, {
      hint: `The commands would erase it. ${namesOf(drives)}`,
    });
  }
  if (drive?.state === 'reading') {
    throw new ColdkeepError('bad-input', `The system is still reading ${device}.`, {
      hint: 'Wait a moment, and look at "coldkeep drives".',
    });
  }
  if (drive !== undefined && drive.device !== device) throw partitionError(device, drive.device);
  if (drive !== undefined) return drive;
  if (drives.length > 0) {
    throw new ColdkeepError('drive-unknown', `No drive that is plugged in is called ${device}.`, {
      hint: namesOf(drives),
    });
  }
  if (!/^\/dev\/[A-Za-z0-9]+$/.test(device)) {
    throw new ColdkeepError('bad-input', `${device} is not the name of a whole disk.`, {
      hint: 'Name it as the system does: "/dev/sdb".',
    });
  }
  const whole = partOfDisk.exec(device)?.[1];
  if (whole !== undefined) throw partitionError(device, whole);
  return null;
}

/** Parts of disks by the names that Linux gives them. */
const partOfDisk = /^(\/dev\/(?:(?:s|h|v|xv)d[a-z]+|nvme\d+n\d+(?=p)|mmcblk\d+(?=p)))p?\d+$/;

const partitionError = (device: string, whole: string): ColdkeepError =>
  new ColdkeepError('bad-input', `${device} is one part of a disk.`, {
    hint: `The whole one is prepared, and everything on it is lost: ${whole}.`,
  });

/** What may be meant. */
function namesOf(drives: readonly Drive[]): string {
  const names = drives.filter(({ system, state }) => !system && state === 'ready').map(describeDrive);
  return names.length === 0 ? 'No stick is plugged in.' : `Plugged in: ${names.join('; ')}.`;
}

/** "/dev/sdb, SanDisk Cruzer Blade, 32 GB". */
export function describeDrive({ device, maker, model, sizeBytes }: Drive): string {
  const name = [maker, model].filter((each) => each !== null).join(' ');
  const size = sizeBytes === null ? '' : formatBytes(sizeBytes);
  return [device, name, size].filter((each) => each !== '').join(', ');
}

const told = new Set(['announces-more', 'read-only', 'unusually-large']);

/** What a person should know before a drive is erased. `isMedium`: it carries a marker of Coldkeep, or copies. */
export function warningsBeforeErasing(drive: Drive, isMedium: boolean): string[] {
  const reasons = driveFitness(
    { drive, partition: null },
    { need: { bytes: 0 }, neverOffer: [], known: false },
  );
  const written = drive.partitions.filter(({ fileSystem }) => fileSystem !== null);
  return [
    ...(isMedium ? ['It is a medium of Coldkeep: the copies on it would be lost.'] : []),
    ...(drive.removable ? [] : ['It is built in, or looks so: not a stick. Is it the one you mean?']),
    ...reasons.filter(({ code }) => told.has(code)).map(({ message }) => message),
    ...written.map(
      ({ device, label, fileSystem }) =>
        `${device} holds a file system (${[label === null ? null : `"${visibleText(label)}"`, fileSystem].filter((each) => each !== null).join(', ')}): what is on it would be lost.`,
    ),
  ];
}
