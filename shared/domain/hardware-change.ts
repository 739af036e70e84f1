// Whether a medium's marker is on the hardware that it was last seen on. A marker on another one may be a clone or a restored image.
import { assertNever } from './assert-never.ts';
import type { DriveBelow, Hardware } from './drive.ts';
import { visibleText } from './text.ts';

export interface HardwareChange {
  /**
   * `other-hardware`: serial number or size differ. `new-file-system`: the same drive, formatted since. `back-again`: hardware that
   * it was on before it was seen on another: two carry one marker.
   */
  readonly kind: 'other-hardware' | 'new-file-system' | 'back-again';
  readonly before: Hardware;
  readonly now: Hardware;
}

/** What is to be remembered of a drive; null where it tells nothing of itself. */
export function hardwareOf({ drive, partition }: DriveBelow): Hardware | null {
  const named = [drive.maker, drive.model].flatMap((word) => (word === null ? [] : [word.trim()]));
  const hardware: Hardware = {
    serial: told(drive.serial),
    fileSystemId: told(partition?.fileSystemId ?? null),
    sizeBytes: drive.sizeBytes,
    description: told(named.join(' ')),
  };
  return Object.values(hardware).every((value) => value === null) ? null : hardware;
}

/** How hardware differs from what a medium was seen on, oldest first; null where nothing says that it does. */
export function hardwareChange(history: readonly Hardware[], now: Hardware): HardwareChange | null {
  const before = history.at(-1);
  if (before === undefined) return null;
  const kind = differenceOf(before, now);
  if (kind === null) return null;
  const returned = history.some((earlier) => isSame(earlier, now));
  return { kind: returned ? 'back-again' : kind, before, now };
}

/**
 * What is to be recorded after a medium was seen; null where nothing is news. What this system does not tell of the same hardware is
 * kept from before.
 */
export function hardwareNews(history: readonly Hardware[], now: Hardware): Hardware | null {
  const before = history.at(-1);
  if (before === undefined || differenceOf(before, now) !== null) return now;
  const both: Hardware = {
    serial: before.serial ?? now.serial,
    fileSystemId: before.fileSystemId ?? now.fileSystemId,
    sizeBytes: before.sizeBytes ?? now.sizeBytes,
    description: before.description ?? now.description,
  };
  const isNews =
    both.serial !== before.serial ||
    both.fileSystemId !== before.fileSystemId ||
    both.sizeBytes !== before.sizeBytes ||
    both.description !== before.description;
  return isNews ? both : null;
}

/** "SanDisk Cruzer Blade, serial 4C53, file system 4A21-00FF". */
export function hardwareWords({ description, serial, fileSystemId }: Hardware): string {
  const known = [
    description,
    serial === null ? null : `serial ${serial}`,
    fileSystemId === null ? null : `file system ${fileSystemId}`,
  ].filter((part) => part !== null);
  return known.length === 0 ? 'hardware that says nothing of itself' : visibleText(known.join(', '));
}

/** What the change means and what to do, in full sentences. */
export function changeWords(label: string, { kind, before, now }: HardwareChange): string {
  const name = visibleText(label);
  const was = `was last seen on ${hardwareWords(before)}, and is now on ${hardwareWords(now)}`;
  switch (kind) {
    case 'new-file-system':
      return `Possibly a restored image: "${name}" ${was}. The drive was formatted since. Verify its copies before you rely on them.`;
    case 'back-again':
      return `Possible clone: "${name}" ${was}, where it was before that. Two media seem to carry one marker: find the other one, keep one of them, and format the other.`;
    case 'other-hardware':
      return `Possible clone or restored image: "${name}" ${was}. If the other one still exists, keep one of them and format the other; they cannot be told apart.`;
    default:
      return assertNever(kind);
  }
}

function differenceOf(before: Hardware, now: Hardware): 'other-hardware' | 'new-file-system' | null {
  if (differ(serial(before), serial(now)) || differ(before.sizeBytes, now.sizeBytes)) return 'other-hardware';
  return differ(fileSystem(before), fileSystem(now)) ? 'new-file-system' : null;
}

/** Nothing differs, and enough is told to say so. */
const isSame = (a: Hardware, b: Hardware): boolean =>
  differenceOf(a, b) === null &&
  ((a.serial !== null && b.serial !== null) || (a.fileSystemId !== null && b.fileSystemId !== null));

/** What one side does not tell is no difference. */
const differ = <T>(a: T | null, b: T | null): boolean => a !== null && b !== null && a !== b;

/** Tools write the same number with other signs between and around it. */
const serial = (hardware: Hardware): string | null => bare(hardware.serial);
const fileSystem = (hardware: Hardware): string | null => bare(hardware.fileSystemId);
const bare = (id: string | null): string | null =>
  told(id?.toLowerCase().replaceAll(/[^0-9a-z]/g, '') ?? null);

const told = (text: string | null): string | null =>
  text === null || text.trim() === '' ? null : text.trim();
