// The list of drives, as a person reads it.
import type { Drive, Partition } from '../../../shared/domain/drive.ts';
import type { FitnessReason } from '../../../shared/domain/fitness-reason.ts';
import { formatBytes, plural } from '../../../shared/domain/text.ts';
import type { Carried } from '../../core/drives/carried.ts';
import type { Page } from './page.ts';

export interface Fitness {
  /** The partition's, or the drive's own where it has none. */
  readonly device: string;
  readonly reasons: readonly FitnessReason[];
}

/** What a mounted partition carries. */
export interface Carries extends Carried {
  readonly device: string;
}

export interface SeenDrive extends Drive {
  readonly fitness: readonly Fitness[];
  readonly carries: readonly Carries[];
}

/** One row for each file system; one for a drive that has none, or is being read. */
export const rowsOf = ({ partitions }: Drive): readonly (Partition | null)[] =>
  partitions.length === 0 ? [null] : partitions;

export function showDrives(page: Page, drives: readonly SeenDrive[]): void {
  if (drives.length === 0) {
    page.sentence('No drive is plugged in that this system reports.');
    return;
  }
  page.table(
    [
      { title: 'Device' },
      { title: 'Drive', atLeast: 12 },
      { title: 'Serial', atLeast: 8 },
      { title: 'Bus' },
      { title: 'Label', atLeast: 8 },
      { title: 'Size', align: 'right' },
      { title: 'Free', align: 'right' },
      { title: 'File system', atLeast: 5 },
      { title: 'Mounted at', atLeast: 10 },
    ],
    drives.flatMap((drive) => rowsOf(drive).map((partition) => rowOf(drive, partition))),
  );
  for (const drive of drives)
    for (const { device, reasons } of drive.fitness)
      showBelow(page, { device, reasons, carries: drive.carries.find((each) => each.device === device) });
}

function rowOf(drive: SeenDrive, partition: Partition | null): string[] {
  const device = partition?.device ?? drive.device;
  const free = drive.carries.find((each) => each.device === device)?.freeBytes ?? null;
  const { mountedAt = null, mountedReadOnly = false } = partition ?? {};
  return [
    device,
    [drive.maker, drive.model].filter((each) => each !== null).join(' ') || '–',
    drive.serial ?? '–',
    drive.bus ?? '–',
    partition?.label ?? '–',
    sizeText(partition?.sizeBytes ?? drive.sizeBytes),
    sizeText(free),
    partition?.fileSystem ?? (drive.state === 'reading' ? 'reading…' : '–'),
    mountedAt === null ? '–' : `${mountedAt}${mountedReadOnly ? ' (read-only)' : ''}`,
  ];
}

const sizeText = (bytes: number | null): string => (bytes === null ? '–' : formatBytes(bytes));

interface Below extends Fitness {
  /** Undefined where it is not mounted. */
  readonly carries: Carries | undefined;
}

function showBelow(page: Page, { device, reasons, carries }: Below): void {
  const { medium = null, vaults = [], unreadable = null } = carries ?? {};
  if (reasons.length === 0 && medium === null && vaults.length === 0 && unreadable === null) return;
  page.gap();
  page.line({ text: device, tone: 'bold' });
  if (medium !== null) page.line('  ', `Medium ${medium}`);
  for (const { id, copies } of vaults) {
    const newest = copies.at(-1);
    const told =
      newest === undefined ? 'no copy' : `${plural(copies.length, 'copy', 'copies')}, newest ${newest}`;
    page.line('  ', `Vault ${id}: ${told}`);
  }
  if (unreadable !== null) page.verdict('attention', unreadable);
  for (const { severity, message } of reasons)
    page.verdict(severity === 'error' ? 'danger' : 'attention', message);
}
